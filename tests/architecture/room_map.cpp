// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/room_map.h"

#include <QRegularExpression>

namespace baton::architecture {

using namespace Qt::StringLiterals;

namespace {

QString roomOf(const QString &path)
{
    return path.section(u'/', 0, -2);
}

/// Everything that can be reached from a room, itself only by way of a cycle.
QSet<QString> reachableFrom(const QString &room, const RoomMap &rooms)
{
    QSet<QString> seen;
    QStringList open = rooms.value(room).uses.values();
    while (!open.isEmpty()) {
        const QString next = open.takeLast();
        if (seen.contains(next))
            continue;
        seen.insert(next);
        open += rooms.value(next).uses.values();
    }
    return seen;
}

QString quoted(const QString &name)
{
    return u'"' + name + u'"';
}

/// The rooms of one top folder in a box.
QString drawBox(const QString &top, const RoomMap &rooms)
{
    QString text = u"  subgraph "_s + quoted(u"cluster_"_s + top) + u" {\n    label="_s + quoted(top)
        + u"; style=\"rounded\"; color=\"#9aa5b1\"; fontcolor=\"#52606d\";\n"_s;
    for (auto it = rooms.cbegin(); it != rooms.cend(); ++it) {
        if (it.key().section(u'/', 0, 0) == top)
            text += u"    %1 [label=\"%2\\n%3 files, %4 lines\"];\n"_s.arg(quoted(it.key()), it.key())
                        .arg(it->files)
                        .arg(it->lines);
    }
    return text + u"  }\n"_s;
}

} // namespace

RoomMap roomsOf(const QVector<SourceFile> &files)
{
    RoomMap rooms;
    for (const SourceFile &file : files) {
        if (!file.isProduct())
            continue;
        Room &room = rooms[roomOf(file.path)];
        ++room.files;
        room.lines += static_cast<int>(file.raw.count(u'\n'));
        for (const Include &include : file.includes) {
            const QString target = roomOf(include.target);
            if (!include.system && !target.isEmpty() && target != roomOf(file.path))
                room.uses.insert(target);
        }
    }
    return rooms;
}

QMap<QString, QSet<QString>> arrowsOf(const RoomMap &rooms)
{
    QMap<QString, QSet<QString>> arrows;
    for (auto it = rooms.cbegin(); it != rooms.cend(); ++it) {
        QSet<QString> direct = it->uses;
        for (const QString &used : it->uses)
            direct -= reachableFrom(used, rooms);
        if (!direct.isEmpty())
            arrows.insert(it.key(), direct);
    }
    return arrows;
}

QString drawRooms(const RoomMap &rooms)
{
    QString text = u"digraph rooms {\n  rankdir=TB; nodesep=0.25; ranksep=0.45;\n"
                   "  node [shape=box, style=\"rounded,filled\", fillcolor=\"#f5f7fa\", color=\"#7b8794\", "
                   "fontname=\"Helvetica\", fontsize=11];\n"
                   "  edge [color=\"#7b8794\", arrowsize=0.6];\n  fontname=\"Helvetica\";\n"_s;
    QStringList tops;
    for (auto it = rooms.cbegin(); it != rooms.cend(); ++it) {
        const QString top = it.key().section(u'/', 0, 0);
        if (!tops.contains(top))
            tops.append(top);
    }
    for (const QString &top : tops)
        text += drawBox(top, rooms);
    const QMap<QString, QSet<QString>> arrows = arrowsOf(rooms);
    for (auto it = arrows.cbegin(); it != arrows.cend(); ++it) {
        QStringList targets = it->values();
        targets.sort();
        for (const QString &target : targets)
            text += u"  %1 -> %2;\n"_s.arg(quoted(it.key()), quoted(target));
    }
    return text + u"}\n"_s;
}

QMap<QString, QSet<QString>> arrowsIn(const QString &svg)
{
    static const QRegularExpression title(u"<title>([\\w/&#;]+?)&#45;&gt;([\\w/&#;]+)</title>"_s);
    QMap<QString, QSet<QString>> arrows;
    for (auto it = title.globalMatch(svg); it.hasNext();) {
        const auto match = it.next();
        arrows[match.captured(1)].insert(match.captured(2));
    }
    return arrows;
}

} // namespace baton::architecture
