// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"

#include <QDateTime>
#include <QTimer>

namespace baton {

using namespace Qt::StringLiterals;

QString timeOfDay(TimeMs time, TimeMs now)
{
    constexpr TimeMs minute = 60'000;
    const QDateTime shown = QDateTime::fromMSecsSinceEpoch((time + minute - 1) / minute * minute);
    const bool isToday = shown.date() == QDateTime::fromMSecsSinceEpoch(now).date();
    return shown.toString(isToday ? u"HH:mm"_s : u"yyyy-MM-dd HH:mm"_s);
}

TimeMs SystemClock::now() const
{
    return QDateTime::currentMSecsSinceEpoch();
}

namespace {

class QtTimerHandle final : public TimerHandle {
public:
    QtTimerHandle(qint64 milliseconds, std::function<void()> fire) : m_fire(std::move(fire))
    {
        m_timer.setSingleShot(true);
        m_timer.setTimerType(Qt::PreciseTimer);
        // The handle may be destroyed by what it calls, so the function is moved out first.
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] {
            const auto run = std::move(m_fire);
            run();
        });
        m_timer.start(static_cast<int>(std::clamp<qint64>(milliseconds, 0, 2'000'000'000)));
    }

private:
    QTimer m_timer;
    std::function<void()> m_fire;
};

} // namespace

std::unique_ptr<TimerHandle> QtTimerFactory::after(qint64 milliseconds, std::function<void()> fire)
{
    return std::make_unique<QtTimerHandle>(milliseconds, std::move(fire));
}

} // namespace baton
