// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/event.h"

#include <QHash>

namespace baton::bench {

/// What the endpoint took for each call of a run, gathered from its events.
class CallSpans {
public:
    void add(const StoredEvent &stored);

    [[nodiscard]] int count() const { return m_count; }
    /// Time the endpoint had, summed over all calls.
    [[nodiscard]] double endpointMs() const { return m_endpointMs; }
    /// The longest chain of calls that need each other's results: no order of work can be faster.
    [[nodiscard]] double criticalPathMs() const { return m_longest; }

private:
    QHash<CallId, QVector<InputRef>> m_inputs;
    QHash<QString, double> m_readyAt; ///< by path: earliest time its text can be there
    double m_endpointMs = 0;
    double m_longest = 0;
    int m_count = 0;
};

} // namespace baton::bench
