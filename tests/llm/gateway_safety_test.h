// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// What must never happen: double sending, leaked keys, lost text, starving streams, two endings.
class GatewaySafetyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void asksOnlyOnceWhenClosedWithoutAnswer();
    void redirectLeaksNoKey();
    void stalledStreamKeepsItsText();
    void silentServerTimesOut();
    void manyStreamsRunAtOnce();
    void cancelKeepsTextAndFinishesOnce();
    void cancelInsideASignal();
    void keysNeverLeaveInClear();
    void keyNeverShowsInSignals();
    void destructionWithRunningCalls();
    void testsAConnection();
    void routerSendsReplayElsewhere();
};
