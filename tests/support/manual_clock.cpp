// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/manual_clock.h"

namespace baton::test {

class ManualClock::Handle final : public TimerHandle {
public:
    Handle(std::weak_ptr<Timers> timers, std::shared_ptr<Entry> entry)
        : m_timers(std::move(timers)), m_entry(std::move(entry))
    {
    }
    ~Handle() override
    {
        const auto timers = m_timers.lock();
        if (!timers)
            return;
        for (auto it = timers->begin(); it != timers->end(); ++it) {
            if (it->second == m_entry) {
                timers->erase(it);
                return;
            }
        }
    }

private:
    std::weak_ptr<Timers> m_timers;
    std::shared_ptr<Entry> m_entry;
};

std::unique_ptr<TimerHandle> ManualClock::after(qint64 milliseconds, std::function<void()> fire)
{
    auto entry = std::make_shared<Entry>(Entry{std::move(fire)});
    m_timers->emplace(m_now + milliseconds, entry);
    return std::make_unique<Handle>(m_timers, entry);
}

void ManualClock::advance(qint64 milliseconds)
{
    const TimeMs target = m_now + milliseconds;
    while (!m_timers->empty() && m_timers->begin()->first <= target) {
        const auto first = m_timers->begin();
        m_now = std::max(m_now, first->first);
        const std::shared_ptr<Entry> entry = first->second;
        m_timers->erase(first);
        entry->fire();
    }
    m_now = target;
}

} // namespace baton::test
