// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/test_report.h"

#include <QByteArray>

namespace baton::artefact {

/// A report of tests as the journal keeps it beside `docs/test_report.md`: with times, what was compared and
/// what each test wrote. Pure.
[[nodiscard]] QByteArray resultsJson(const TestReport &report);
/// Fails with InvalidArgument. Members that are missing take their defaults, unknown ones are ignored.
[[nodiscard]] Result<TestReport> resultsFromJson(const QByteArray &json);

} // namespace baton::artefact
