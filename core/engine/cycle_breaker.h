// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/artefact.h"

#include <QPair>
#include <QSet>

namespace baton::engine {

/// (who depends, on whom), both as files of rows.
using DependencyEdge = QPair<QString, QString>;

/// Dependencies that must not be waited for, because they lie on a cycle: of two rows that need each other
/// the later one in table order starts without the earlier one. What remains has no cycle. Deterministic;
/// linear in the table unless it has cycles.
[[nodiscard]] QSet<DependencyEdge> edgesNotWaitedFor(const QVector<WorkItem> &rows);

} // namespace baton::engine
