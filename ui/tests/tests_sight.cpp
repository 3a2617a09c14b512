// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tests/tests_sight.h"

#include "core/base/text.h"
#include "ui/support/format.h"
#include "ui/tests/test_list_model.h"
#include "ui/text/error_text.h"
#include "ui/text/words.h"

#include <QCoreApplication>

#include <algorithm>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

using Stage = TestsSight::Stage;
using Mark = RoundStep::Mark;

const QString dot = u" · "_s;

QString translated(const char *text)
{
    return QCoreApplication::translate("baton", text);
}

/// Files the run reads that are not there yet, and how many it reads.
struct Needed {
    int all = 0;
    int missing = 0;
};

Needed neededFiles(const State &state, const Artefact &report)
{
    const StepSpec *step = state.sop.step(report.step);
    Needed needed;
    for (const Artefact &artefact : state.artefacts) {
        const bool isRead = step != nullptr && !artefact.removed
            && std::any_of(step->reads.cbegin(), step->reads.cend(),
                [&](const QString &read) { return read.section(u'#', 0, 0) == artefact.kind; });
        const bool isThere =
            artefact.state == ArtefactState::Approved || artefact.state == ArtefactState::Skipped;
        needed.all += isRead ? 1 : 0;
        needed.missing += isRead && !isThere ? 1 : 0;
    }
    return needed;
}

void showToCome(TestsSight &sight, const TestsSource &source)
{
    const Needed needed = neededFiles(source.state, source.report);
    sight.happened = translated(QT_TRANSLATE_NOOP("baton", "The tests have not been run yet."));
    if (source.report.state == ArtefactState::Skipped)
        sight.happened = translated(QT_TRANSLATE_NOOP("baton", "The test run was skipped."));
    else if (needed.all == 0)
        sight.advice = translated(QT_TRANSLATE_NOOP("baton",
            "They run when all files are approved; which files there are is decided with the tasks."));
    else if (needed.missing > 0)
        sight.advice =
            translated(QT_TRANSLATE_NOOP("baton",
                           "They run when the last of %1 files is approved; %2 of them are not yet."))
                .arg(needed.all)
                .arg(needed.missing);
    else
        sight.advice = translated(
            QT_TRANSLATE_NOOP("baton", "All files are there: they run as soon as the run goes on."));
}

/// The reason comes from the sandbox in technical words; the known ones are said in the person's.
void showNotRun(TestsSight &sight, const ProgramOutcome &outcome)
{
    sight.stage = Stage::NotRun;
    const QString reason = visibleLine(outcome.detail);
    sight.happened = translated(QT_TRANSLATE_NOOP("baton", "The tests were not run: %1")).arg(reason);
    if (reason.contains("run in a sandbox"_L1)) {
        const ErrorText words = errorText({ErrorCode::SandboxMissing, {}});
        sight.happened = words.happened + u' ' + words.kept;
        sight.advice = words.todo;
    } else if (reason.contains("a sandbox be made"_L1)) {
        const ErrorText words = errorText({ErrorCode::SandboxForbidden, {}});
        sight.happened = words.happened + u' ' + words.kept;
        sight.advice = words.todo;
    } else if (reason.contains("packages"_L1)) {
        sight.advice = translated(QT_TRANSLATE_NOOP(
            "baton", "Nothing else was kept back: the project goes on, its tests count as not run."));
    } else if (reason.contains("is missing"_L1)) {
        sight.advice = translated(
            QT_TRANSLATE_NOOP("baton", "Install it on this computer, then have the tests run again."));
    }
}

QString nameOfStopped(const QVector<TestResult> &results)
{
    const auto stopped = std::find_if(results.cbegin(), results.cend(),
        [](const TestResult &result) { return result.state == TestState::TimedOut; });
    return stopped == results.cend() ? QString() : stopped->id.section(u"::"_s, -1);
}

/// What cut a run short.
void showCut(TestsSight &sight, const ProgramOutcome &outcome)
{
    if (outcome.end == ProgramEnd::Killed)
        sight.happened =
            translated(QT_TRANSLATE_NOOP("baton", "The program crashed before all tests had run."));
    if (outcome.end != ProgramEnd::Limit)
        return;
    const QString at = nameOfStopped(sight.results);
    if (outcome.limit != "wall"_L1 && outcome.limit != "cpu"_L1)
        sight.happened =
            translated(QT_TRANSLATE_NOOP("baton", "It was stopped at a limit of the sandbox (%1)."))
                .arg(visibleLine(outcome.limit));
    else if (at.isEmpty())
        sight.happened =
            translated(QT_TRANSLATE_NOOP("baton", "It was stopped after %1.")).arg(durationText(outcome.ms));
    else
        sight.happened = translated(QT_TRANSLATE_NOOP("baton", "It was stopped after %1, at %2."))
                             .arg(durationText(outcome.ms), at);
    sight.advice = translated(QT_TRANSLATE_NOOP("baton", "What had ended by then is kept below."));
}

QString factsOf(const ProgramOutcome &outcome)
{
    QStringList facts;
    if (outcome.end == ProgramEnd::Exited)
        facts.append(translated(QT_TRANSLATE_NOOP("baton", "exit code %1")).arg(outcome.exitCode));
    facts.append(outcome.detail == "recorded"_L1
            ? translated(QT_TRANSLATE_NOOP("baton", "as it was recorded, not run here"))
            : translated(QT_TRANSLATE_NOOP("baton", "in the sandbox, no network")));
    if (outcome.ms > 0)
        facts.append(testTimeText(outcome.ms));
    return facts.join(dot);
}

// ---- the round -----------------------------------------------------------------------------------------

/// Files that went back because of failed tests and are not done.
QStringList beingFixed(const State &state)
{
    QStringList paths;
    for (const Artefact &artefact : state.artefacts) {
        const bool isAtWork = artefact.state == ArtefactState::Writing
            || artefact.state == ArtefactState::ChangesRequested || artefact.state == ArtefactState::Review;
        if (artefact.loop == cause::tests && isAtWork && !artefact.removed)
            paths.append(artefact.path);
    }
    return paths;
}

RoundStep fixStep(const TestsSource &source, bool isAttributed)
{
    const QStringList fixing = beingFixed(source.state);
    if (!fixing.isEmpty())
        return {Mark::Now, translated(QT_TRANSLATE_NOOP("baton", "fix %1")).arg(fixing.join(u", "_s)), {}};
    return {isAttributed && source.report.state == ArtefactState::Writing ? Mark::Well : Mark::ToCome,
        translated(QT_TRANSLATE_NOOP("baton", "fix what is at fault")), {}};
}

RoundSight roundOf(const TestsSource &source, const TestsSight &sight)
{
    const session::TestRound stands = session::testRound(source.state, source.report);
    const Artefact *attribution = session::attributionOf(source.state, source.report.path);
    if (stands.number == 0 || attribution == nullptr)
        return {};
    const bool isAttributed = session::isAttributed(source.state, source.report.path);
    RoundSight round{
        .title = translated(QT_TRANSLATE_NOOP("baton", "Round %1 of %2")).arg(stands.number).arg(stands.of)};
    round.steps = {
        {Mark::Bad, QCoreApplication::translate("baton", "%n test(s) run", nullptr, sight.totals.all()),
            totalsText(sight.totals)}};
    if (stands.isOver) {
        round.end = translated(QT_TRANSLATE_NOOP("baton", "the rounds are used up"));
        round.steps.append(
            {Mark::Now, translated(QT_TRANSLATE_NOOP("baton", "you decide what is done")), {}});
        return round;
    }
    const bool isDeciding = attribution->state == ArtefactState::Writing;
    const Mark decided = isAttributed ? Mark::Well : isDeciding ? Mark::Now : Mark::ToCome;
    round.steps.append({decided, translated(QT_TRANSLATE_NOOP("baton", "decide where the fault is")), {}});
    round.steps.append(fixStep(source, isAttributed));
    round.steps.append({sight.stage == Stage::Running ? Mark::Now : Mark::ToCome,
        translated(QT_TRANSLATE_NOOP("baton", "run the tests once more")), {}});
    if (stands.number == stands.of)
        round.end = translated(QT_TRANSLATE_NOOP("baton", "then it stops here"));
    return round;
}

} // namespace

TestsSight testsSight(const TestsSource &source)
{
    TestsSight sight;
    const bool isRunning = source.state.programs.contains(source.report.activeCall);
    const auto last = source.state.lastPrograms.constFind(source.report.path);
    if (source.record != nullptr) {
        sight.results = source.record->report.results;
        sight.totals = source.record->report.totals;
        sight.places = source.record->places;
        sight.output = source.record->output.isEmpty() ? source.record->report.tail : source.record->output;
        sight.faults = faultSights({source.state, source.report, *source.record, source.costOf});
    }
    if (last == source.state.lastPrograms.cend()) {
        showToCome(sight, source);
    } else if (last->outcome.end == ProgramEnd::NotRun) {
        showNotRun(sight, last->outcome);
    } else {
        sight.stage = Stage::Ended;
        sight.facts = factsOf(last->outcome);
        showCut(sight, last->outcome);
    }
    if (isRunning) {
        sight.stage = Stage::Running;
        sight.happened = translated(QT_TRANSLATE_NOOP("baton", "The tests are running."));
        sight.advice = sight.results.isEmpty()
            ? QString()
            : translated(QT_TRANSLATE_NOOP("baton", "What stands below is from the run before."));
    }
    sight.mayRun = session::mayRun(source.state, {});
    sight.mayRunFailed = sight.totals.bad() > 0 && session::mayRun(source.state, {.onlyFailed = true});
    sight.round = roundOf(source, sight);
    return sight;
}

QVector<TestResult> slowest(const QVector<TestResult> &results, int most)
{
    QVector<TestResult> sorted = results;
    std::stable_sort(sorted.begin(), sorted.end(),
        [](const TestResult &one, const TestResult &other) { return one.ms > other.ms; });
    return sorted.mid(0, most);
}

} // namespace baton::ui
