// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/architecture/source_file.h"

#include <QMap>
#include <QSet>

namespace baton::architecture {

/// A folder of the product with source files, and what its files include of other rooms.
struct Room {
    int files = 0;
    int lines = 0;
    QSet<QString> uses; ///< rooms included directly
};

using RoomMap = QMap<QString, Room>; ///< by folder

[[nodiscard]] RoomMap roomsOf(const QVector<SourceFile> &files);

/// The arrows to draw: a room that is reached by way of another one needs no arrow of its own. Without cycles
/// (checkCycles) what can be reached stays the same.
[[nodiscard]] QMap<QString, QSet<QString>> arrowsOf(const RoomMap &rooms);

/// The picture for Graphviz, by which `./dev rooms` draws resources/docs/rooms.svg.
[[nodiscard]] QString drawRooms(const RoomMap &rooms);

/// The arrows that a picture of Graphviz shows, to compare.
[[nodiscard]] QMap<QString, QSet<QString>> arrowsIn(const QString &svg);

} // namespace baton::architecture
