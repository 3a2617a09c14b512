// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/call.h"

#include <QStringList>

/// Small pieces of prompt text. Pure.
namespace baton::engine {

/// Puts a prompt message together and keeps count of what each part contributes, for the trace view.
class MessageBuilder {
public:
    explicit MessageBuilder(PromptRole role) : m_role(role) { }
    /// Appends a part, separated by an empty line; an empty text is no part.
    void add(const QString &label, const QString &text);
    [[nodiscard]] PromptMessage message() const { return {m_role, makeText(m_text), m_parts}; }

private:
    PromptRole m_role;
    QString m_text;
    QVector<PromptPart> m_parts;
};

/// "- one\n- two"; empty for an empty list.
[[nodiscard]] QString bulletList(const QStringList &items);
/// The text in a fence that is longer than any run of back ticks in it.
[[nodiscard]] QString fenced(const QString &text, const QString &language = {});
/// Body of a level-2 section of a canonical document, heading included; empty when it has none of that title.
/// Headings inside fences do not count.
[[nodiscard]] QString sectionText(const QString &document, const QString &title);
/// Info string of a fence for a file, by its extension: "python" for "src/a.py"; the extension where unknown.
[[nodiscard]] QString fenceLanguage(const QString &path);
/// Lines from-to (1-based, inclusive) in words: "line 3", "lines 3-7", "the whole text" for 0.
[[nodiscard]] QString placeInWords(int lineFrom, int lineTo);

} // namespace baton::engine
