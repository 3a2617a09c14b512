// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// Calls of a model: live text, ends of every kind, interruptions.
class CallsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void liveTextGrowsAndGoes();
    void stopKeepsWhatArrived();
    void continueGoesOnFromThePartialText();
    void keptDraftIsARevision();
    void destroyedSessionKeepsPartialText();
    void destroyedSessionCancelsItsCalls();
    void answeredCallIsNeverAskedAgain();
    void retriesAreFactsAndCanBeHurried();
    void failureWaitsForAPersonAndRetries();
    void missingKeyIsARecordedFailure();
    void newResolverCountsFromTheNextCall();
    void sessionsDoNotHearEachOther();
    void moneyLimitStopsBeforeTheCall();
};
