// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/cards.h"

#include "core/engine/dependency_graph.h"
#include "core/engine/faults.h"
#include "core/engine/gate.h"
#include "core/engine/loops.h"

#include <algorithm>

namespace baton::engine {

using namespace Qt::StringLiterals;

namespace {

QString idOf(Card::Kind kind, const QString &path, int revision = 0)
{
    const QString id = toWord(kind) + u':' + path;
    return revision == 0 ? id : u"%1@%2"_s.arg(id).arg(revision);
}

Card cardOf(Card::Kind kind, const Artefact &artefact)
{
    const int revision = static_cast<int>(artefact.revisions.size());
    return {.id = idOf(kind, artefact.path, revision),
        .kind = kind,
        .path = artefact.path,
        .title = artefact.title,
        .test = {},
        .detail = {},
        .choices = {},
        .holdsUp = {},
        .since = artefact.since};
}

Card::Kind kindOfReview(const Gate &gate)
{
    const Blocker yours{Blocker::Kind::FailedCheck, check::yourWords.value};
    if (gate.blockedBy.contains(yours))
        return Card::Kind::YourWords;
    return gate.isBlockedBy(Blocker::Kind::FailedCheck) ? Card::Kind::FailedChecks : Card::Kind::Review;
}

QString failedChecks(const Revision &head, Card::Kind kind)
{
    QStringList parts;
    for (const CheckResult &check : head.checks) {
        if (check.state == CheckState::Failed && check.id == check::yourWords)
            parts.append(check.detail); // the kind of card says the rest
        else if (check.state == CheckState::Failed && kind != Card::Kind::YourWords)
            parts.append(check.detail.isEmpty() ? check.id.value : check.id.value + u": "_s + check.detail);
    }
    return parts.join(u"; "_s);
}

Card reviewCard(const State &state, const Artefact &artefact)
{
    const Card::Kind kind = kindOfReview(gateOf(state, artefact));
    Card card = cardOf(kind, artefact);
    card.detail = failedChecks(*artefact.head(), kind);
    card.choices = {u"approve"_s, u"request-changes"_s, u"regenerate"_s, u"skip"_s};
    if (kind == Card::Kind::YourWords)
        card.choices.prepend(u"put-back"_s);
    const StepSpec *step = state.sop.step(artefact.step);
    if (artefact.role == humanRole)
        card.choices = {u"approve"_s};
    else if (step == nullptr || !step->asksModel())
        card.choices = {u"approve"_s, u"skip"_s}; // computed: no role could write it otherwise
    return card;
}

Card failureCard(const Artefact &artefact)
{
    Card card = cardOf(Card::Kind::Failed, artefact);
    const ArtefactFailure &failure = artefact.failure;
    card.detail =
        failure.detail.isEmpty() ? toWord(failure.code) : toWord(failure.code) + u": "_s + failure.detail;
    if (failure.canContinue())
        card.choices.append(u"continue"_s);
    card.choices.append(u"retry"_s);
    if (failure.code == ErrorCode::AsksToWait)
        card.choices.append(u"wait"_s);
    if (!failure.partial.isEmpty())
        card.choices.append(u"keep"_s);
    card.choices.append({u"regenerate"_s, u"skip"_s});
    return card;
}

Card staleCard(const Artefact &artefact)
{
    Card card = cardOf(Card::Kind::Stale, artefact);
    card.detail = artefact.staleBecause.join(u", "_s);
    card.choices = {u"refresh"_s, u"keep-stale"_s, u"request-changes"_s, u"regenerate"_s};
    return card;
}

void addFileCards(const State &state, const Artefact &artefact, QVector<Card> &cards)
{
    if (const OutsideChange *change = state.outsideChange(artefact.path);
        change != nullptr && !change->overruled) {
        Card card = cardOf(Card::Kind::OutsideChange, artefact);
        card.detail = change->disk.isEmpty() ? u"deleted"_s : u"changed"_s;
        card.choices = {u"adopt"_s, u"keep-baton"_s};
        cards.append(card);
    }
    if (artefact.writeFailed) {
        Card card = cardOf(Card::Kind::Unwritten, artefact);
        card.detail = toWord(artefact.writeError.code) + u": "_s + artefact.writeError.detail;
        card.choices = {u"retry"_s};
        cards.append(card);
    }
}

/// A test that fails because what is required is not clear, as it was laid.
void addRequirementCards(const State &state, const Artefact &report, QVector<Card> &cards)
{
    if (report.state != ArtefactState::Review || &report != testReport(state))
        return;
    const QStringList failing = failingTests(report);
    const QVector<TestFault> faults = faultsOf(state, report);
    for (const TestFault &fault : faults) {
        if (fault.fault != Fault::Requirement || !failing.contains(fault.test))
            continue;
        Card card = cardOf(Card::Kind::Requirement, report);
        card.id += u':' + fault.test;
        card.test = fault.test;
        card.detail = fault.reason;
        card.choices = {u"code"_s, u"test"_s, u"accept"_s};
        cards.append(card);
    }
}

/// A reviewer is about to look at it, or does, or it is a failed run whose files are being mended: nobody
/// waits for the person yet.
bool isAtItsReviewer(const State &state, const Artefact &artefact)
{
    const StepSpec *step = state.sop.step(artefact.step);
    if (step != nullptr && step->type == StepType::Command && artefact.state == ArtefactState::Review) {
        const DependencyGraph graph(state);
        if (!graph.inputsReady(*step) || graph.isProgramDue(artefact))
            return true;
    }
    const Artefact *review = artefact.state == ArtefactState::Review ? reviewOf(state, artefact) : nullptr;
    return review != nullptr && isReviewDue(state, *review) && review->state != ArtefactState::Failed
        && !review->pauseBefore;
}

void addStateCard(
    const State &state, const DependencyGraph &graph, const Artefact &artefact, QVector<Card> &cards)
{
    switch (artefact.state) {
    case ArtefactState::Review:
        if (!isAtItsReviewer(state, artefact))
            cards.append(reviewCard(state, artefact));
        break;
    case ArtefactState::Failed:
        cards.append(failureCard(artefact));
        break;
    case ArtefactState::Stale:
        cards.append(staleCard(artefact));
        break;
    case ArtefactState::Queued:
    case ArtefactState::ChangesRequested: {
        Artefact unmarked = artefact;
        unmarked.pauseBefore = false;
        if (!artefact.pauseBefore || !graph.isReady(unmarked))
            break;
        Card card = cardOf(Card::Kind::PauseMark, artefact);
        card.choices = {u"no-pause-before"_s, u"skip"_s};
        cards.append(card);
        break;
    }
    case ArtefactState::Writing:
    case ArtefactState::Approved:
    case ArtefactState::Skipped:
        break;
    }
}

/// Who cannot begin because of what: unfinished artefacts by the path they read.
QHash<QString, QStringList> heldUp(const State &state, const DependencyGraph &graph)
{
    QHash<QString, QStringList> result;
    for (const Artefact &artefact : state.artefacts) {
        const bool begins =
            artefact.state == ArtefactState::Queued || artefact.state == ArtefactState::ChangesRequested;
        if (!begins || artefact.removed)
            continue;
        const ReadSet set = graph.readsOf(artefact);
        for (const Read &read : set.reads) {
            if (read.waits && !isReadable(*read.artefact))
                result[read.artefact->path].append(artefact.path);
        }
    }
    return result;
}

/// The file a review of its own is of; empty for all else.
QString reviewedFile(const State &state, const QString &path)
{
    const Artefact *artefact = state.artefact(path);
    const StepSpec *step = artefact == nullptr ? nullptr : state.sop.step(artefact->step);
    return step != nullptr && step->type == StepType::Review ? artefact->item.file : QString();
}

void addRunCards(const State &state, QVector<Card> &cards)
{
    if (state.priceUnknown) {
        const event::PriceUnknown &unknown = *state.priceUnknown;
        cards.append({.id = idOf(Card::Kind::Price, unknown.endpoint + u'/' + unknown.model),
            .kind = Card::Kind::Price,
            .path = unknown.path,
            .title = {},
            .test = {},
            .detail = unknown.endpoint + u'/' + unknown.model,
            .choices = {},
            .holdsUp = {unknown.path}});
    } else if (state.mode == RunMode::OverBudget && state.budgetReached) {
        const event::BudgetReached &reached = *state.budgetReached;
        cards.append({.id = idOf(Card::Kind::Limit, reached.role),
            .kind = Card::Kind::Limit,
            .path = reached.path,
            .title = {},
            .test = {},
            .detail = u"%1 USD"_s.arg(reached.limit.usd()),
            .choices = {},
            .holdsUp = {reached.path}});
    }
}

} // namespace

QVector<Card> cardsOf(const State &state)
{
    QVector<Card> cards;
    addRunCards(state, cards);
    const DependencyGraph graph(state);
    for (const Artefact &artefact : state.artefacts) {
        if (artefact.removed)
            continue;
        addFileCards(state, artefact, cards);
        addRequirementCards(state, artefact, cards);
        addStateCard(state, graph, artefact, cards);
    }
    const QHash<QString, QStringList> held = heldUp(state, graph);
    for (Card &card : cards) {
        if (!card.path.isEmpty() && card.holdsUp.isEmpty())
            card.holdsUp = held.value(card.path);
        card.reviewed = reviewedFile(state, card.path);
    }
    return cards;
}

QStringList waitingPaths(const State &state)
{
    QStringList paths = state.waiting();
    paths.removeIf([&](const QString &path) { return isAtItsReviewer(state, *state.artefact(path)); });
    return paths;
}

} // namespace baton::engine
