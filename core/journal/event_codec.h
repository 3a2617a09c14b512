// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/event.h"

#include <QByteArray>

namespace baton::journal {

/// Version of the form events are written in. A change that old rows do not fit (a renamed member, another
/// default) raises it and adds an upcaster in event_codec.cpp.
inline constexpr int eventVersion = 1;

/// An event as a row of the journal.
struct EncodedEvent {
    QByteArray type; ///< snake_case word, e.g. "revision_proposed"
    int version = eventVersion;
    QByteArray data; ///< JSON object, UTF-8
    CallId call; ///< of the events of a call's life, else empty
};

[[nodiscard]] EncodedEvent encodeEvent(const Event &event);

/// Pure and tolerant: members that are missing take their defaults, unknown ones are ignored. Fails with
/// JournalCorrupt (unknown type, ill-typed member) or ProjectNewer (a version from the future); the detail
/// names the row by `seq`.
[[nodiscard]] Result<Event> decodeEvent(qint64 seq, const EncodedEvent &row);

/// snake_case word of an event's type.
[[nodiscard]] QByteArray typeWord(const Event &event);

} // namespace baton::journal
