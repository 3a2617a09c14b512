// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/run_outcome.h"

#include "core/session/test_choice.h"

#include <algorithm>

namespace baton::session {

using namespace Qt::StringLiterals;

namespace {

ProgramEnd endOf(sandbox::SandboxEnd end)
{
    switch (end) {
    case sandbox::SandboxEnd::Exited:
        return ProgramEnd::Exited;
    case sandbox::SandboxEnd::Signalled:
        return ProgramEnd::Killed;
    case sandbox::SandboxEnd::Limited:
        return ProgramEnd::Limit;
    }
    return ProgramEnd::Exited;
}

QString wordOf(sandbox::Limit limit)
{
    switch (limit) {
    case sandbox::Limit::None:
        return {};
    case sandbox::Limit::Wall:
        return u"wall"_s;
    case sandbox::Limit::Cpu:
        return u"cpu"_s;
    case sandbox::Limit::Memory:
        return u"memory"_s;
    case sandbox::Limit::Processes:
        return u"processes"_s;
    case sandbox::Limit::Files:
        return u"files"_s;
    case sandbox::Limit::Output:
        return u"output"_s;
    }
    return {};
}

} // namespace

void addTo(ProgramOutcome &whole, const sandbox::SandboxOutcome &part)
{
    const bool wasWell = whole.end == ProgramEnd::Exited && whole.exitCode == 0;
    whole.ms += part.wallMs;
    if (!wasWell)
        return;
    whole.end = endOf(part.end);
    whole.exitCode = part.exitCode;
    whole.limit = wordOf(part.limit);
}

TestSuiteOutcome suiteOutcome(const TestSuite &suite, const ProgramResult &result)
{
    TestSuiteOutcome outcome;
    for (const QString &path : suite.reports) {
        if (const auto content = result.reports.constFind(path); content != result.reports.cend())
            outcome.reports.append(*content);
    }
    outcome.output = result.outcome.output.text();
    outcome.errors = result.outcome.error.text();
    outcome.exitCode = result.outcome.end == sandbox::SandboxEnd::Exited ? result.outcome.exitCode : 1;
    outcome.stopped = result.outcome.limit == sandbox::Limit::Wall;
    return outcome;
}

QString digestOf(const State &state, const QVector<InputRef> &inputs)
{
    QStringList lines;
    for (const InputRef &input : inputs) {
        const Artefact *artefact = state.artefact(input.path);
        const Revision *revision = artefact == nullptr ? nullptr : artefact->revision(input.revision);
        if (revision != nullptr)
            lines.append(input.path + u' ' + revision->text.value);
    }
    lines.sort();
    return hashOf(lines.join(u'\n')).value;
}

QString notRunWords(const Error &error)
{
    switch (error.code) {
    case ErrorCode::SandboxMissing:
        return u"this system has no %1; install it so that tests can run in a sandbox"_s.arg(error.detail);
    case ErrorCode::SandboxForbidden:
        return u"this system does not let a sandbox be made: %1"_s.arg(error.detail);
    default:
        return toWord(error.code) + u": "_s + error.detail;
    }
}

void markFlaky(TestReport &first, const TestReport &again)
{
    for (TestResult &result : first.results) {
        const auto now = std::find_if(again.results.cbegin(), again.results.cend(),
            [&](const TestResult &other) { return other.id == result.id; });
        if (!result.isBad() || now == again.results.cend() || now->state != TestState::Passed)
            continue;
        result.state = TestState::NotRun;
        result.message = u"flaky: failed in one run and passed in the next; it said: "_s + result.message;
    }
    first.totals = {};
    for (const TestResult &result : first.results)
        first.totals.count(result.state);
}

QVector<CheckResult> checksOfRun(
    const ProgramOutcome &outcome, const TestReport &report, const QVector<TestFault> &faults)
{
    if (outcome.end == ProgramEnd::NotRun)
        return {{check::tests, CheckState::NotRun, outcome.detail, 0}};
    const QString fail = u"%1 of %2 tests fail"_s.arg(report.totals.bad()).arg(report.totals.all());
    if (failuresThatCount(report, faults) > 0)
        return {{check::tests, CheckState::Failed, fail, 0}};
    if (report.totals.bad() > 0)
        return {{check::tests, CheckState::Passed, fail + u", which you accepted"_s, 0}};
    if (report.totals.passed == 0)
        return {{check::tests, CheckState::NotRun, u"there was no test to run"_s, 0}};
    return {{check::tests, CheckState::Passed, u"%1 passed"_s.arg(report.totals.passed), 0}};
}

} // namespace baton::session
