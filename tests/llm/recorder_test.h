// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// The recorder: what it writes is a recording at any moment, replays as it was, and mends what a killed
/// program left; and what tells one recorded answer from another.
class RecorderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void whatItWritesReplaysTheSame();
    void everyLineIsThereAtOnce();
    void tornLineIsLeftOutAndCutOff();
    void goesOnWithItsOwnRecordingOnly();
    void otherFilesStayAsTheyAre();
    void unwritablePlaceIsSaid();
    void halfAnswersAreKeptUntilAWholeOneComes();
    void tooLargeAnAnswerIsSaidAndLeftOut();
    void noKeyIsWritten();
    void answersAreTold_data();
    void answersAreTold();
    void changedTeamIsNamed();
    void hostileLinesAreRefused_data();
    void hostileLinesAreRefused();
};
