// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/state.h"

#include <QByteArray>

#include <optional>

namespace baton::journal {

/// Form of snapshots: a number raised by hand when engine::evolve comes to other states from the same events
/// or the bytes change their form, and a fingerprint of all member names and types, so that a state with a
/// new member never comes from an old snapshot with that member at its default.
[[nodiscard]] QByteArray snapshotFormat();

/// The bytes of a snapshot, led by their checksum.
[[nodiscard]] QByteArray encodeState(const State &state);
/// nullopt when the bytes are not a state, whole and as it was written.
[[nodiscard]] std::optional<State> decodeState(const QByteArray &data);

} // namespace baton::journal
