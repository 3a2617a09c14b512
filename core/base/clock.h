// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace baton {

/// Milliseconds since 1970-01-01 UTC.
using TimeMs = qint64;

/// Where "now" comes from. Tests pass a clock they move by hand. Implementations are thread-safe.
class Clock {
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual TimeMs now() const = 0;
};

class SystemClock final : public Clock {
public:
    [[nodiscard]] TimeMs now() const override;
};

} // namespace baton
