// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/checks/module_imports.h"

#include "core/markdown/lines.h"

#include <QRegularExpression>

#include <algorithm>

namespace baton::artefact {

using namespace Qt::StringLiterals;
using namespace markdown;

namespace {

/// Follows triple-quoted strings over lines, so that a docstring's examples are not read as code.
class DocstringTracker {
public:
    /// True when the line begins inside a string.
    bool feed(QStringView line)
    {
        const bool inside = !m_open.isEmpty();
        qsizetype at = 0;
        while (true) {
            if (!m_open.isEmpty()) {
                const qsizetype end = line.indexOf(m_open, at);
                if (end < 0)
                    break;
                at = end + 3;
                m_open.clear();
                continue;
            }
            const qsizetype next = nextOpening(line, at);
            if (next < 0)
                break;
            m_open = line.mid(next, 3).toString();
            at = next + 3;
        }
        return inside;
    }

private:
    static qsizetype nextOpening(QStringView line, qsizetype from)
    {
        for (qsizetype i = from; i < line.size(); ++i) {
            const QChar c = line.at(i);
            if (c == u'#')
                return -1;
            if (c != u'"' && c != u'\'')
                continue;
            if (line.sliced(i).startsWith(QString(3, c)))
                return i;
            for (++i; i < line.size() && line.at(i) != c; ++i)
                i += line.at(i) == u'\\' ? 1 : 0;
        }
        return -1;
    }

    QString m_open;
};

QStringList importedNames(QString list)
{
    QStringList names;
    list.remove(u'(').remove(u')').remove(u'\\');
    const QStringList parts = list.section(u'#', 0, 0).split(u',', Qt::SkipEmptyParts);
    for (const QString &part : parts)
        names += part.trimmed().section(u' ', 0, 0);
    names.removeAll(QString());
    return names;
}

/// The rest of a parenthesised import that goes on over lines, up to the next import.
QString wholeList(const Lines &lines, qsizetype at, const QString &begin)
{
    static const QRegularExpression statement(u"^\\s*+(?:from|import)\\s"_s);
    constexpr qsizetype mostLines = 200;
    QString list = begin.section(u'#', 0, 0);
    if (!list.trimmed().startsWith(u'('))
        return list;
    bool closed = list.contains(u')');
    for (qsizetype i = at + 1; !closed && i < std::min(lines.size(), at + mostLines); ++i) {
        if (statement.match(lines.at(i)).hasMatch())
            break;
        const QStringView names = lines.at(i).left(lines.at(i).indexOf(u'#')); // all of it without one
        closed = names.contains(u')');
        list += u' ' + names;
    }
    return list;
}

void addPlainImports(const QString &list, int line, bool optional, QVector<ModuleImport> &imports)
{
    const QStringList modules = importedNames(list);
    for (const QString &module : modules)
        imports += ModuleImport{module, 0, {}, line, optional};
}

/// Folders a module may be searched in: the project's root, the file's folder and those above it.
QStringList searchFolders(const QString &from)
{
    QStringList folders{QString(), u"src/"_s, u"lib/"_s, u"app/"_s};
    QString folder = from.section(u'/', 0, -2);
    while (!folder.isEmpty()) {
        folders += folder + u'/';
        folder = folder.section(u'/', 0, -2);
    }
    return folders;
}

QString relativeFolder(const QString &from, int dots)
{
    QString folder = from.section(u'/', 0, -2);
    for (int i = 1; i < dots; ++i)
        folder = folder.section(u'/', 0, -2);
    return folder.isEmpty() ? QString() : folder + u'/';
}

} // namespace

QVector<ModuleImport> pythonImports(const QString &text)
{
    static const QRegularExpression plain(u"^(\\s*+)import\\s++(.+)$"_s);
    static const QRegularExpression fromForm(
        u"^(\\s*+)from\\s++(?:(\\.++)\\s*+)?(?:(?!import\\s)([\\w.]++)\\s++)?import\\s++(.+)$"_s);
    static const QRegularExpression tryForm(u"^(\\s*)try\\s*:"_s);
    QVector<ModuleImport> imports;
    DocstringTracker strings;
    qsizetype tryIndent = -1;
    const Lines lines(text);
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QStringView line = lines.at(i);
        if (strings.feed(line) || isBlank(line))
            continue;
        if (tryIndent >= 0 && indentOf(line) <= tryIndent)
            tryIndent = -1;
        if (line.contains(u"try") && tryForm.match(line).hasMatch())
            tryIndent = indentOf(line);
        if (!line.contains(u"import"))
            continue;
        const bool optional = tryIndent >= 0;
        const int number = static_cast<int>(i + 1);
        if (const auto found = plain.match(line); found.hasMatch())
            addPlainImports(found.captured(2), number, optional, imports);
        else if (const auto other = fromForm.match(line); other.hasMatch())
            imports += ModuleImport{other.captured(3), static_cast<int>(other.capturedLength(2)),
                importedNames(wholeList(lines, i, other.captured(4))), number, optional};
    }
    return imports;
}

QStringList pythonNames(const QString &text)
{
    static const QRegularExpression definition(u"^(?:async\\s+)?(?:def|class)\\s+(\\w+)"_s);
    static const QRegularExpression assignment(
        u"^(?:    )?([A-Za-z_]\\w*(?:\\s*,\\s*[A-Za-z_]\\w*)*)\\s*(?::[^=]+)?(?:=[^=]|:\\s*\\S)"_s);
    static const QRegularExpression alias(u"\\bas\\s+(\\w+)"_s);
    QStringList names;
    DocstringTracker strings;
    const Lines lines(text);
    for (const QStringView line : lines) {
        if (strings.feed(line))
            continue;
        if (const auto found = definition.match(line); found.hasMatch())
            names += found.captured(1);
        else if (const auto assigned = assignment.match(line); assigned.hasMatch())
            names += importedNames(assigned.captured(1));
        for (auto it = alias.globalMatch(line); it.hasNext();)
            names += it.next().captured(1);
    }
    const QVector<ModuleImport> imports = pythonImports(text);
    for (const ModuleImport &import : imports)
        names += import.names.isEmpty() ? QStringList{import.module.section(u'.', 0, 0)} : import.names;
    return names;
}

QString pythonFileOf(const ModuleImport &import, const QString &from, const QStringList &files)
{
    const QString path = QString(import.module).replace(u'.', u'/');
    const QStringList folders =
        import.dots > 0 ? QStringList{relativeFolder(from, import.dots)} : searchFolders(from);
    for (const QString &folder : folders) {
        for (const QString &ending : {u".py"_s, u"/__init__.py"_s}) {
            const QString candidate = folder + path + ending;
            if (!path.isEmpty() && files.contains(candidate))
                return candidate;
        }
    }
    return {};
}

bool isPythonPackage(const ModuleImport &import, const QString &from, const QStringList &files)
{
    const QString path = QString(import.module).replace(u'.', u'/');
    const QStringList folders =
        import.dots > 0 ? QStringList{relativeFolder(from, import.dots)} : searchFolders(from);
    for (const QString &folder : folders) {
        const QString prefix = path.isEmpty() ? folder : folder + path + u'/';
        const bool any = std::any_of(
            files.begin(), files.end(), [&](const QString &file) { return file.startsWith(prefix); });
        if (any && (!prefix.isEmpty() || import.dots > 0))
            return true;
    }
    return false;
}

} // namespace baton::artefact
