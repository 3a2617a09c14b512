// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <array>

namespace baton {

/// A pair of marks between which a model thinks aloud.
struct ThinkingTag {
    QStringView open;
    QStringView close;
    bool always = true; ///< else only where the artefact is not itself written in tags
};

/// The one table of them, for the stream (core/llm) and for the reader of answers (core/artefact). Sources:
/// the chat templates of DeepSeek, Qwen, Magistral, Kimi, Sky-T1 and Seed, and what models without a template
/// of their own write.
inline constexpr std::array<ThinkingTag, 16> thinkingTags{
    {{u"<think>", u"</think>"}, {u"<thinking>", u"</thinking>"}, {u"<thought>", u"</thought>"},
        {u"<thoughts>", u"</thoughts>"}, {u"<reasoning>", u"</reasoning>"}, {u"[THINK]", u"[/THINK]"},
        {u"◁think▷", u"◁/think▷"}, {u"<|begin_of_thought|>", u"<|end_of_thought|>"},
        {u"<|thinking|>", u"<|/thinking|>"}, {u"<seed:think>", u"</seed:think>"},
        {u"<inner_thoughts>", u"</inner_thoughts>"}, {u"<reflection>", u"</reflection>", false},
        {u"<scratchpad>", u"</scratchpad>", false}, {u"<analysis>", u"</analysis>", false},
        {u"<planning>", u"</planning>", false}, {u"<brainstorm>", u"</brainstorm>", false}}};

} // namespace baton
