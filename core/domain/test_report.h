// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QVector>

#include <optional>

namespace baton {

struct DocumentFacts;

enum class TestState { Passed, Failed, Error, Skipped, TimedOut, NotRun };
/// Word of reports and JSON: "passed", "failed", "error", "skipped", "timed_out", "not_run".
[[nodiscard]] QString toWord(TestState state);
/// Something is wrong with what was tested, or with the test.
[[nodiscard]] constexpr bool isBad(TestState state)
{
    return state == TestState::Failed || state == TestState::Error || state == TestState::TimedOut;
}
/// nullopt: it is no such word.
[[nodiscard]] std::optional<TestState> testStateOf(const QString &word);

/// What became of one test. Texts come from programs and are made harmless to show: control characters are
/// written out, lengths are limited.
struct TestResult {
    QString id; ///< stable between runs: "tests/test_x.py::Case::test_y"; as the framework names it
    QString file; ///< of the test, inside the project; empty where the framework does not say
    int line = 0; ///< 1-based; 0 = not known
    TestState state = TestState::Passed;
    qint64 ms = 0;
    QString message; ///< of a failure; why it was skipped or not run
    QString expected; ///< where the assertion says what it compared
    QString actual;
    QString frameFile; ///< innermost place inside the project
    int frameLine = 0;
    QString output; ///< trace, then what the test wrote; head and tail
    QStringList requirements; ///< ids of the rows it serves
    bool operator==(const TestResult &) const = default;

    [[nodiscard]] bool isBad() const { return baton::isBad(state); }
};

struct TestTotals {
    int passed = 0;
    int failed = 0;
    int errors = 0;
    int skipped = 0;
    int timedOut = 0;
    int notRun = 0;
    bool operator==(const TestTotals &) const = default;

    /// One more.
    void count(TestState state);
    [[nodiscard]] int all() const { return passed + failed + errors + skipped + timedOut + notRun; }
    [[nodiscard]] int bad() const { return failed + errors + timedOut; }
};

/// Counted from the rows of a report's document, without its JSON: all zero for another document.
[[nodiscard]] TestTotals totalsIn(const DocumentFacts &report);

/// One run of a project's tests. Where the program's exit code and its words differ, a result with the id
/// "program" says so; it is bad or not like any other.
struct TestReport {
    QString framework; ///< "unittest", "node:test"; "program" where nothing but the exit code is known
    QVector<TestResult> results; ///< by id; of a very long report the first ones, while totals count all
    TestTotals totals;
    QStringList notRun; ///< what was not run, and why, beyond single tests
    int exitCode = 0;
    QString tail; ///< end of what the program wrote
    bool operator==(const TestReport &) const = default;
};

} // namespace baton
