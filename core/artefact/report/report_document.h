// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/artefact.h"
#include "core/domain/test_report.h"

namespace baton::artefact {

/// `docs/test_report.md`: totals, one row a test, what failed and how, what was not run and why. The same for
/// two runs with the same outcome: sorted by id, without times and addresses of memory.
[[nodiscard]] QString testReportMarkdown(const TestReport &report);

/// What others read of that document: section "Totals" (tag `totals`), "Results" (`results`) with its rows,
/// "Failures" (`failures`) and "Not run" (`not_run`).
[[nodiscard]] DocumentFacts testReportFacts(const QString &markdown);

/// A test's id as the rows of the document name it: shortened, without what differs from run to run.
[[nodiscard]] QString idInReport(const QString &id);

} // namespace baton::artefact
