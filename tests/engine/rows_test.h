// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace baton::test {

class RowsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cells_data();
    void cells();
    void dependencies();
    void planPaths_data();
    void planPaths();
    void refusedPaths();
    void replanning();
    void cyclesDoNotDeadlock_data();
    void cyclesDoNotDeadlock();
};

} // namespace baton::test
