// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/approval.h"

#include "core/engine/faults.h"
#include "core/engine/loops.h"
#include "core/engine/planning.h"
#include "core/engine/scheduler.h"
#include "core/engine/sop_rules.h"
#include "core/engine/staleness.h"

#include <algorithm>

namespace baton::engine {

using namespace Qt::StringLiterals;

namespace {

void planRows(Draft &draft, const Artefact &table)
{
    const Revision *approved = table.approved();
    if (approved == nullptr || !isWorkTable(draft.state(), table.kind))
        return;
    if (const event::ArtefactsPlanned plan = planItems(draft.state(), table, approved->facts);
        isWorthRecording(plan))
        draft.add(plan);
}

/// A review that had sent its subject back looks at the new revision by itself as long as rounds are left.
bool isReviewDueAgain(const State &state, const Artefact &reader)
{
    const Revision *head = reader.head();
    if (head == nullptr)
        return false;
    const auto verdict = verdictOf(state, reader, head->facts);
    return verdict && verdict->mayAct;
}

/// Its verdict sent the text back, and it has not seen what came of that: also where nothing changed that
/// others read of it, what it says is no longer true.
bool hasToLookAgain(const State &state, const Artefact &reader, const Artefact &input)
{
    const Revision *own = reader.approved();
    const StepSpec *step = state.sop.step(reader.step);
    if (own == nullptr || reader.removed || step == nullptr || step->reviewsBeforeGate()
        || reader.state != ArtefactState::Approved)
        return false;
    const auto verdict = verdictOf(state, reader, own->facts);
    return verdict && verdict->mayAct && verdict->targets.contains(input.path)
        && usedRevision(own->inputs, input.path) != input.approvedRevision;
}

void markReaders(Draft &draft, const Artefact &input, const Revision &before, const Revision &after)
{
    QStringList readers = readersTouched(draft.state(), input, before, after);
    for (const Artefact &reader : draft.state().artefacts) {
        if (hasToLookAgain(draft.state(), reader, input) && !readers.contains(reader.path))
            readers.append(reader.path);
    }
    for (const QString &path : readers) {
        const Artefact reader = *draft.state().artefact(path);
        if (isReviewDueAgain(draft.state(), reader))
            draft.add(event::RefreshRequested{.path = path, .role = reader.role});
        else
            draft.add(event::ArtefactStale{.path = path, .because = {input.path}});
    }
}

void followVerdict(Draft &draft, const Artefact &review)
{
    const Revision *head = review.head();
    const auto verdict = verdictOf(draft.state(), review, head->facts);
    if (!verdict || !verdict->mayAct)
        return;
    const StepSpec *step = draft.state().sop.step(review.step);
    const bool isReview = step != nullptr && step->type == StepType::Review;
    for (auto it = verdict->persons.cbegin(); it != verdict->persons.cend(); ++it)
        tellPerson(draft, review, it.key(), *it);
    for (const QString &path : verdict->targets) {
        const Artefact target = *draft.state().artefact(path);
        const CauseId why = isReview ? cause::review : cause::summary;
        draft.add(event::SentBack{.path = path,
            .role = target.role,
            .cause = why,
            .round = target.rounds.value(why) + 1,
            .verb = Verb::Revise,
            .findings = head->text,
            .because = review.path});
    }
}

} // namespace

void approveHead(Draft &draft, const QString &path, bool byPerson, const QString &note)
{
    const Artefact before = *draft.state().artefact(path);
    const int revision = before.head()->number;
    if (byPerson)
        closeReview(draft, path);
    draft.add(event::RevisionApproved{.path = path,
        .role = before.role,
        .revision = revision,
        .byPerson = byPerson,
        .note = note,
        .receivers = receiversOf(draft.state(), before)});
    const Artefact after = *draft.state().artefact(path);
    planRows(draft, after);
    const Revision *replaced = before.approved();
    if (replaced != nullptr && before.approvedRevision != revision)
        markReaders(draft, after, *replaced, *after.approved());
    const QStringList outdated = outdatedInputs(draft.state(), after, after.approved()->inputs);
    if (!outdated.isEmpty())
        draft.add(event::ArtefactStale{.path = path, .because = outdated});
    const StepSpec *step = draft.state().sop.step(after.step);
    if (step != nullptr && step->reviewsBeforeGate())
        isAttribution(draft.state(), *step) ? settleAttribution(draft, after)
                                            : settleReview(draft, after, before.asked);
    else
        followVerdict(draft, after);
}

void approveIfGateLets(Draft &draft, const QString &path)
{
    const Artefact *artefact = draft.state().artefact(path);
    if (artefact != nullptr && artefact->state == ArtefactState::Review
        && gateOf(draft.state(), *artefact).passes())
        approveHead(draft, path, false, {});
}

namespace {

/// A verdict that names no word of the step's leads nowhere: the person decides.
void checkVerdict(
    const State &state, const Artefact &artefact, const DocumentFacts &facts, QVector<CheckResult> &checks)
{
    const StepSpec *step = state.sop.step(artefact.step);
    if (step == nullptr || step->onVerdict.isEmpty() || verdictOf(state, artefact, facts))
        return;
    checks.append({check::verdict, CheckState::Failed,
        u"the verdict is none of: %1"_s.arg(step->onVerdict.keys().join(u", "_s)), 0});
}

} // namespace

QVector<CheckResult> checksWithRows(const State &state, const Artefact &artefact,
    const QVector<CheckResult> &checks, const DocumentFacts &facts)
{
    QVector<CheckResult> result = checks;
    checkVerdict(state, artefact, facts, result);
    if (!isWorkTable(state, artefact.kind))
        return result;
    const event::ArtefactsPlanned plan = planItems(state, artefact, facts);
    for (const CheckResult &refused : plan.refused) {
        if (!result.contains(refused))
            result.append(refused);
    }
    return result;
}

} // namespace baton::engine
