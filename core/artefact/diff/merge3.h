// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>
#include <QVector>

namespace baton::artefact {

/// A place where both sides changed the same lines.
struct MergeConflict {
    int line = 0; ///< of the merged text, where `ours` stands; 1-based
    QString ours;
    QString theirs; ///< what stands nowhere in the merged text
};

struct Merged {
    QString text; ///< in a conflict with the lines of `ours`; never with markers
    QVector<MergeConflict> conflicts; ///< in the order of the text; empty = the merge is clean
};

/// Three-way merge of texts: what each side changed of `base`, both. Pure and thread-safe. Fails with
/// Internal when libgit2 cannot merge.
[[nodiscard]] Result<Merged> merge3(const QString &base, const QString &ours, const QString &theirs);

} // namespace baton::artefact
