// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/event.h"

#include <QByteArray>

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <vector>

namespace baton::journal {

/// The newest version of events: of those that are known, the highest. A row bears the version its type came
/// with or changed its form in, so that an older program opens all it understands and says of the rest that
/// it is newer, not that it is damaged. A new type raises it by `since` in its Fields. So does a change that
/// old rows do not fit (a renamed member, another default); it adds an upcaster in event_codec.cpp as well.
[[nodiscard]] int eventVersion();

/// An event as a row of the journal.
struct EncodedEvent {
    QByteArray type; ///< snake_case word, e.g. "revision_proposed"
    int version = 1;
    QByteArray data; ///< JSON object, UTF-8
    CallId call; ///< of the events of a call's life, else empty
};

[[nodiscard]] EncodedEvent encodeEvent(const Event &event);

/// Pure and tolerant: members that are missing take their defaults, unknown ones are ignored. Fails with
/// JournalCorrupt (unknown type, ill-typed member) or ProjectNewer (a version from the future); the detail
/// names the row by `seq`.
[[nodiscard]] Result<Event> decodeEvent(qint64 seq, const EncodedEvent &row);

/// Changes rows of version `from` to the form of version `from` + 1: the type word, the data, or both.
struct Upcaster {
    int from = 0;
    void (*apply)(std::string &type, nlohmann::json &data) = nullptr;
};

/// Applies all upcasters from `version` on, in order. `steps` is sorted by `from`.
void upcast(int version, std::string &type, nlohmann::json &data, const std::vector<Upcaster> &steps);

/// snake_case word of an event's type.
[[nodiscard]] QByteArray typeWord(const Event &event);

/// The call an event is about; null for all events but those of a call's life.
[[nodiscard]] const CallId *callOf(const Event &event);
/// The call that this event ends (answered, failed, interrupted): its partial text goes in the same
/// transaction.
[[nodiscard]] const CallId *endedCall(const Event &event);

/// One line of `baton-cli log --json`, without a line end:
/// {"seq":1,"time":"2024-01-31T12:00:00.000Z","type":"file_written","role":null,"path":"a.py","revision":1,
/// "data":{...}}. `role`, `path` and `revision` are null where the event has none; `data` holds all members
/// of the event, money in billionths of a US dollar, times in milliseconds since 1970 UTC.
[[nodiscard]] QByteArray eventToJson(const StoredEvent &stored);

} // namespace baton::journal
