// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/markdown/file_list.h"

#include "core/markdown/cells.h"
#include "core/markdown/lines.h"
#include "core/markdown/paths.h"
#include "core/markdown/tables.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace baton::markdown {

using namespace Qt::StringLiterals;

namespace {

/// A line of a list as it stands: how deep, and what it says.
struct Entry {
    qsizetype depth = 0; ///< column of its first word
    bool marked = false; ///< a bullet, number, branch or heading stands before it
    bool branch = false; ///< of a tree drawing
    bool bar = false; ///< of one, with bars alone before it
    qsizetype heading = 0; ///< its level, 0 = none
    bool fenced = false;
    QString text;
};

/// Length of what a tree drawing has before a name: "│   ├── ", "|   `-- "; 0 when the line is none of one.
qsizetype branchLength(const QString &line)
{
    static const QRegularExpression branch(
        u"^(?:[\\s\\x{2502}\\x{2503}|!]*)(?:[\\x{251C}\\x{2514}\\x{2517}\\x{2523}\\x{2570}][\\x{2500}\\x{2501}-]*\\s*|[|`+\\\\][-_]{2,}\\s*)"_s);
    const bool row =
        std::all_of(line.cbegin(), line.cend(), [](QChar c) { return c.isSpace() || u"|-:+"_s.contains(c); });
    if (row)
        return 0; // the second line of a table
    const auto found = branch.match(line.left(400));
    return found.hasMatch() ? found.capturedEnd() : 0;
}

/// Length of the bars before a file of a drawing that has no branch of its own ("|   index.js"); 0 for a row.
qsizetype barLength(const QString &line)
{
    static const QRegularExpression bars(u"^\\s*[|\\x{2502}][\\s|\\x{2502}]*"_s);
    const auto found = bars.match(line.left(400));
    return found.hasMatch() && line.count(u'|') < 2 && found.capturedEnd() < line.size() ? found.capturedEnd()
                                                                                         : 0;
}

qsizetype headingLength(QStringView line)
{
    qsizetype marks = 0;
    while (marks < line.size() && line.at(marks) == u'#')
        ++marks;
    return marks > 0 && marks <= 6 && marks < line.size() && line.at(marks).isSpace() ? marks + 1 : 0;
}

bool isBullet(QStringView line)
{
    const QStringView text = line.trimmed();
    return text.size() > 2 && QStringView(u"●■▪◦‣·○►▶❖✓✔").contains(text.front()) && text.at(1).isSpace();
}

/// Without the signs some put before a name: "📂 src".
QString withoutSigns(const QString &text)
{
    qsizetype from = 0;
    while (from < text.size() && !text.at(from).isLetterOrNumber()
        && !QStringView(u"`*[(\"'._/\\<~@").contains(text.at(from)))
        ++from;
    return text.sliced(from);
}

Entry entryOf(const QString &line)
{
    Entry entry;
    if (const qsizetype branch = branchLength(line); branch > 0) {
        entry = {branch, true, true, false, 0, false, withoutSigns(line.sliced(branch))};
    } else if (const qsizetype bar = barLength(line); bar > 0) {
        entry = {bar, true, true, true, 0, false, line.sliced(bar)};
    } else if (const qsizetype heading = headingLength(line); heading > 0) {
        entry = {0, true, false, false, heading - 1, false, line.sliced(heading)};
    } else {
        const QStringView item = itemText(line);
        const bool html = line.trimmed().startsWith("<li"_L1, Qt::CaseInsensitive);
        entry.marked = !item.isNull() || html || isBullet(line);
        entry.depth = indentOf(line);
        entry.text = item.isNull() ? line.trimmed() : item.toString();
    }
    return entry;
}

/// Words that say that a name is a folder's.
bool isDirectoryWord(const QString &rest)
{
    static const QRegularExpression word(
        u"\\b(?:folder|directory|dir|package|ordner|verzeichnis|dossier|carpeta)\\b|目录|文件夹|包"_s,
        QRegularExpression::CaseInsensitiveOption);
    return word.match(rest.left(200)).hasMatch();
}

/// What an entry that names no file is to the entries below it.
struct Above {
    qsizetype depth = 0;
    enum class Is { Group, Folder, File } is = Is::Group;
    QString folder; ///< with its final '/', empty = the project's
};

class ListReader {
public:
    explicit ListReader(const QString &text) { split(text); }

    /// Whether a drawing holds a branch ("├── src/"); bars alone may be a table's.
    [[nodiscard]] bool isTree() const
    {
        return std::any_of(m_entries.cbegin(), m_entries.cend(),
            [](const Entry &entry) { return entry.branch && !entry.bar; });
    }

    FileList read()
    {
        const bool marked = std::any_of(
            m_entries.cbegin(), m_entries.cend(), [](const Entry &entry) { return entry.marked; });
        const bool tree = isTree();
        m_root = rootOfTree();
        for (qsizetype i = 0; i < m_entries.size(); ++i) {
            const Entry &entry = m_entries.at(i);
            if (i == m_root)
                continue;
            if (entry.marked || entry.fenced || !marked || (tree && entry.depth > 0))
                feed(entry, i);
            else if (!openCaption(entry))
                continueLast(entry);
        }
        return std::move(m_list);
    }

private:
    void split(const QString &text)
    {
        FenceTracker fences;
        for (const QStringView line : Lines(text)) {
            if (m_entries.size() >= mostEntries)
                break;
            const bool fenceLine = fenceAt(line).isFence();
            fences.feed(line);
            const bool bars = std::all_of(
                line.begin(), line.end(), [](QChar c) { return c.isSpace() || c == u'|' || c == u'│'; });
            if (fenceLine || bars || isRule(line))
                continue;
            if (const QStringView bare = line.trimmed(); bare.startsWith(u'<')
                && !bare.startsWith("<li"_L1, Qt::CaseInsensitive) && bare.endsWith(u'>')
                && !bare.contains(u' '))
                continue; // <ul>, </ol>
            Entry entry = entryOf(line.toString());
            entry.fenced = fences.isInside();
            m_entries += entry;
        }
    }

    /// Index of the line that names the whole project above a tree drawing; -1 when there is none.
    [[nodiscard]] qsizetype rootOfTree()
    {
        const auto isBranch = [](const Entry &entry) { return entry.branch; };
        const auto first = std::find_if(m_entries.cbegin(), m_entries.cend(), isBranch);
        if (first == m_entries.cbegin() || first == m_entries.cend())
            return -1;
        const qsizetype root = first - m_entries.cbegin() - 1;
        const bool alone = std::all_of(first, m_entries.cend(), isBranch);
        const QString line = m_entries.at(root).text;
        const QString name = line == "."_L1 ? line : withoutSigns(line).section(u' ', 0, 0);
        if (name == "."_L1 || name == "./"_L1 || name == "/"_L1)
            return root;
        if (!alone || !namesFolder(name.endsWith(u'/') ? name : QString(name + u'/')) || namesFile(name))
            return -1;
        const bool package = std::any_of(first, m_entries.cend(), [&](const Entry &entry) {
            return entry.depth <= first->depth && entry.text.startsWith("__init__.py"_L1);
        });
        static const QSet<QString> sources{u"src"_s, u"source"_s, u"lib"_s, u"app"_s, u"pkg"_s, u"cmd"_s,
            u"internal"_s, u"include"_s, u"public"_s, u"static"_s, u"tests"_s, u"test"_s, u"docs"_s};
        if (package || sources.contains(name.chopped(name.endsWith(u'/') ? 1 : 0).toLower()))
            return -1;
        return root;
    }

    [[nodiscard]] bool hasDeeper(qsizetype index) const
    {
        return index + 1 < m_entries.size() && m_entries.at(index + 1).depth > m_entries.at(index).depth
            && m_entries.at(index).heading == 0;
    }

    /// Headings stand outside all items, and one of a level ends those of its level and below.
    static qsizetype placeOf(const Entry &entry)
    {
        constexpr qsizetype levels = 6;
        return entry.heading > 0 ? entry.heading - levels - 1 : entry.depth;
    }

    void feed(const Entry &entry, qsizetype index)
    {
        while (!m_above.isEmpty() && m_above.constLast().depth >= placeOf(entry))
            m_above.removeLast();
        const Above parent = m_above.isEmpty() ? Above() : m_above.constLast();
        LeadingPaths leading = leadingPaths(entry.text);
        if (parent.is == Above::Is::File && !entry.branch && entry.heading == 0) {
            describeLast(entry.text); // what stands below a file speaks of it
            return;
        }
        if (leading.paths.isEmpty() && leading.folder.isEmpty())
            leading = inWords(entry, leading);
        if (leading.paths.isEmpty()) {
            openFolder(entry, index, parent, leading);
            return;
        }
        for (const QString &path : std::as_const(leading.paths))
            add(below(parent.folder, path), leading.rest);
        const bool own = entry.marked && !entry.branch && entry.heading == 0 && !entry.fenced
            && leading.paths.size() == 1 && m_above.isEmpty()
            && entry.text.startsWith(plainStart(entry.text, leading.paths.constFirst()));
        m_list.plain = m_list.plain && own;
        m_above += Above{entry.depth, entry.heading > 0 ? Above::Is::Group : Above::Is::File, parent.folder};
        if (entry.heading > 0)
            m_headingFile = true;
    }

    /// The path as it may stand at the margin: plain or in back-ticks.
    static QString plainStart(const QString &text, const QString &path)
    {
        return text.startsWith(u'`') ? u'`' + path + u'`' : path;
    }

    /// "The board is `src/a.py`", "Implement rules.py".
    static LeadingPaths inWords(const Entry &entry, const LeadingPaths &leading)
    {
        if (LeadingPaths run = runBehindColon(entry.text); !entry.branch && run.paths.size() > 1)
            return run;
        if (!entry.marked || entry.branch)
            return leading;
        const QString path = pathOf(entry.text);
        const bool spaced = path.count(u' ') == 1 && namesFile(path.section(u' ', 1));
        if (!namesFile(path) && !spaced)
            return leading;
        LeadingPaths found;
        found.paths = {path};
        const qsizetype at = entry.text.indexOf(path);
        found.rest = at < 0 ? QString() : leadingPaths(QStringView(entry.text).sliced(at)).rest;
        return found;
    }

    /// "Implement in this order: `a.py`, `b.py`.": words without a path, and nothing behind the files.
    static LeadingPaths runBehindColon(const QString &text)
    {
        static const QRegularExpression colon(u"[:：]"_s);
        const qsizetype at = text.left(200).indexOf(colon);
        LeadingPaths run = at < 0 ? LeadingPaths() : leadingPaths(QStringView(text).sliced(at + 1));
        const bool whole = run.rest.isEmpty() || run.rest == u'.' || run.rest == u'。';
        return whole && !namesFile(pathOf(text.left(at))) ? run : LeadingPaths();
    }

    void openFolder(const Entry &entry, qsizetype index, const Above &parent, const LeadingPaths &leading)
    {
        QString folder = leading.folder;
        if (folder.isEmpty() && hasDeeper(index)) {
            const QString name = plainValue(entry.text.section(u' ', 0, 0));
            const bool named = entry.branch || isDirectoryWord(entry.text.section(u' ', 1));
            if (named && namesFolder(QString(name + u'/')))
                folder = name + u'/';
        }
        if (entry.heading > 0 && m_headingFile && folder.isEmpty())
            return;
        if (folder.isEmpty()) {
            if (!isRootWord(entry.text))
                m_list.others += plainCell(entry.text);
            m_above += Above{entry.depth, Above::Is::Group, parent.folder};
            return;
        }
        m_above += Above{placeOf(entry), Above::Is::Folder, below(parent.folder, folder)};
        m_list.plain = false;
    }

    /// "**Core (`src/`)**" above a list: the folder of what follows, up to the next caption.
    bool openCaption(const Entry &entry)
    {
        const bool bold =
            entry.text.startsWith("**"_L1) && (entry.text.endsWith("**"_L1) || entry.text.endsWith("**:"_L1));
        if (!bold || entry.depth > 0)
            return false;
        static const QRegularExpression folder(u"`([\\w./-]+/)`|[(（]\\s*([\\w./-]+/)\\s*[)）]"_s);
        const auto found = folder.match(entry.text.left(300));
        const QString name = found.hasMatch() ? QString(found.captured(1) + found.captured(2)) : QString();
        m_above.clear();
        if (namesFolder(name)) {
            m_above += Above{-1, Above::Is::Folder, normalPath(name)};
            m_list.plain = false;
        }
        return true;
    }

    /// "files:" of a YAML list.
    static bool isRootWord(const QString &text) { return text.endsWith(u':') && !text.contains(u' '); }

    static QString below(const QString &folder, const QString &path)
    {
        return folder.isEmpty() || path.startsWith(folder) ? path : folder + path;
    }

    void add(const QString &path, const QString &purpose)
    {
        if (m_seen.contains(path)) {
            m_list.plain = false;
            return;
        }
        m_seen.insert(path);
        m_list.files += ListedFile{path, purpose};
    }

    void continueLast(const Entry &entry)
    {
        if (m_headingFile || (!m_above.isEmpty() && entry.depth > m_above.constLast().depth))
            describeLast(entry.text);
        else
            m_list.others += plainCell(entry.text);
    }

    void describeLast(const QString &words)
    {
        constexpr qsizetype longest = 400;
        if (m_list.files.isEmpty())
            return;
        QString &purpose = m_list.files.last().purpose;
        if (purpose.size() < longest)
            purpose += (purpose.isEmpty() ? QString() : u"; "_s) + plainCell(words);
    }

    static constexpr qsizetype mostEntries = 20'000; // no project of a person has more files

    QVector<Entry> m_entries;
    QVector<Above> m_above;
    QSet<QString> m_seen;
    FileList m_list;
    qsizetype m_root = -1;
    bool m_headingFile = false;
};

} // namespace

FileList readFileList(const QString &text)
{
    ListReader reader(text);
    if (!reader.isTree() && text.contains(u'|')) {
        if (FileList list = filesOfTables(readTables(text)); !list.files.isEmpty())
            return list;
    }
    return reader.read();
}

QString writeFileList(const FileList &list, bool ordered)
{
    QStringList lines;
    for (const ListedFile &file : list.files) {
        const QString mark = ordered ? u"%1. "_s.arg(lines.size() + 1) : u"- "_s;
        lines +=
            mark + u'`' + file.path + u'`' + (file.purpose.isEmpty() ? QString() : u": "_s + file.purpose);
    }
    const QString files = lines.join(u'\n');
    return list.others.isEmpty() ? files : list.others.join(u'\n') + u"\n\n"_s + files;
}

} // namespace baton::markdown
