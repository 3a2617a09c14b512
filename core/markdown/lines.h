// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <array>

namespace baton::markdown {

/// The room of all rules of Markdown text: lines and fences (here), tables.h, cells.h (values, lists, paths,
/// "nothing"), headings.h and sections.h. Pure; everything is linear in the text.

/// Keeps one copy of short texts that come again: a million lines or cells of one letter take a pointer each.
class ShortTexts {
public:
    [[nodiscard]] QString of(QStringView text);

private:
    std::array<QString, 64> m_texts;
};

/// Lines without their '\n'; a final newline adds no empty line.
[[nodiscard]] QStringList splitLines(const QString &text);
[[nodiscard]] bool isBlank(QStringView line);
/// Number of leading spaces and tabs.
[[nodiscard]] qsizetype indentOf(QStringView line);
/// Without blank lines at both ends; white space inside lines stays.
[[nodiscard]] QString trimBlankLines(const QStringList &lines);
/// A line of three or more '-', '*' or '_' with nothing else.
[[nodiscard]] bool isRule(QStringView line);

/// Whether the lines are one short paragraph of plain words, without items, rows, headings or fences.
[[nodiscard]] bool isOneParagraph(const QStringList &lines);

/// A Markdown code fence line: ```info or ~~~info.
struct FenceLine {
    qsizetype indent = 0;
    qsizetype length = 0; ///< 0 = the line is no fence
    QChar mark;
    QString info;

    [[nodiscard]] bool isFence() const { return length > 0; }
    [[nodiscard]] bool isBare() const { return length > 0 && info.isEmpty(); }
    /// First word of the info string in lower case, without braces and leading dots: "python".
    [[nodiscard]] QString language() const;
    /// Whether this line ends a block that `opener` began.
    [[nodiscard]] bool closes(const FenceLine &opener) const
    {
        return isBare() && mark == opener.mark && length >= opener.length && indent <= opener.indent + 3;
    }
};

[[nodiscard]] FenceLine fenceAt(QStringView line);

/// Follows fences line by line.
class FenceTracker {
public:
    /// True when the line is a fence line or inside a block.
    bool feed(QStringView line);
    [[nodiscard]] bool isInside() const { return m_opener.isFence(); }
    [[nodiscard]] const FenceLine &opener() const { return m_opener; }

private:
    FenceLine m_opener;
};

/// The text in a fence that is longer than any run of back ticks in it.
[[nodiscard]] QString fenced(const QString &text, const QString &language = {});

/// "- one\n- two"; empty for an empty list.
[[nodiscard]] QString bulletList(const QStringList &items);

} // namespace baton::markdown
