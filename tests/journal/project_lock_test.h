// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class TestProjectLock : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void excludesASecondOwner();
    void aKilledOwnerLeavesNothingLocked();
    void aLeftFileIsNoLock();
    void linksAreRefused();
    void aMissingProjectIsSaid();
};
