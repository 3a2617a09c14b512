// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/call_spans.h"

#include <algorithm>

namespace baton::bench {

void CallSpans::add(const StoredEvent &stored)
{
    if (const auto *scheduled = std::get_if<event::CallScheduled>(&stored.event))
        m_inputs.insert(scheduled->call.id, scheduled->call.inputs);
    const auto *answered = std::get_if<event::CallAnswered>(&stored.event);
    if (answered == nullptr)
        return;
    const auto took = static_cast<double>(answered->times.lastByte - answered->times.sent);
    // A second call for the same artefact goes on where the first one ended.
    double start = m_readyAt.value(answered->path, 0);
    const QVector<InputRef> inputs = m_inputs.value(answered->call);
    for (const InputRef &input : inputs)
        start = std::max(start, m_readyAt.value(input.path, 0));
    m_readyAt.insert(answered->path, start + took);
    m_longest = std::max(m_longest, start + took);
    m_endpointMs += took;
    ++m_count;
}

} // namespace baton::bench
