// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/state.h"
#include "core/session/live_text.h"

namespace baton::test {

/// The project of the pictures: "2048 with undo", board.py in review, two files being written.
[[nodiscard]] State sampleState();
/// What led there, as the timeline shows it.
[[nodiscard]] QVector<StoredEvent> sampleEvents();
[[nodiscard]] QVector<session::LiveText> sampleLive();
/// "Now" of the sample: two minutes after the review was asked for.
[[nodiscard]] TimeMs sampleNow();
/// A team with many files, for speed and layout.
[[nodiscard]] State largeState(int files);

[[nodiscard]] Sop sampleSop();
[[nodiscard]] Artefact sampleArtefact(
    const QString &path, const QString &step, const QString &role, ArtefactState state, int revisions = 0);

} // namespace baton::test
