// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/test_report.h"

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
