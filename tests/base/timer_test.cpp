// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"
#include "tests/support/manual_clock.h"
#include "tests/support/test_main.h"

#include <limits>

namespace baton::test {

using namespace Qt::StringLiterals;

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

BATON_TEST_CLASS(TimerTest)

void TimerTest::init()
{
    failOnWarnings();
}

void TimerTest::firesOnceFromTheEventLoop()
{
    QtTimerFactory factory;
    int fired = 0;
    const auto handle = factory.after(0, [&fired] { ++fired; });
    QCOMPARE(fired, 0);
    QTRY_COMPARE(fired, 1);
    bool later = false;
    const auto second = factory.after(20, [&later] { later = true; });
    QTRY_VERIFY(later);
    QCOMPARE(fired, 1);
}

void TimerTest::destroyedHandleNeverFires()
{
    QtTimerFactory factory;
    bool first = false;
    bool second = false;
    auto dropped = factory.after(1, [&first] { first = true; });
    const auto kept = factory.after(30, [&second] { second = true; });
    dropped.reset();
    QTRY_VERIFY(second);
    QVERIFY(!first);
}

void TimerTest::handleMayDieInItsOwnCall()
{
    QtTimerFactory factory;
    std::unique_ptr<TimerHandle> handle;
    bool fired = false;
    handle = factory.after(0, [&] {
        handle.reset();
        fired = true; // the captures live on
    });
    QTRY_VERIFY(fired);
    QVERIFY(!handle);
}

void TimerTest::clampsOddDurations()
{
    QtTimerFactory factory;
    bool fired = false;
    const auto negative = factory.after(-5, [&fired] { fired = true; });
    const auto endless = factory.after(std::numeric_limits<qint64>::max(), [] { QFAIL("too early"); });
    QTRY_VERIFY(fired);
}

void TimerTest::systemClockMoves()
{
    const SystemClock clock;
    const TimeMs before = clock.now();
    QVERIFY(before > 1'700'000'000'000);
    QVERIFY(clock.now() >= before);
}

void TimerTest::manualClockFiresInOrder()
{
    ManualClock clock;
    const TimeMs start = clock.now();
    QStringList fired;
    QVector<TimeMs> times;
    const auto note = [&](const QString &name) {
        fired.append(name);
        times.append(clock.now() - start);
    };
    const auto b = clock.after(20, [&] { note(u"b"_s); });
    const auto a = clock.after(10, [&] { note(u"a"_s); });
    const auto c = clock.after(30, [&] { note(u"c"_s); });
    clock.advance(25);
    QCOMPARE(fired, (QStringList{u"a"_s, u"b"_s}));
    QCOMPARE(times, (QVector<TimeMs>{10, 20}));
    QCOMPARE(clock.now() - start, 25);
    QCOMPARE(clock.pendingTimers(), 1);
    clock.advance(5);
    QCOMPARE(fired.size(), 3);
}

void TimerTest::manualClockForgetsDroppedTimers()
{
    ManualClock clock;
    bool fired = false;
    auto handle = clock.after(10, [&fired] { fired = true; });
    handle.reset();
    QCOMPARE(clock.pendingTimers(), 0);
    clock.advance(100);
    QVERIFY(!fired);
}

void TimerTest::manualClockFiresTimersStartedWhileFiring()
{
    ManualClock clock;
    int fired = 0;
    std::unique_ptr<TimerHandle> second;
    const auto first = clock.after(10, [&] { second = clock.after(10, [&fired] { ++fired; }); });
    clock.advance(15);
    QCOMPARE(fired, 0);
    clock.advance(5);
    QCOMPARE(fired, 1);
}

} // namespace baton::test

#include "timer_test.moc"
