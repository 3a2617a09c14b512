// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// A recording made by baton-cli, replayed in the window.
class ReplayTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void recordingBecomesAProject();
    void actionAsksForAFile();
    void brokenFileIsSaid();
};
