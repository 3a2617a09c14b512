// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <map>
#include <memory>

namespace baton::test {

/// A clock and timer factory moved by hand: `advance` fires due timers in order, synchronously. Single
/// thread.
class ManualClock final : public Clock, public TimerFactory {
public:
    [[nodiscard]] TimeMs now() const override { return m_now; }
    [[nodiscard]] std::unique_ptr<TimerHandle> after(
        qint64 milliseconds, std::function<void()> fire) override;

    void advance(qint64 milliseconds);
    [[nodiscard]] int pendingTimers() const { return static_cast<int>(m_timers->size()); }

private:
    struct Entry {
        std::function<void()> fire;
    };
    using Timers = std::multimap<TimeMs, std::shared_ptr<Entry>>;
    class Handle;

    TimeMs m_now = 1'700'000'000'000;
    std::shared_ptr<Timers> m_timers = std::make_shared<Timers>();
};

} // namespace baton::test
