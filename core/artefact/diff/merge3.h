// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

namespace baton::artefact {

struct MergeLabels {
    QString ours = QStringLiteral("mine");
    QString theirs = QStringLiteral("theirs");
};

struct Merged {
    QString text; ///< with conflict markers where both sides changed the same lines
    bool conflicts = false;
};

/// Three-way merge of texts. Pure and thread-safe. Fails with Internal when libgit2 cannot merge.
[[nodiscard]] Result<Merged> merge3(
    const QString &base, const QString &ours, const QString &theirs, const MergeLabels &labels = {});

} // namespace baton::artefact
