// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/state.h"

namespace baton::engine {

/// Whether what `reader` reads of an artefact differs between two of its revisions. A row's artefact looks at
/// its own row and those of its dependencies; a "kind#Section" entry at that section (of a table keyed by
/// requirement IDs only at the rows it serves); everything else at the whole text.
[[nodiscard]] bool readsDiffer(const State &state, const Artefact &reader, const Artefact &input,
    const Revision &before, const Revision &after);

/// Paths of inputs whose approved revision differs, in what the artefact reads, from the one a revision of it
/// was made from.
[[nodiscard]] QStringList outdatedInputs(
    const State &state, const Artefact &artefact, const QVector<InputRef> &inputs);

/// Artefacts in state Approved or Stale whose approved revision was made from `path` and which read a part
/// that differs between the two revisions.
[[nodiscard]] QStringList readersTouched(
    const State &state, const Artefact &input, const Revision &before, const Revision &after);

/// The revision that an artefact's inputs name for a path; 0 when they do not name it.
[[nodiscard]] int usedRevision(const QVector<InputRef> &inputs, const QString &path);

} // namespace baton::engine
