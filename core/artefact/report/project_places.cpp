// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/report/project_places.h"

#include "core/base/relative_path.h"

#include <QRegularExpression>

namespace baton::artefact {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestLine = 600;
constexpr qsizetype mostLines = 2000;

void remember(QHash<QString, QString> &names, const QString &key, const QString &file)
{
    const auto it = names.find(key);
    if (it == names.end())
        names.insert(key, file);
    else if (*it != file)
        it->clear();
}

void rememberTails(QHash<QString, QString> &names, const QString &path, const QString &file)
{
    for (qsizetype at = 0; at >= 0 && at < path.size();) {
        remember(names, path.sliced(at), file);
        const qsizetype slash = path.indexOf(u'/', at);
        at = slash < 0 ? -1 : slash + 1;
    }
}

QString withoutExtension(const QString &path)
{
    const qsizetype dot = path.lastIndexOf(u'.');
    return dot > path.lastIndexOf(u'/') ? path.left(dot) : path;
}

} // namespace

ProjectPlaces::ProjectPlaces(const QString &root, const QStringList &files)
    : m_root(root.isEmpty() || root.endsWith(u'/') ? root : QString(root + u'/')), m_anyFile(files.isEmpty())
{
    for (const QString &file : files) {
        rememberTails(m_bySuffix, file, file);
        rememberTails(m_byStem, withoutExtension(file), file);
        const QString folder = file.section(u'/', 0, -2);
        if (!folder.isEmpty() && !m_folders.contains(folder))
            m_folders.append(folder);
    }
    for (const QString &file : files) {
        m_bySuffix.insert(file, file); // a whole path is no tail of another one
        m_byStem.insert(withoutExtension(file), file);
    }
}

QString ProjectPlaces::withoutRoot(QString text) const
{
    if (m_root.isEmpty())
        return text;
    return text.remove(u"file://"_s + m_root).remove(m_root);
}

QString ProjectPlaces::fileOf(const QString &path) const
{
    QString plain = withoutRoot(path);
    while (plain.startsWith("./"_L1))
        plain = plain.sliced(2);
    if (plain.startsWith(u'/') || plain.startsWith(u'<') || plain.contains("node_modules/"_L1)
        || plain.startsWith("node:"_L1) || !RelativePath::parse(plain))
        return {};
    return m_anyFile ? plain : m_bySuffix.value(plain);
}

QString ProjectPlaces::fileOfName(const QString &dotted, QString *rest) const
{
    constexpr qsizetype most = 30;
    const QStringList parts = dotted.split(u'.');
    for (qsizetype count = qMin(parts.size(), most); count > 0; --count) {
        const QString file = m_byStem.value(parts.first(count).join(u'/').section(u'$', 0, 0));
        if (file.isEmpty())
            continue;
        if (rest)
            *rest = parts.sliced(count).join(u'.');
        return file;
    }
    return {};
}

QString ProjectPlaces::folderOf(const QString &package) const
{
    QString tail = package;
    while (!tail.isEmpty()) {
        if (m_folders.contains(tail))
            return tail;
        const qsizetype slash = tail.indexOf(u'/');
        tail = slash < 0 ? QString() : tail.sliced(slash + 1);
    }
    return m_anyFile ? package.section(u'/', -1) : u"."_s;
}

Place ProjectPlaces::placeIn(QStringView line) const
{
    static const QRegularExpression python(u"File \"([^\"]+)\", line (\\d{1,7})"_s);
    static const QRegularExpression plain(u"([^\\s():'\"<>,;=\\[\\]]+\\.\\w{1,5}):(\\d{1,7})"_s);
    const QString text = line.left(longestLine).toString();
    for (const QRegularExpression *form : {&python, &plain}) {
        const auto match = form->match(withoutRoot(text));
        if (!match.hasMatch())
            continue;
        if (const QString file = fileOf(match.captured(1)); !file.isEmpty())
            return {file, match.captured(2).toInt()};
    }
    return {};
}

Place ProjectPlaces::innermost(const QString &trace) const
{
    // Python tells the innermost last, and so does pytest: "calc.py:11: AttributeError".
    static const QRegularExpression pytest(u"^\\S+\\.py:\\d+: \\w*$"_s, QRegularExpression::MultilineOption);
    const bool lastCounts = trace.contains("most recent call last"_L1) || pytest.match(trace).hasMatch();
    Place found;
    qsizetype count = 0;
    for (const QStringView line : QStringView(trace).split(u'\n')) {
        if (++count > mostLines)
            break;
        const Place place = placeIn(line);
        if (place.file.isEmpty())
            continue;
        found = place;
        if (!lastCounts)
            break;
    }
    return found;
}

} // namespace baton::artefact
