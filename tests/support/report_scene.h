// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/engine_driver.h"

namespace baton::test {

/// A project of one code file and its test under the sample SOP with its loops, and runs of that test without
/// any program.
namespace scene {

inline const QString code = QStringLiteral("src/a.py");
inline const QString codeTest = QStringLiteral("tests/test_a.py");
inline const QString review = QStringLiteral("docs/reviews/src/a.py.md");
inline const QString report = QStringLiteral("docs/report.md");
inline const QString blame = QStringLiteral("docs/reviews/report.md");

[[nodiscard]] RunConfig lettingPass();
[[nodiscard]] QVector<CheckResult> failed(const CheckId &id, const QString &detail);
/// A file of which only the body changes.
[[nodiscard]] EngineDriver::Reply sameInterface(const QString &text);
/// Rows approved.
void upToCode(
    EngineDriver &driver, const Sop &sop = sampleLoopSop(), const RunConfig &config = lettingPass());
/// Code reviewed, test written: the tests can be run.
void upToRun(EngineDriver &driver, int rounds = 2);
[[nodiscard]] DocumentFacts blameFacts(const QVector<QStringList> &rows);
/// What the session does for a run of the tests.
void run(EngineDriver &driver, bool green, const QVector<QStringList> &rows = {});
[[nodiscard]] bool mayRun(const EngineDriver &driver);

} // namespace scene

} // namespace baton::test
