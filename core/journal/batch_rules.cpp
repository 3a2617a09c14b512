// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/batch_rules.h"

namespace baton::journal {

using namespace Qt::StringLiterals;

Result<void> checkSequence(const EventBatch &batch, qint64 lastSeq)
{
    for (const StoredEvent &stored : batch.events) {
        if (stored.seq != lastSeq + 1)
            return failure(ErrorCode::Internal, u"event %1 after event %2"_s.arg(stored.seq).arg(lastSeq));
        lastSeq = stored.seq;
    }
    return {};
}

const CallId *callOf(const Event &event)
{
    if (const auto *scheduled = std::get_if<event::CallScheduled>(&event))
        return &scheduled->call.id;
    if (const auto *retrying = std::get_if<event::CallRetrying>(&event))
        return &retrying->call;
    if (const auto *fallback = std::get_if<event::FallbackChosen>(&event))
        return &fallback->call;
    return endedCall(event);
}

const CallId *endedCall(const Event &event)
{
    if (const auto *answered = std::get_if<event::CallAnswered>(&event))
        return &answered->call;
    if (const auto *failed = std::get_if<event::CallFailed>(&event))
        return &failed->call;
    if (const auto *interrupted = std::get_if<event::CallInterrupted>(&event))
        return &interrupted->call;
    return nullptr;
}

} // namespace baton::journal
