// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/test_report.h"

namespace baton::artefact {

/// The result that a row about a test means: by its id, or loosely by "tests/test_x.py::Case::test_y", dotted
/// names, "test_y (tests.test_x.Case)", bare names or the path of a file with one test. Letter case,
/// back-ticks and parameters in brackets do not count where it is clear without. Of several that fit, the
/// only bad one; -1 when none fits or it is not clear.
[[nodiscard]] qsizetype matchTest(const QString &row, const QVector<TestResult> &results);

} // namespace baton::artefact
