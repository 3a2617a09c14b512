// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// Answers, failures and retries of the gateway against a scripted loopback server.
class GatewayTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void streamsAnAnswer();
    void sendsWhatTheContractSays();
    void everySplitGivesTheSameText();
    void failsAsExpected_data();
    void failsAsExpected();
    void cleanCloseWithoutMarkerIsDisconnected();
    void cutAfterTextIsNotAskedAgain();
    void cutBeforeTextIsAskedAgain();
    void rateLimitHoldsTheEndpoint();
    void tryNowEndsTheWait();
    void longRateLimitIsLeftToThePerson();
    void refusedParameterIsDroppedAndRemembered();
    void coalescesDeltas();
    void loadingModelIsWaitedFor();
    void modelThatLoadsWithoutAWordIsWaitedFor();
    void usedUpQuotaIsNotAskedAgain();
    void limitsFollowTheEndpoint_data();
    void limitsFollowTheEndpoint();
};
