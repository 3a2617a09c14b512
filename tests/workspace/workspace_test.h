// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class WorkspaceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void opening();
    void writesAndReads();
    void bytesComeBackExactly();
    void expectation_data();
    void expectation();
    void theSameTextAgainIsNoChange();
    void keepsPermissions();
    void linksAreNeverFollowed();
    void onlyPlainFiles();
    void readOnlyFolder();
    void aFullDiskKeepsTheOldFile();
    void leavesNoTemporaryFiles();
};
