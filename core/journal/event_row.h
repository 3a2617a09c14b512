// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/event.h"

#include <QByteArray>

namespace baton::journal {

/// One line of `baton-cli log --json`, without a line end:
/// {"seq":1,"time":"2024-01-31T12:00:00.000Z","type":"file_written","role":null,"path":"a.py","revision":1,
///  "data":{...}}. `role`, `path` and `revision` are null where the event has none; `data` holds all members
///  of
/// the event, money in billionths of a US dollar, times in milliseconds since 1970 UTC.
[[nodiscard]] QByteArray eventToJson(const StoredEvent &stored);

} // namespace baton::journal
