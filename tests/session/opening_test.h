// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// Making, opening and locking of projects.
class OpeningTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void createOpensAndWrites();
    void unusableFoldersAreRefused_data();
    void unusableFoldersAreRefused();
    void readOnlyFolderIsRefused();
    void damagedJournalIsRefusedAndLeftAlone();
    void journalOfANewerVersionIsRefused();
    void secondSessionIsRefusedWhileTheFirstLives();
    void createOnAProjectIsRefused();
    void openingSpendsNothing();
    void stateIsTheSameAfterOpening();
};
