// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QStringList>

namespace baton::test {

/// What became true in a project, by the path it is about ("" = the run), in order. Ids, times and commits
/// are left out: two runs with the same decisions have the same facts.
using JournalFacts = QMap<QString, QStringList>;

/// As `baton-cli log --json` tells them; empty when that fails.
[[nodiscard]] JournalFacts factsOf(const QString &project);

/// The first difference in words; empty when there is none.
[[nodiscard]] QString firstDifference(const JournalFacts &a, const JournalFacts &b);

} // namespace baton::test
