// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <array>
#include <vector>

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

/// The lines of a text without their '\n'; a final newline adds no empty line. Nothing is copied: an answer
/// may be four million lines, and as strings of their own these would take a hundred megabytes each time they
/// are read.
class Lines {
public:
    explicit Lines(const QString &text);

    [[nodiscard]] qsizetype size() const { return static_cast<qsizetype>(m_starts.size()) - 1; }
    [[nodiscard]] bool isEmpty() const { return size() == 0; }
    /// A view into the text, which lives as long as these lines.
    [[nodiscard]] QStringView at(qsizetype line) const
    {
        return QStringView(m_text).sliced(startOf(line), startOf(line + 1) - 1 - startOf(line));
    }
    [[nodiscard]] QStringView first() const { return at(0); }
    [[nodiscard]] QStringView last() const { return at(size() - 1); }
    /// The lines from one up to another as a text, without a final newline; those that there are.
    [[nodiscard]] QString text(qsizetype from, qsizetype to) const;
    [[nodiscard]] const QString &text() const { return m_text; }

    class Iterator {
    public:
        using iterator_category = std::input_iterator_tag;
        using value_type = QStringView;
        using difference_type = qsizetype;
        using pointer = const QStringView *;
        using reference = QStringView;

        Iterator(const Lines &lines, qsizetype at) : m_lines(&lines), m_at(at) { }
        QStringView operator*() const { return m_lines->at(m_at); }
        Iterator &operator++()
        {
            ++m_at;
            return *this;
        }
        bool operator==(const Iterator &other) const { return m_at == other.m_at; }

    private:
        const Lines *m_lines;
        qsizetype m_at;
    };
    [[nodiscard]] Iterator begin() const { return {*this, 0}; }
    [[nodiscard]] Iterator end() const { return {*this, size()}; }

private:
    [[nodiscard]] qsizetype startOf(qsizetype line) const { return m_starts[static_cast<size_t>(line)]; }

    QString m_text;
    std::vector<quint32> m_starts; ///< of each line, and one behind the last line's end
};

/// Puts a line at the end of a text that holds whole lines only.
void addLine(QString &text, QStringView line);
[[nodiscard]] bool isBlank(QStringView line);
/// Number of leading spaces and tabs.
[[nodiscard]] qsizetype indentOf(QStringView line);
/// Without blank lines at both ends; white space inside lines stays. Without a final newline.
[[nodiscard]] QString trimBlankLines(const QString &text);
/// A line of three or more '-', '*' or '_' with nothing else.
[[nodiscard]] bool isRule(QStringView line);

/// Whether a text is one short paragraph of plain words, without items, rows, headings or fences.
[[nodiscard]] bool isOneParagraph(const QString &text);

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
/// Whether a text may hold a fence line at all.
[[nodiscard]] bool mayHoldFence(QStringView text);

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
