// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/hand_over.h"

#include "core/artefact/report/report_document.h"
#include "core/domain/test_report.h"
#include "core/engine/cards.h"
#include "core/engine/decide.h"
#include "core/engine/endpoint_choice.h"
#include "core/engine/faults.h"
#include "core/engine/loops.h"
#include "core/engine/prompt_builder.h"
#include "core/engine/scheduler.h"
#include "core/engine/staleness.h"

#include <algorithm>

namespace baton::session {

QStringList receiversOf(const State &state, const Artefact &artefact)
{
    return engine::receiversOf(state, artefact);
}

bool canUndo(const State &state, const QString &path)
{
    // Asking the engine itself keeps the rule in one place; a decision changes nothing by being thought.
    return engine::decide(state, command::Undo{.path = path}, state.time).has_value();
}

QStringList rolesToStop(const State &state, const QString &path)
{
    QStringList roles;
    for (const CallId &call : engine::callsToStop(state, path).value_or(QVector<CallId>()))
        roles.append(state.calls.value(call).role);
    roles.removeDuplicates();
    return roles;
}

int releasedBy(const State &state, const Autonomy &autonomy)
{
    const command::ChangeConfig change{.patch = {.autonomy = autonomy}, .releaseWaiting = true};
    const auto made = engine::decide(state, change, state.time);
    if (!made)
        return 0;
    return static_cast<int>(std::count_if(made->events.cbegin(), made->events.cend(),
        [](const Event &event) { return std::holds_alternative<event::RevisionApproved>(event); }));
}

bool isWrittenByRole(const State &state, const Artefact &artefact)
{
    const StepSpec *step = state.sop.step(artefact.step);
    return step != nullptr && step->asksModel();
}

qint64 answerLimit(const State &state, const Artefact &artefact)
{
    return isWrittenByRole(state, artefact)
        ? engine::answerLimit(state, artefact, *state.sop.step(artefact.step))
        : 0;
}

QStringList waitingPaths(const State &state)
{
    return engine::waitingPaths(state);
}

bool hasReviewer(const State &state, const QString &path)
{
    return engine::decide(state, command::RequestReview{.path = path}, state.time).has_value();
}

bool holdsUpRun(const State &state, const QString &path)
{
    const Artefact *artefact = state.artefact(path);
    if (artefact == nullptr || artefact->state != ArtefactState::Failed)
        return false;
    const ErrorCode code = artefact->failure.code;
    return (state.mode == RunMode::Stopped && code == ErrorCode::Aborted)
        || (state.mode == RunMode::Paused && engine::haltsRun(code));
}

std::optional<TestFault> faultOf(const State &state, const Artefact &report, const QString &test)
{
    const QVector<TestFault> faults = engine::faultsOf(state, report);
    const auto said = std::find_if(faults.cbegin(), faults.cend(),
        [id = artefact::idInReport(test)](const TestFault &fault) { return fault.test == id; });
    return said == faults.cend() ? std::nullopt : std::optional(*said);
}

bool mayDecide(const State &state, const command::DecideFault &decision)
{
    command::DecideFault asked = decision;
    asked.test = artefact::idInReport(decision.test);
    return engine::decide(state, asked, state.time).has_value();
}

bool mayRun(const State &state, const command::RunTests &request)
{
    return engine::decide(state, request, state.time).has_value();
}

const Artefact *testReportOf(const State &state)
{
    return engine::testReport(state);
}

const Artefact *attributionOf(const State &state, const QString &report)
{
    const Artefact *subject = state.artefact(report);
    return subject == nullptr ? nullptr : engine::reviewOf(state, *subject);
}

bool isAttributed(const State &state, const QString &report)
{
    const Artefact *attribution = attributionOf(state, report);
    const Revision *said = attribution == nullptr ? nullptr : attribution->head();
    const Revision *head = state.artefact(report) == nullptr ? nullptr : state.artefact(report)->head();
    return said != nullptr && head != nullptr && engine::usedRevision(said->inputs, report) == head->number;
}

TestRound testRound(const State &state, const Artefact &report)
{
    const Artefact *attribution = attributionOf(state, report.path);
    const StepSpec *step = attribution == nullptr ? nullptr : state.sop.step(attribution->step);
    const Revision *head = report.head();
    if (step == nullptr || head == nullptr || totalsIn(head->facts).bad() == 0)
        return {};
    const int most = std::max(1, step->maxRounds);
    const int rounds = report.rounds.value(cause::tests);
    const bool isJudged = isAttributed(state, report.path);
    return {.number = std::clamp(isJudged ? rounds : rounds + 1, 1, most),
        .of = most,
        .isOver = !isJudged && rounds >= most};
}

} // namespace baton::session
