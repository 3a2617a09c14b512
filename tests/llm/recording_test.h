// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// Recordings: loading untrusted files, the catalogue, and the provider that replays them.
class RecordingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void loadsRepliesInlineAndFromFiles();
    void refusesHostileInput_data();
    void refusesHostileInput();
    void refusesALinkOutOfTheFolder();
    void embeddedRecordingsAreWhole();
    void matchesARequirement();
    void suggestsTheRecordedRemark();
    void streamsAtTheRecordedPace();
    void speedZeroIsImmediateButAsynchronous();
    void neverTearsASurrogatePair();
    void cancelKeepsTheTextSoFar();
    void missingStepsSayWhich();
};
