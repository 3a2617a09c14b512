// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace baton::test {

/// The real timers, and the manual ones that other tests rely on.
class TimerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void firesOnceFromTheEventLoop();
    void destroyedHandleNeverFires();
    void handleMayDieInItsOwnCall();
    void clampsOddDurations();
    void systemClockMoves();
    void manualClockFiresInOrder();
    void manualClockForgetsDroppedTimers();
    void manualClockFiresTimersStartedWhileFiring();
};

} // namespace baton::test
