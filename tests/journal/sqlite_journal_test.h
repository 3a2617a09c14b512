// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class TestSqliteJournal : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void survivesReopening();
    void everyCommitSurvivesAKill();
    void aTornLogLosesWholeBatchesOnly();
    void newerIsRefused();
    void notAJournal_data();
    void notAJournal();
    void readersSeeTheRunningWriter();
    void readOnlyNeedsAJournal();
    void readOnlyFolder_data();
    void readOnlyFolder();
    void aFullDiskLosesNothing();
    void aFileSizeLimitLosesNothing();
    void aDamagedTextIsNoticed();
    void aMissingEventIsNoticed();
    void oldSnapshotsAreNoSnapshots();
    void linksAreRefused();
};
