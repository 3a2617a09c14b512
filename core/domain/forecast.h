// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/money.h"

#include <QStringList>

namespace baton {

/// What calls that are still to come are expected to cost. Never a promise: `low` and `high` bound what runs
/// like this one cost as a rule.
struct Forecast {
    Money low;
    Money high;
    int calls = 0; ///< expected, of the middle way
    QStringList unpriced; ///< "PROVIDER/MODEL" whose price is unknown; then the amounts are a part only
    bool operator==(const Forecast &) const = default;

    [[nodiscard]] bool isKnown() const { return unpriced.isEmpty(); }
    [[nodiscard]] Money middle() const { return {low.nanoUsd + (high.nanoUsd - low.nanoUsd) / 2}; }

    Forecast &operator+=(const Forecast &other)
    {
        low += other.low;
        high += other.high;
        calls += other.calls;
        unpriced += other.unpriced;
        unpriced.removeDuplicates();
        return *this;
    }
};

} // namespace baton
