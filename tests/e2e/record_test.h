// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// `--record` and what `--demo FILE` makes of it: the same tree and the same facts, after kills, cuts and
/// remarks too; what does not fit is said in words.
class RecordTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void recordedRunReplaysTheSame();
    void cutsReplayAsCuts();
    void remarksReplayAndOthersAreNamed();
    void killedRunsLeaveARecordingThatGoesOn();
    void changedTeamIsNamed();
    void otherWordsOfAPromptDoNotMatter();
    void otherFilesAreNotWrittenOver();
    void unwritablePlaceIsSaidAndTheRunGoesOn();
    void hostileFilesAreRefusedInASentence_data();
    void hostileFilesAreRefusedInASentence();
};
