// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/project_view.h"
#include "tests/support/engine_driver.h"

namespace baton::test {

inline const QString reportPath = QStringLiteral("docs/report.md");
inline const QString blamePath = QStringLiteral("docs/reviews/report.md");
inline const QString codePath = QStringLiteral("src/a.py");
inline const QString testPath = QStringLiteral("tests/test_a.py");
inline const QString reviewPath = QStringLiteral("docs/reviews/src/a.py.md");
inline const QString failingId = QStringLiteral("tests/test_a.py::Case::test_adds");

/// A project whose files are written and approved, at the gate of its test run; `rounds` are given.
class FailedRun {
public:
    explicit FailedRun(int rounds = 3);

    /// A run of two tests, of which one fails or none.
    void run(bool fails);
    /// The run has begun.
    void start();
    /// It could not be run, for that reason.
    void cannotRun(const QString &why);
    /// The answer that lays the failure to a file.
    void blame(const QString &fault, const QString &file);
    /// The file that was sent back comes back, reviewed.
    void fix();

    [[nodiscard]] const State &state() const { return driver.state; }
    [[nodiscard]] const Artefact &report() const { return driver.at(reportPath); }
    /// What is kept of the last run.
    [[nodiscard]] session::TestRecord record() const;

    EngineDriver driver;

private:
    EffectId begin();

    EffectId m_running;
    QVector<TestResult> m_results;
};

} // namespace baton::test
