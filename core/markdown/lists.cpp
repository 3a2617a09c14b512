// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/markdown/cells.h"
#include "core/markdown/file_list.h"
#include "core/markdown/lines.h"
#include "core/markdown/paths.h"

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

/// Pieces of a part of a cell that may be a file's name: the whole, what is in back-ticks, each word.
QStringList nameCandidates(const QString &part)
{
    static const QString marks = u"-•*·–()[],"_s;
    static const QRegularExpression code(u"`([^`]+)`"_s);
    static const QRegularExpression spaces(u"\\s+"_s);
    QStringList candidates{plainValue(part)};
    for (auto it = code.globalMatch(part); it.hasNext();)
        candidates.append(plainValue(it.next().captured(1)));
    const QStringList words = part.split(spaces, Qt::SkipEmptyParts);
    for (const QString &word : words) {
        QStringView bare(word);
        while (!bare.isEmpty() && marks.contains(bare.front()))
            bare = bare.sliced(1);
        while (!bare.isEmpty() && marks.contains(bare.back()))
            bare.chop(1);
        if (!bare.isEmpty())
            candidates.append(plainValue(bare.toString()));
    }
    candidates.removeDuplicates();
    return candidates;
}

} // namespace

QStringView itemText(QStringView line)
{
    const QStringView text = line.trimmed();
    if (text.size() > 1 && u"-*+•–"_s.contains(text.front()) && text.at(1).isSpace())
        return text.sliced(2).trimmed();
    static const QRegularExpression bracketed(u"^[(（][0-9]{1,3}[)）]\\s*"_s);
    if (text.startsWith(u'(') || text.startsWith(u'（')) {
        const auto found = bracketed.match(text.left(12));
        return found.hasMatch() && found.capturedEnd() < text.size() ? text.sliced(found.capturedEnd())
                                                                     : QStringView();
    }
    qsizetype digits = 0;
    while (digits < text.size() && text.at(digits).isDigit())
        ++digits;
    if (digits == 0 || digits > 4 || digits + 1 >= text.size())
        return {};
    const QChar mark = text.at(digits);
    const bool wide = mark == u'、' || mark == u'．' || mark == u'）';
    const bool numbered = wide || ((mark == u'.' || mark == u')') && text.at(digits + 1).isSpace());
    return numbered ? text.sliced(digits + 1).trimmed() : QStringView();
}

std::optional<QStringList> listItems(const Lines &lines)
{
    ItemReader reader;
    FenceTracker fences;
    for (const QStringView line : lines) {
        if (fences.feed(line) || isBlank(line))
            reader.gap();
        else
            reader.feed(line);
    }
    return reader.isList() ? std::optional<QStringList>(reader.items()) : std::nullopt;
}

QStringList bareItems(const Lines &lines)
{
    QStringList items;
    ShortTexts shared;
    for (const QStringView line : lines) {
        if (!isBlank(line) && !fenceAt(line).isFence() && !saysNothing(line))
            items += shared.of(plainCell(line));
    }
    return items;
}

QStringList pathsOfItems(const QStringList &items)
{
    QString text;
    for (const QString &item : items)
        addLine(text, QString(u"- "_s + QString(item).replace("\n- "_L1, "\n  - "_L1)));
    QStringList paths;
    const FileList list = readFileList(text);
    for (const ListedFile &file : list.files)
        paths += file.path;
    return paths;
}

FileNames::FileNames(const QStringList &files)
{
    for (const QString &file : files) {
        m_exact.insert(file);
        remember(m_loose, file.toLower(), file);
        if (file.contains(u'/'))
            remember(m_loose, file.section(u'/', -1).toLower(), file);
        // As a module: "lights.cli", "lights/cli", "cli".
        const QString stem = file.left(file.lastIndexOf(u'.')).toLower();
        if (stem.isEmpty() || stem == file)
            continue;
        remember(m_modules, stem, file);
        remember(m_modules, QString(stem).replace(u'/', u'.'), file);
        if (stem.contains(u'/'))
            remember(m_modules, stem.section(u'/', -1), file);
    }
}

void FileNames::remember(QHash<QString, QString> &names, const QString &key, const QString &file)
{
    // An ambiguous name stays in the table without a file, so that it names nobody.
    const auto it = names.find(key);
    if (it == names.end())
        names.insert(key, file);
    else if (*it != file)
        it->clear();
}

QString FileNames::find(const QString &word) const
{
    if (m_exact.contains(word))
        return word;
    const QString path = normalPath(word);
    return m_exact.contains(path) ? path : m_loose.value(path.toLower());
}

QString FileNames::findModule(const QString &word) const
{
    QString key = normalPath(word).toLower();
    while (key.startsWith(u'.') || key.startsWith(u'/'))
        key.remove(0, 1);
    if (const QString file = m_modules.value(key); !file.isEmpty())
        return file;
    // "lights.cli.Board" is of lights/cli.py.
    const qsizetype dot = key.lastIndexOf(u'.');
    return dot > 0 && key.indexOf(u'.') != dot ? m_modules.value(key.left(dot)) : QString();
}

FileNames::Named FileNames::namedIn(const QString &cell) const
{
    Named named;
    if (beginsWithNothing(cell))
        return named;
    QSet<QString> seen;
    const QStringList parts = cellParts(cell);
    for (const QString &part : parts) {
        bool known = false;
        const QStringList candidates = nameCandidates(part);
        for (const QString &candidate : candidates) {
            QString file = find(candidate);
            if (file.isEmpty() && !candidate.contains(u' ')
                && (candidates.size() <= 2 || candidate.contains(u'.')))
                file = findModule(candidate);
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
