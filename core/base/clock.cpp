// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"

#include <QDateTime>

namespace baton {

TimeMs SystemClock::now() const
{
    return QDateTime::currentMSecsSinceEpoch();
}

} // namespace baton
