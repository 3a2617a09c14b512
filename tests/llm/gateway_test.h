// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// The gateway against a scripted loopback server.
class GatewayTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void streamsAnAnswer();
    void sendsWhatTheContractSays();
    void everySplitGivesTheSameText();
    void failsAsExpected_data();
    void failsAsExpected();
    void asksOnlyOnceWhenClosedWithoutAnswer();
    void redirectLeaksNoKey();
    void stalledStreamKeepsItsText();
    void silentServerTimesOut();
    void cleanCloseWithoutMarkerIsDisconnected();
    void cutAfterTextIsNotAskedAgain();
    void cutBeforeTextIsAskedAgain();
    void rateLimitHoldsTheEndpoint();
    void tryNowEndsTheWait();
    void longRateLimitIsLeftToThePerson();
    void refusedParameterIsDroppedAndRemembered();
    void manyStreamsRunAtOnce();
    void cancelKeepsTextAndFinishesOnce();
    void cancelInsideASignal();
    void keysNeverLeaveInClear();
    void keyNeverShowsInSignals();
    void coalescesDeltas();
    void destructionWithRunningCalls();
};
