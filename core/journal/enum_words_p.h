// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/event.h"
#include "core/domain/state.h"

#include <optional>
#include <string_view>

/// Words of the enums as the journal keeps them. They are a file format: never change one, only add. Each is
/// a switch without a default, so that a new enumerator without a word is a compiler warning; values outside
/// the enum have the empty word, which is what `enumFromWord` stops at.
namespace baton::journal {

inline std::string_view wordOf(Verb value)
{
    switch (value) {
    case Verb::Produce:
        return "produce";
    case Verb::Revise:
        return "revise";
    case Verb::Review:
        return "review";
    case Verb::Complete:
        return "complete";
    case Verb::Continue:
        return "continue";
    case Verb::Fix:
        return "fix";
    case Verb::Attribute:
        return "attribute";
    }
    return {};
}

inline std::string_view wordOf(PromptRole value)
{
    switch (value) {
    case PromptRole::System:
        return "system";
    case PromptRole::User:
        return "user";
    case PromptRole::Assistant:
        return "assistant";
    }
    return {};
}

inline std::string_view wordOf(FinishReason value)
{
    switch (value) {
    case FinishReason::None:
        return "none";
    case FinishReason::Stop:
        return "stop";
    case FinishReason::Length:
        return "length";
    case FinishReason::ToolCalls:
        return "tool_calls";
    case FinishReason::ContentFilter:
        return "content_filter";
    case FinishReason::Refusal:
        return "refusal";
    case FinishReason::Pause:
        return "pause";
    case FinishReason::Error:
        return "error";
    }
    return {};
}

inline std::string_view wordOf(ArtefactState value)
{
    switch (value) {
    case ArtefactState::Queued:
        return "queued";
    case ArtefactState::Writing:
        return "writing";
    case ArtefactState::Review:
        return "review";
    case ArtefactState::Approved:
        return "approved";
    case ArtefactState::ChangesRequested:
        return "changes_requested";
    case ArtefactState::Stale:
        return "stale";
    case ArtefactState::Failed:
        return "failed";
    case ArtefactState::Skipped:
        return "skipped";
    }
    return {};
}

inline std::string_view wordOf(AuthorKind value)
{
    switch (value) {
    case AuthorKind::Role:
        return "role";
    case AuthorKind::Human:
        return "human";
    case AuthorKind::Derived:
        return "derived";
    }
    return {};
}

inline std::string_view wordOf(CheckState value)
{
    switch (value) {
    case CheckState::Passed:
        return "passed";
    case CheckState::Failed:
        return "failed";
    case CheckState::NotRun:
        return "not_run";
    }
    return {};
}

inline std::string_view wordOf(RemarkState value)
{
    switch (value) {
    case RemarkState::Draft:
        return "draft";
    case RemarkState::Sent:
        return "sent";
    case RemarkState::Addressed:
        return "addressed";
    case RemarkState::Declined:
        return "declined";
    case RemarkState::Unanswered:
        return "unanswered";
    case RemarkState::Finding:
        return "finding";
    case RemarkState::Dropped:
        return "dropped";
    }
    return {};
}

inline std::string_view wordOf(StepType value)
{
    switch (value) {
    case StepType::Document:
        return "document";
    case StepType::File:
        return "file";
    case StepType::Review:
        return "review";
    case StepType::Command:
        return "command";
    case StepType::Derive:
        return "derive";
    case StepType::Human:
        return "human";
    }
    return {};
}

inline std::string_view wordOf(ReviewTime value)
{
    switch (value) {
    case ReviewTime::AfterApproval:
        return "after-approval";
    case ReviewTime::BeforeGate:
        return "before-gate";
    }
    return {};
}

inline std::string_view wordOf(ProgramEnd value)
{
    switch (value) {
    case ProgramEnd::Exited:
        return "exited";
    case ProgramEnd::Killed:
        return "killed";
    case ProgramEnd::Limit:
        return "limit";
    case ProgramEnd::Interrupted:
        return "interrupted";
    case ProgramEnd::NotRun:
        return "not_run";
    }
    return {};
}

inline std::string_view wordOf(Fault value)
{
    switch (value) {
    case Fault::Code:
        return "code";
    case Fault::Test:
        return "test";
    case Fault::Requirement:
        return "requirement";
    case Fault::Accepted:
        return "accepted";
    }
    return {};
}

inline std::string_view wordOf(GateRule value)
{
    switch (value) {
    case GateRule::Always:
        return "always";
    case GateRule::AutoIfChecksPass:
        return "auto-if-checks-pass";
    case GateRule::Never:
        return "never";
    }
    return {};
}

inline std::string_view wordOf(SectionForm value)
{
    switch (value) {
    case SectionForm::Text:
        return "text";
    case SectionForm::List:
        return "list";
    case SectionForm::Table:
        return "table";
    case SectionForm::Mermaid:
        return "mermaid";
    }
    return {};
}

inline std::string_view wordOf(VerdictRule::Action value)
{
    switch (value) {
    case VerdictRule::Action::Next:
        return "next";
    case VerdictRule::Action::Revise:
        return "revise";
    case VerdictRule::Action::Requeue:
        return "requeue";
    }
    return {};
}

inline std::string_view wordOf(RunMode value)
{
    switch (value) {
    case RunMode::Created:
        return "created";
    case RunMode::Running:
        return "running";
    case RunMode::Paused:
        return "paused";
    case RunMode::Stopped:
        return "stopped";
    case RunMode::OverBudget:
        return "over_budget";
    case RunMode::Finished:
        return "finished";
    }
    return {};
}

template <class E> [[nodiscard]] std::optional<E> enumFromWord(std::string_view word)
{
    for (int i = 0; !wordOf(static_cast<E>(i)).empty(); ++i) {
        if (wordOf(static_cast<E>(i)) == word)
            return static_cast<E>(i);
    }
    return std::nullopt;
}

} // namespace baton::journal
