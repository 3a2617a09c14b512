// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// Decisions and their answers by ticket.
class DecisionsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void refusalsNameTheReason_data();
    void refusalsNameTheReason();
    void answersComeInOrder();
    void everythingIsAnsweredEvenWithoutAProject();
    void editBecomesARevision();
    void editsThatDoNotFitAreRefused();
    void wholeRunGoesToItsEnd();
    void idleIsSaidOncePerStandstill();
    void decisionsAfterTheEndGoOn();
};
