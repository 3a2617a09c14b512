// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class TimelineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void rowsReadLikeThePicture();
    void editAndApprovalAreOneRow();
    void runningCallsAreLastRows();
    void countdownAndThinking();
    void failedStepOffersWaysOut();
    void notesCanBeTakenBack();
    void olderPagesJoinSeamlessly();
    void filter();
    void randomRunsEqualRebuild_data();
    void randomRunsEqualRebuild();
};
