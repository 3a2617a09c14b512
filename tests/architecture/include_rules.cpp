// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/include_rules.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace baton::architecture {

using namespace Qt::StringLiterals;

namespace {

/// Headers of folders closed to the window that it may include all the same: pure helpers and plain values.
const QStringList openToUi{u"core/artefact/diff/diff.h"_s, u"core/artefact/diff/merge3.h"_s,
    u"core/artefact/document/language_profile.h"_s, u"core/settings/app_settings.h"_s,
    u"core/settings/model_presets.h"_s, u"core/settings/sop_library.h"_s};

bool isIn(const QString &unit, std::initializer_list<QStringView> units)
{
    return std::any_of(units.begin(), units.end(), [&](QStringView u) { return u == unit; });
}

/// Rooms at the bottom, which every other may use; of them only base is used by the others of them.
bool isBottom(const QString &unit)
{
    return isIn(unit, {u"core/base", u"core/markdown", u"core/outline"});
}

bool coreMay(const QString &unit, const QString &target)
{
    if (unit == "core/base"_L1)
        return false;
    if (isBottom(unit) || unit == "core/process"_L1)
        return target == "core/base"_L1;
    if (unit == "core/sandbox"_L1)
        return target == "core/base"_L1 || target == "core/process"_L1;
    if (unit == "core/domain"_L1)
        return isBottom(target);
    if (unit == "core/session"_L1)
        return target.startsWith("core/"_L1);
    if (target == "core/process"_L1) // who runs programs
        return unit == "core/artefact"_L1;
    return isBottom(target) || target == "core/domain"_L1;
}

bool uiMay(const QString &unit, const QString &header, const QString &target)
{
    if (isBottom(target) || target == "core/domain"_L1)
        return true;
    if (unit == "ui/text"_L1)
        return false;
    return target == "core/session"_L1 || target.startsWith("ui/"_L1) || openToUi.contains(header)
        || target == "resources"_L1;
}

/// The command line program proves that the core needs no window, so its files name no part of one.
bool appMay(const QString &path, const QString &target)
{
    const bool commandLine = path.startsWith("app/cli"_L1) || path.startsWith("app/program/composition"_L1);
    if (target.startsWith("tests"_L1))
        return false;
    return !commandLine || !target.startsWith("ui/"_L1) || target == "ui/text"_L1;
}

bool testsMay(const QString &unit, const QString &target)
{
    const bool mayUseWindow =
        unit.startsWith("tests/ui"_L1) || unit.startsWith("tests/e2e"_L1) || unit == "tests/bench"_L1;
    return mayUseWindow || !target.startsWith("ui/"_L1) || target == "ui/text"_L1;
}

void checkMoc(const SourceFile &header, const QVector<SourceFile> &files, QVector<Finding> &findings)
{
    static const QRegularExpression macro(u"^\\s*Q_OBJECT\\b"_s, QRegularExpression::MultilineOption);
    const auto match = macro.match(header.code);
    if (!header.isHeader() || !match.hasMatch() || header.path.startsWith("tests/"_L1))
        return;
    const QString folder = header.path.section(u'/', 0, -2);
    const QString moc = u"moc_"_s + header.path.section(u'/', -1).chopped(1) + u"cpp"_s;
    const QString stem = header.path.chopped(header.path.endsWith("_p.h"_L1) ? 4 : 2);
    bool hasSource = false; // a port may be a header alone
    for (const SourceFile &file : files) {
        const bool included = std::any_of(file.includes.cbegin(), file.includes.cend(),
            [&](const Include &include) { return include.target == moc; });
        if (included && file.path.section(u'/', 0, -2) == folder)
            return;
        hasSource = hasSource || file.path == stem + u".cpp"_s;
    }
    if (!hasSource)
        return;
    findings.append({header.path, header.lineAt(match.capturedEnd()), u"moc-include"_s,
        u"a source beside it should end with #include \"%1\""_s.arg(moc)});
}

bool mayHoldJson(const SourceFile &file)
{
    return !file.isHeader() || (file.path.startsWith("core/journal/"_L1) && file.path.endsWith("_p.h"_L1));
}

void checkFile(const SourceFile &file, const QSet<QString> &known, QVector<Finding> &findings)
{
    for (const Include &include : file.includes) {
        if (include.target == "nlohmann/json.hpp"_L1 && !mayHoldJson(file))
            findings.append({file.path, include.line, u"json-header"_s, u"use <nlohmann/json_fwd.hpp>"_s});
        if (include.system || include.target.startsWith("moc_"_L1) || include.target.endsWith(".moc"_L1)
            || include.target.startsWith("ui_"_L1))
            continue;
        if (!known.contains(include.target))
            findings.append({file.path, include.line, u"include-rooted"_s,
                u"\"%1\" is no file of the project, seen from its top"_s.arg(include.target)});
        else if (!mayInclude(file.path, include.target))
            findings.append({file.path, include.line, u"layer"_s,
                u"%1 may not include %2"_s.arg(unitOf(file.path), include.target)});
    }
}

/// Units on a cycle through `start`, as "a -> b -> a"; empty when there is none.
QString cycleFrom(const QString &start, const QMap<QString, QSet<QString>> &edges)
{
    QMap<QString, QString> cameFrom;
    QStringList open{start};
    while (!open.isEmpty()) {
        const QString unit = open.takeFirst();
        const QSet<QString> targets = edges.value(unit);
        for (const QString &next : targets) {
            if (next == start) {
                QString path = unit + u" -> "_s + start;
                for (QString at = unit; at != start; at = cameFrom.value(at))
                    path.prepend(cameFrom.value(at) + u" -> "_s);
                return path;
            }
            if (!cameFrom.contains(next)) {
                cameFrom.insert(next, unit);
                open.append(next);
            }
        }
    }
    return {};
}

} // namespace

QString unitOf(const QString &path)
{
    const QString first = path.section(u'/', 0, 0);
    if (first == "app"_L1 || first == "resources"_L1 || first == "translations"_L1 || path.count(u'/') < 2)
        return first;
    return path.section(u'/', 0, 1);
}

bool mayInclude(const QString &path, const QString &header)
{
    const QString unit = unitOf(path);
    const QString target = unitOf(header);
    if (unit == target)
        return true;
    if (unit.startsWith("core/"_L1))
        return coreMay(unit, target);
    if (unit.startsWith("ui/"_L1))
        return uiMay(unit, header, target);
    if (unit == "app"_L1)
        return appMay(path, target);
    return unit.startsWith("tests"_L1) && testsMay(unit, target);
}

QVector<Finding> checkIncludes(const QVector<SourceFile> &files)
{
    QSet<QString> known;
    for (const SourceFile &file : files)
        known.insert(file.path);
    QVector<Finding> findings;
    for (const SourceFile &file : files) {
        checkFile(file, known, findings);
        checkMoc(file, files, findings);
    }
    return findings;
}

QVector<Finding> checkCycles(const QVector<SourceFile> &files)
{
    QMap<QString, QSet<QString>> edges;
    for (const SourceFile &file : files) {
        const QString folder = file.path.section(u'/', 0, -2);
        for (const Include &include : file.includes) {
            const QString target = include.target.section(u'/', 0, -2);
            if (!include.system && include.target.contains(u'/') && target != folder
                && !folder.startsWith("tests"_L1))
                edges[folder].insert(target);
        }
    }
    QVector<Finding> findings;
    for (auto it = edges.cbegin(); it != edges.cend(); ++it) {
        if (const QString cycle = cycleFrom(it.key(), edges); !cycle.isEmpty())
            findings.append({it.key(), 0, u"cycle"_s, cycle});
    }
    return findings;
}

} // namespace baton::architecture
