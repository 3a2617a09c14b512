// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/markdown/cells.h"
#include "core/markdown/lines.h"

#include <QRegularExpression>

#include <algorithm>

namespace baton::markdown {

using namespace Qt::StringLiterals;

namespace {

QString withoutCheckbox(QStringView text)
{
    const bool box =
        text.size() > 3 && text.at(0) == u'[' && text.at(2) == u']' && u" xX"_s.contains(text.at(1));
    return plainCell(box ? text.sliced(3) : text);
}

/// Collects list items; deeper items and continuation lines belong to the item above them.
class ItemReader {
public:
    void feed(QStringView line)
    {
        const QStringView text = itemText(line);
        const qsizetype indent = indentOf(line);
        if (text.isNull()) {
            if (!m_items.isEmpty() && !m_gap)
                m_items.last() += u' ' + plainCell(line);
            return;
        }
        if (m_items.isEmpty() || indent <= m_margin + 1) {
            m_margin = m_items.isEmpty() ? indent : std::min(indent, m_margin);
            m_items += m_short.of(withoutCheckbox(text));
        } else {
            m_items.last() += u"\n- "_s + withoutCheckbox(text);
        }
        m_gap = false;
    }
    void gap() { m_gap = true; }

    [[nodiscard]] bool isList() const { return !m_items.isEmpty(); }
    [[nodiscard]] QStringList items() const
    {
        return m_items.size() == 1 && saysNothing(m_items.constFirst()) ? QStringList() : m_items;
    }

private:
    QStringList m_items;
    ShortTexts m_short;
    qsizetype m_margin = 0;
    bool m_gap = false;
};

bool hasExtension(QStringView word)
{
    const qsizetype dot = word.lastIndexOf(u'.');
    return dot > 0 && dot + 1 < word.size();
}

/// The text before a separator that ends a path: "src/a.py: purpose", "src/a.py - purpose", "src/a.py (x)".
QString headOf(const QString &item)
{
    QString head = plainCell(item.section(u'\n', 0, 0));
    for (const QString &end :
        {u": "_s, u" - "_s, u" – "_s, u" — "_s, u" ("_s, u" # "_s, u" → "_s, u" -> "_s, u", "_s})
        head = head.section(end, 0, 0);
    while (head.endsWith(u':') || head.endsWith(u',') || head.endsWith(u';'))
        head.chop(1);
    return plainValue(head);
}

/// Pieces of a part of a cell that may be a file's name: the whole, what is in back-ticks, each word.
QStringList nameCandidates(const QString &part)
{
    static const QRegularExpression code(u"`([^`]+)`"_s);
    static const QRegularExpression spaces(u"\\s+"_s);
    QStringList candidates{plainValue(part)};
    for (auto it = code.globalMatch(part); it.hasNext();)
        candidates.append(plainValue(it.next().captured(1)));
    const QStringList words = part.split(spaces, Qt::SkipEmptyParts);
    for (const QString &word : words)
        candidates.append(plainValue(word));
    return candidates;
}

} // namespace

QStringView itemText(QStringView line)
{
    const QStringView text = line.trimmed();
    if (text.size() > 1 && u"-*+•–"_s.contains(text.front()) && text.at(1).isSpace())
        return text.sliced(2).trimmed();
    qsizetype digits = 0;
    while (digits < text.size() && text.at(digits).isDigit())
        ++digits;
    const bool numbered = digits > 0 && digits < 5 && digits + 1 < text.size()
        && (text.at(digits) == u'.' || text.at(digits) == u')') && text.at(digits + 1).isSpace();
    return numbered ? text.sliced(digits + 2).trimmed() : QStringView();
}

std::optional<QStringList> listItems(const QStringList &lines)
{
    ItemReader reader;
    FenceTracker fences;
    for (const QString &line : lines) {
        if (fences.feed(line) || isBlank(line))
            reader.gap();
        else
            reader.feed(line);
    }
    return reader.isList() ? std::optional<QStringList>(reader.items()) : std::nullopt;
}

QStringList bareItems(const QStringList &lines)
{
    QStringList items;
    ShortTexts shared;
    for (const QString &line : lines) {
        if (!isBlank(line) && !fenceAt(line).isFence() && !saysNothing(line))
            items += shared.of(plainCell(line));
    }
    return items;
}

QString pathOf(const QString &item)
{
    static const QRegularExpression code(u"`([^`]+)`"_s);
    if (const auto match = code.match(item.section(u'\n', 0, 0)); match.hasMatch())
        return plainValue(match.captured(1));
    const QStringView marked = itemText(item);
    const QString head = headOf(marked.isNull() ? item : marked.toString());
    const qsizetype space = head.indexOf(u' ');
    if (space < 0)
        return head;
    // "my file.py" is one path; "src/a.py holds the board" and "Makefile with the targets" begin with one.
    const QString first = head.left(space);
    const QStringView last = QStringView(head).sliced(head.lastIndexOf(u' ') + 1);
    return hasExtension(first) || !(hasExtension(last) || last.contains(u'/')) ? first : head;
}

QStringList pathsOfItems(const QStringList &items)
{
    QStringList paths;
    for (const QString &item : items) {
        const QStringList lines = item.split("\n- "_L1);
        for (qsizetype i = 0; i < lines.size(); ++i) {
            // A nested line is a path only when it looks like one; it may as well describe the item above.
            const QString head = headOf(lines.at(i));
            const bool looksLikePath = !head.contains(u' ') && head.contains(u'.');
            const QString path = i == 0 || looksLikePath ? pathOf(lines.at(i)) : QString();
            if (!path.isEmpty() && !path.endsWith(u'/') && !saysNothing(head))
                paths += path;
        }
    }
    return paths;
}

FileNames::FileNames(const QStringList &files)
{
    for (const QString &file : files) {
        m_exact.insert(file);
        remember(file.toLower(), file);
        if (file.contains(u'/'))
            remember(file.section(u'/', -1).toLower(), file);
    }
}

void FileNames::remember(const QString &key, const QString &file)
{
    // An ambiguous name stays in the table without a file, so that it names nobody.
    const auto it = m_loose.find(key);
    if (it == m_loose.end())
        m_loose.insert(key, file);
    else if (*it != file)
        it->clear();
}

QString FileNames::find(const QString &word) const
{
    return m_exact.contains(word) ? word : m_loose.value(word.toLower());
}

FileNames::Named FileNames::namedIn(const QString &cell) const
{
    Named named;
    QSet<QString> seen;
    const QStringList parts = cellParts(cell);
    for (const QString &part : parts) {
        bool known = false;
        const QStringList candidates = nameCandidates(part);
        for (const QString &candidate : candidates) {
            const QString file = find(candidate);
            known = known || !file.isEmpty();
            if (!file.isEmpty() && !seen.contains(file))
                named.files.append(file);
            seen.insert(file);
        }
        if (!known && !saysNothing(part))
            named.unknown.append(plainCell(part));
    }
    return named;
}

} // namespace baton::markdown
