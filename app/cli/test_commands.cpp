// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "app/cli/run_progress.h"
#include "app/cli/session_runner.h"
#include "app/cli/status_json.h"
#include "core/artefact/report/results_codec.h"
#include "core/engine/faults.h"
#include "core/session/project_reader.h"

namespace baton::cli {

using namespace Qt::StringLiterals;

namespace {

QString totalsLine(const TestTotals &totals)
{
    QStringList parts{u"%1 passed"_s.arg(totals.passed)};
    const auto add = [&parts](int count, const QString &word) {
        if (count > 0)
            parts.append(u"%1 %2"_s.arg(count).arg(word));
    };
    add(totals.failed, u"failed"_s);
    add(totals.errors, u"with errors"_s);
    add(totals.timedOut, u"timed out"_s);
    add(totals.skipped, u"skipped"_s);
    add(totals.notRun, u"not run"_s);
    return parts.join(u", "_s);
}

void printReport(const TestReport &report)
{
    for (const TestResult &result : report.results) {
        printLine(u"%1  %2  %3 ms"_s.arg(toWord(result.state), -9).arg(result.id).arg(result.ms));
        if (result.isBad())
            printLine(u"           "_s + result.message.section(u'\n', 0, 0));
    }
    printLine(totalsLine(report.totals));
}

/// What came of the last run: on stdout, and why nothing was run on stderr. The exit code of that.
int tellTests(const Invocation &invocation, const State &state, const Result<TestReport> &report)
{
    const Artefact *artefact = engine::testReport(state);
    const auto record =
        artefact == nullptr ? state.lastPrograms.cend() : state.lastPrograms.constFind(artefact->path);
    if (record == state.lastPrograms.cend()) {
        if (invocation.json())
            printBytes(testsJson(nullptr, {}));
        else
            print(u"The tests have not been run yet.\n"_s);
        return Done;
    }
    if (invocation.json())
        printBytes(testsJson(&*record, report ? artefact::resultsJson(*report) : QByteArray()));
    else if (report)
        printReport(*report);
    if (record->outcome.end == ProgramEnd::NotRun)
        complain(u"The tests were not run: %1. Nothing else changed."_s.arg(record->outcome.detail));
    return engine::testsFail(state, *artefact) ? TestsFailed : Done;
}

Result<TestReport> reportIn(const session::ProjectView &project)
{
    const Artefact *artefact = engine::testReport(project.state());
    return artefact == nullptr ? failure(ErrorCode::NotFound, u"test report"_s)
                               : project.testReport(artefact->path);
}

} // namespace

int runTests(const Invocation &invocation)
{
    if (invocation.project().isEmpty() || !invocation.arguments.isEmpty())
        return badUsage(invocation, u"tests needs --project DIR."_s);
    const auto project = session::ProjectReader::open(invocation.project());
    if (!project)
        return failed(invocation, project.error());
    return tellTests(invocation, project->state(), reportIn(project->view()));
}

/// Runs programs only: what they lead to is the next `run`'s work.
int runTest(const Invocation &invocation)
{
    if (invocation.project().isEmpty() || !invocation.arguments.isEmpty())
        return badUsage(invocation, u"test needs --project DIR."_s);
    SessionRunner runner(invocation);
    session::Session &session = runner.session();
    RunProgress progress;
    if (!invocation.json())
        progress.follow(session, &runner);
    QObject::connect(&session, &session::Session::idle, &runner, [&] {
        session.ask(&runner, reportIn, [&](const Result<TestReport> &report) {
            runner.finish(tellTests(invocation, session.state(), report));
        });
    });
    return runner.open(invocation.project(), [&] {
        runner.decide(command::RunTests{.onlyFailed = invocation.has(u"only-failed"_s)},
            [&](const Result<void> &result) {
                if (!result)
                    runner.refuse(result.error());
            });
    });
}

int runFault(const Invocation &invocation)
{
    const auto fault = faultOf(invocation.arguments.value(1));
    if (invocation.project().isEmpty() || invocation.arguments.size() != 2 || !fault
        || toWord(*fault) != invocation.arguments.at(1))
        return badUsage(invocation, u"fault needs --project DIR TEST code|test|requirement|accept."_s);
    SessionRunner runner(invocation);
    const command::DecideFault decision{.test = invocation.arguments.at(0),
        .fault = *fault,
        .file = invocation.value(u"file"_s),
        .reason = invocation.value(u"note"_s)};
    return runner.open(invocation.project(), [&] {
        runner.decide(decision, [&](const Result<void> &result) {
            if (!result)
                return runner.refuse(result.error());
            if (!invocation.json())
                print(u"%1: %2\n"_s.arg(decision.test, toWord(decision.fault)));
            runner.tellDecided();
        });
    });
}

} // namespace baton::cli
