// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/room_map.h"

#include <cstdio>

/// Prints the rooms of the project below the folder given, for Graphviz.
int main(int argc, char **argv)
{
    if (argc != 2) {
        std::fputs("usage: baton-rooms FOLDER\n", stderr);
        return 2;
    }
    using namespace baton::architecture;
    std::fputs(qPrintable(drawRooms(roomsOf(loadProject(QString::fromLocal8Bit(argv[1]))))), stdout);
    return 0;
}
