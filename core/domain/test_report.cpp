// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/test_report.h"

#include "core/domain/artefact.h"

#include <array>

namespace baton {

using namespace Qt::StringLiterals;

QString toWord(TestState state)
{
    switch (state) {
    case TestState::Passed:
        return u"passed"_s;
    case TestState::Failed:
        return u"failed"_s;
    case TestState::Error:
        return u"error"_s;
    case TestState::Skipped:
        return u"skipped"_s;
    case TestState::TimedOut:
        return u"timed_out"_s;
    case TestState::NotRun:
        break;
    }
    return u"not_run"_s;
}

std::optional<TestState> testStateOf(const QString &word)
{
    constexpr std::array states{TestState::Passed, TestState::Failed, TestState::Error, TestState::Skipped,
        TestState::TimedOut, TestState::NotRun};
    for (const TestState state : states) {
        if (toWord(state) == word)
            return state;
    }
    return std::nullopt;
}

TestTotals totalsIn(const DocumentFacts &report)
{
    TestTotals totals;
    const SectionFacts *results = report.tagged(u"results"_s);
    const qsizetype column = results == nullptr ? -1 : results->column(u"state"_s);
    if (column < 0)
        return totals;
    for (const QStringList &row : results->rows) {
        if (const auto state = testStateOf(row.value(column)))
            totals.count(*state);
    }
    return totals;
}

void TestTotals::count(TestState state)
{
    switch (state) {
    case TestState::Passed:
        ++passed;
        break;
    case TestState::Failed:
        ++failed;
        break;
    case TestState::Error:
        ++errors;
        break;
    case TestState::Skipped:
        ++skipped;
        break;
    case TestState::TimedOut:
        ++timedOut;
        break;
    case TestState::NotRun:
        ++notRun;
        break;
    }
}

} // namespace baton
