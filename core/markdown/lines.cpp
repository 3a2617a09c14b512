// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/markdown/lines.h"

#include <algorithm>

namespace baton::markdown {

using namespace Qt::StringLiterals;

namespace {

qsizetype longestRun(const QString &text, QChar wanted)
{
    qsizetype longest = 0;
    qsizetype run = 0;
    for (const QChar c : text) {
        run = c == wanted ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    return longest;
}

} // namespace

QString ShortTexts::of(QStringView text)
{
    constexpr qsizetype longest = 8;
    if (text.size() > longest)
        return text.toString();
    QString &kept = m_texts.at(qHash(text) % m_texts.size());
    if (kept != text)
        kept = text.toString();
    return kept;
}

Lines::Lines(const QString &text) : m_text(text)
{
    m_starts.reserve(static_cast<size_t>(text.count(u'\n')) + 2);
    m_starts.push_back(0);
    for (qsizetype from = 0; from < text.size();) {
        const qsizetype found = text.indexOf(u'\n', from);
        from = (found < 0 ? text.size() : found) + 1;
        m_starts.push_back(static_cast<quint32>(from));
    }
}

QString Lines::text(qsizetype from, qsizetype to) const
{
    from = std::max<qsizetype>(from, 0);
    to = std::min(to, size());
    return from < to ? m_text.mid(startOf(from), startOf(to) - 1 - startOf(from)) : QString();
}

void addLine(QString &text, QStringView line)
{
    text += line;
    text += u'\n';
}

bool isBlank(QStringView line)
{
    return std::all_of(line.begin(), line.end(), [](QChar c) { return c.isSpace(); });
}

qsizetype indentOf(QStringView line)
{
    qsizetype indent = 0;
    while (indent < line.size() && (line.at(indent) == u' ' || line.at(indent) == u'\t'))
        ++indent;
    return indent;
}

QString trimBlankLines(const QString &text)
{
    const auto isFilled = [](QChar c) { return !c.isSpace(); };
    const auto first = std::find_if(text.cbegin(), text.cend(), isFilled);
    if (first == text.cend())
        return {};
    const auto last = std::find_if(text.crbegin(), text.crend(), isFilled);
    const qsizetype from = text.lastIndexOf(u'\n', first - text.cbegin() - text.size()) + 1;
    const qsizetype end = text.indexOf(u'\n', text.crend() - last);
    return text.mid(from, (end < 0 ? text.size() : end) - from);
}

bool isRule(QStringView line)
{
    const QStringView text = line.trimmed();
    if (text.size() < 3 || !(text.front() == u'-' || text.front() == u'*' || text.front() == u'_'))
        return false;
    return std::all_of(text.begin(), text.end(), [&](QChar c) { return c == text.front(); });
}

bool isOneParagraph(const QString &text)
{
    constexpr qsizetype longest = 3;
    static const QString structure = u"-+>|#~0123456789"_s;
    const Lines paragraph(trimBlankLines(text));
    return !paragraph.isEmpty() && paragraph.size() <= longest
        && std::all_of(paragraph.begin(), paragraph.end(), [](QStringView line) {
               return !isBlank(line) && !structure.contains(line.front()) && !line.startsWith(u"* ")
                   && !line.startsWith(u"```") && indentOf(line) == 0;
           });
}

QString FenceLine::language() const
{
    QString word = info.section(u' ', 0, 0).toLower();
    while (word.startsWith(u'{') || word.startsWith(u'.'))
        word.remove(0, 1);
    for (const QChar end : u"},:;"_s)
        word = word.section(end, 0, 0);
    return word;
}

FenceLine fenceAt(QStringView line)
{
    const qsizetype indent = indentOf(line);
    const QStringView text = line.sliced(indent);
    if (text.size() < 3 || (text.front() != u'`' && text.front() != u'~'))
        return {};
    qsizetype length = 0;
    while (length < text.size() && text.at(length) == text.front())
        ++length;
    const QStringView info = text.sliced(length).trimmed();
    if (length < 3 || (text.front() == u'`' && info.contains(u'`')))
        return {};
    return {indent, length, text.front(), info.toString()};
}

bool mayHoldFence(QStringView text)
{
    return text.contains(u"```") || text.contains(u"~~~");
}

bool FenceTracker::feed(QStringView line)
{
    const FenceLine fence = fenceAt(line);
    if (m_opener.isFence()) {
        if (fence.closes(m_opener))
            m_opener = {};
        return true;
    }
    m_opener = fence;
    return fence.isFence();
}

QString fenced(const QString &text, const QString &language)
{
    const QString mark(std::max<qsizetype>(3, longestRun(text, u'`') + 1), u'`');
    const QString end = text.endsWith(u'\n') || text.isEmpty() ? QString() : u"\n"_s;
    return mark + language + u'\n' + text + end + mark;
}

QString bulletList(const QStringList &items)
{
    QStringList lines;
    for (const QString &item : items)
        lines.append(u"- "_s + item);
    return lines.join(u'\n');
}

} // namespace baton::markdown
