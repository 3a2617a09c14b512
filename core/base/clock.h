// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QtGlobal>

#include <functional>
#include <memory>

namespace baton {

/// Milliseconds since 1970-01-01 UTC.
using TimeMs = qint64;

/// Where "now" comes from. Tests pass a clock they move by hand. Implementations are thread-safe.
class Clock {
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual TimeMs now() const = 0;
};

/// "18:40" on the clock of this computer, or "2026-11-29 02:00" on another day than `now`; minutes are
/// rounded up, so that it is never too early.
[[nodiscard]] QString timeOfDay(TimeMs time, TimeMs now);

class SystemClock final : public Clock {
public:
    [[nodiscard]] TimeMs now() const override;
};

/// A running timer; destroying it cancels it.
class TimerHandle {
public:
    virtual ~TimerHandle() = default;
};

/// Starts single-shot timers. `fire` runs in the event loop of the thread that called `after`, never inside
/// `after` itself. Tests pass a factory whose time they advance.
class TimerFactory {
public:
    virtual ~TimerFactory() = default;
    [[nodiscard]] virtual std::unique_ptr<TimerHandle> after(
        qint64 milliseconds, std::function<void()> fire) = 0;
};

class QtTimerFactory final : public TimerFactory {
public:
    [[nodiscard]] std::unique_ptr<TimerHandle> after(
        qint64 milliseconds, std::function<void()> fire) override;
};

} // namespace baton
