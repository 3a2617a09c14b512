// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "app/cli/status_json.h"
#include "core/artefact/report/results_codec.h"
#include "core/session/project_reader.h"

#include <algorithm>

namespace baton::cli {

using namespace Qt::StringLiterals;

namespace {

/// The artefact of the step that runs the tests; null when the project has none.
const Artefact *reportIn(const State &state)
{
    const auto found =
        std::find_if(state.artefacts.cbegin(), state.artefacts.cend(), [&](const Artefact &artefact) {
            const StepSpec *step = state.sop.step(artefact.step);
            return step != nullptr && step->type == StepType::Command && !artefact.removed;
        });
    return found == state.artefacts.cend() ? nullptr : &*found;
}

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

} // namespace

int runTests(const Invocation &invocation)
{
    if (invocation.project().isEmpty() || !invocation.arguments.isEmpty())
        return badUsage(invocation, u"tests needs --project DIR."_s);
    const auto project = session::ProjectReader::open(invocation.project());
    if (!project)
        return failed(invocation, project.error());
    const Artefact *artefact = reportIn(project->state());
    const auto record = artefact == nullptr ? project->state().lastPrograms.cend()
                                            : project->state().lastPrograms.constFind(artefact->path);
    if (record == project->state().lastPrograms.cend()) {
        if (invocation.json())
            printBytes(testsJson(nullptr, {}));
        else
            print(u"The tests have not been run yet.\n"_s);
        return Done;
    }
    const auto report = project->view().testReport(artefact->path);
    if (invocation.json())
        printBytes(testsJson(&*record, report ? artefact::resultsJson(*report) : QByteArray()));
    else if (report)
        printReport(*report);
    else
        printLine(u"Not run: "_s + record->outcome.detail);
    return report && report->totals.bad() > 0 ? TestsFailed : Done;
}

} // namespace baton::cli
