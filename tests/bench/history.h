// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/event.h"

#include <QVector>

namespace baton::bench {

inline constexpr int historyFiles = 100;
[[nodiscard]] QString historyPath(int file);
/// What the history says a revision of a file holds.
[[nodiscard]] QString historyText(const QString &path, int revision);

/// A made-up project as its journal would hold it: the stock SOP, a hundred files, and rounds of being asked
/// for, answered, proposed, approved and written, until there are `count` events. Texts are named, not kept.
[[nodiscard]] QVector<StoredEvent> makeHistory(int count);

} // namespace baton::bench
