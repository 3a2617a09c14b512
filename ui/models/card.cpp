// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/card.h"

#include "core/session/hand_over.h"
#include "ui/support/format.h"
#include "ui/support/paint.h"
#include "ui/text/error_text.h"
#include "ui/text/words.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

const QString dot = u" · "_s;

QString fileName(const QString &path)
{
    return path.section(u'/', -1);
}

bool isPresent(const State &state, const QString &path)
{
    const Artefact *needed = state.artefact(path);
    return !needed || needed->removed || needed->state == ArtefactState::Approved
        || needed->state == ArtefactState::Skipped;
}

QString approvedText(const Artefact &artefact)
{
    const QString revision = u"r"_s + QString::number(artefact.approvedRevision);
    const Revision *approved = artefact.approved();
    if (artefact.role == humanRole)
        return revision;
    if (approved && approved->author == AuthorKind::Human)
        return revision + dot + QCoreApplication::translate("baton", "edited");
    if (!artefact.approvedByPerson)
        return revision + dot + QCoreApplication::translate("baton", "auto", "approved automatically");
    return revision;
}

QString reviewText(const Artefact &artefact, const LineChangesByPath &changes)
{
    const Revision *head = artefact.head();
    const int number = head ? head->number : 0;
    QString text = QCoreApplication::translate("baton", "review r%1").arg(number);
    const LineChanges change = changes.value(artefact.path);
    if (number > 1 && change.revision == number)
        text += dot + u"+%1 −%2"_s.arg(change.added).arg(change.removed);
    if (head && anyFailed(head->checks))
        text += dot + QCoreApplication::translate("baton", "check failed");
    return text;
}

QString queuedText(const State &state, const Artefact &artefact)
{
    if (artefact.pauseBefore)
        return QCoreApplication::translate("baton", "pause before");
    const QString needed = waitsFor(state, artefact);
    if (needed.isEmpty())
        return stateText(ArtefactState::Queued);
    return QCoreApplication::translate("baton", "waits for %1").arg(fileName(needed));
}

/// "revise, round 2" while the work goes back and forth by itself.
QString withRound(const Artefact &artefact, const QString &text)
{
    const int round = artefact.rounds.value(artefact.loop);
    if (artefact.loop.isEmpty() || round == 0)
        return text;
    return QCoreApplication::translate("baton", "%1, round %2").arg(text).arg(round);
}

/// "round 2 of 3" of a run of tests that goes back and forth.
QString roundText(const State &state, const Artefact &report)
{
    const session::TestRound round = session::testRound(state, report);
    return round.number == 0
        ? QString()
        : QCoreApplication::translate("baton", "round %1 of %2").arg(round.number).arg(round.of);
}

QString writingText(const State &state, const Artefact &artefact)
{
    const auto call = state.calls.constFind(artefact.activeCall);
    if (call != state.calls.cend() && call->lastAttempt.number > 0 && call->answer.isEmpty())
        return QCoreApplication::translate("baton", "try %1 of %2")
            .arg(call->lastAttempt.number + 1)
            .arg(std::max(call->lastAttempt.maxAttempts, call->lastAttempt.number + 1));
    if (state.programs.contains(artefact.activeCall)) {
        const QString running = QCoreApplication::translate("baton", "running");
        const QString round = roundText(state, artefact);
        return round.isEmpty() ? running : QString(running + dot + round);
    }
    if (call != state.calls.cend() && call->verb != Verb::Produce)
        return withRound(artefact, verbText(call->verb).toLower());
    return stateText(ArtefactState::Writing);
}

bool isTestReport(const State &state, const Artefact &artefact)
{
    const StepSpec *step = state.sop.step(artefact.step);
    return step != nullptr && step->type == StepType::Command;
}

/// "41 passed, 2 failed · round 1 of 3"; empty of what is no report, or of one without tests.
QString testsText(const State &state, const Artefact &artefact)
{
    const Revision *head = artefact.head();
    if (head == nullptr || !isTestReport(state, artefact))
        return {};
    const TestTotals totals = totalsIn(head->facts);
    if (totals.passed + totals.bad() == 0)
        return head->checks.isEmpty() ? QString()
                                      : QCoreApplication::translate("baton", "tests were not run");
    const QString round = roundText(state, artefact);
    return round.isEmpty() ? totalsText(totals) : QString(totalsText(totals) + dot + round);
}

QString subtitleOf(const State &state, const Artefact &artefact, const LineChangesByPath &changes)
{
    const bool rests = artefact.state == ArtefactState::Approved || artefact.state == ArtefactState::Review;
    if (const QString tests = rests ? testsText(state, artefact) : QString(); !tests.isEmpty())
        return tests;
    switch (artefact.state) {
    case ArtefactState::Approved:
        return approvedText(artefact);
    case ArtefactState::Review:
        return reviewText(artefact, changes);
    case ArtefactState::Queued:
        return queuedText(state, artefact);
    case ArtefactState::Writing:
        return writingText(state, artefact);
    case ArtefactState::Stale:
        return artefact.staleBecause.isEmpty() ? stateText(artefact.state)
                                               : QCoreApplication::translate("baton", "stale: %1 changed")
                                                     .arg(fileName(artefact.staleBecause.first()));
    case ArtefactState::Failed:
        return errorText({artefact.failure.code, {}}).happened;
    case ArtefactState::ChangesRequested:
        return withRound(artefact, stateText(artefact.state));
    case ArtefactState::Skipped:
        break;
    }
    return stateText(artefact.state);
}

qint64 expectedTokens(const State &state, const Artefact &artefact)
{
    // The last revision is the best guess of the next one's length; else a third of what the step may use.
    if (const Revision *head = artefact.head(); head && head->bytes > 0)
        return head->bytes / 4 + 1;
    const StepSpec *step = state.sop.step(artefact.step);
    return (step ? step->maxTokens : 8000) / 6 + 1;
}

} // namespace

QString Card::subtitleText() const
{
    if (kind != Kind::Artefact)
        return subtitle;
    return glyphOf(state) + u' ' + subtitle;
}

void noteLineChanges(LineChangesByPath &changes, const QVector<StoredEvent> &events)
{
    for (const StoredEvent &stored : events) {
        const auto *proposed = std::get_if<event::RevisionProposed>(&stored.event);
        if (proposed && proposed->revision.number >= changes.value(proposed->path).revision)
            changes.insert(proposed->path, {proposed->revision.number, proposed->added, proposed->removed});
    }
}

QString waitsFor(const State &state, const Artefact &artefact)
{
    for (const QString &path : artefact.item.dependsOn) {
        if (path != artefact.path && !isPresent(state, path))
            return path;
    }
    if (!artefact.item.file.isEmpty() && artefact.item.file != artefact.path
        && !isPresent(state, artefact.item.file))
        return artefact.item.file;
    const StepSpec *step = state.sop.step(artefact.step);
    if (!step)
        return {};
    for (const QString &read : step->reads) {
        const QString kind = read.section(u'#', 0, 0);
        const auto blocks = [&](const Artefact &a) {
            return a.kind == kind && a.path != artefact.path && a.item.file.isEmpty()
                && !isPresent(state, a.path);
        };
        const auto found = std::find_if(state.artefacts.cbegin(), state.artefacts.cend(), blocks);
        if (found != state.artefacts.cend())
            return found->path;
    }
    return {};
}

Card makeCard(
    const State &state, const Artefact &artefact, const RoleBook &roles, const LineChangesByPath &changes)
{
    Card card;
    card.kind = Card::Kind::Artefact;
    card.path = artefact.path;
    card.role = artefact.role;
    card.lane = roles.lane(artefact.role);
    const bool perItem = !artefact.item.file.isEmpty() || artefact.title.isEmpty();
    const StepSpec *step = state.sop.step(artefact.step);
    const bool isReview = step != nullptr && step->type == StepType::Review && !artefact.item.file.isEmpty();
    card.title = isReview ? reviewTitle(artefact.item.file)
        : perItem         ? fileName(artefact.path)
                          : stageText(artefact.title);
    card.subtitle = subtitleOf(state, artefact, changes);
    card.state = artefact.state;
    card.revision = artefact.head() ? artefact.head()->number : 0;
    card.pauseBefore = artefact.pauseBefore;
    card.round = isTestReport(state, artefact) ? roundText(state, artefact) : QString();
    card.testsFailed = isTestReport(state, artefact) && artefact.head() != nullptr
        && totalsIn(artefact.head()->facts).bad() > 0;
    if (artefact.state == ArtefactState::Writing) {
        card.progress = 0;
        card.call = artefact.activeCall;
        card.expectedTokens = expectedTokens(state, artefact);
    }
    return card;
}

QString liveNote(const session::LiveText &live, TimeMs now)
{
    const qint64 seconds = std::max<qint64>(0, (now - live.startedAt) / 1000);
    if (live.isProgram)
        return QCoreApplication::translate("baton", "running %1 s").arg(seconds);
    if (live.firstTextAt == 0)
        return QCoreApplication::translate("baton", "thinking %1 s").arg(seconds);
    const double speed = live.tokensPerSecond();
    return speed > 0 ? speedText(speed) : tokensText(live.tokens);
}

Card withLive(Card card, const session::LiveText &live, TimeMs now)
{
    if (card.state != ArtefactState::Writing || card.call != live.call)
        return card;
    card.subtitle =
        card.round.isEmpty() ? liveNote(live, now) : QString(liveNote(live, now) + dot + card.round);
    card.tokensPerSecond = live.tokensPerSecond();
    // Nobody knows how long an answer gets: the bar slows down towards the end instead of lying.
    const double share =
        static_cast<double>(live.tokens) / static_cast<double>(std::max<qint64>(1, card.expectedTokens));
    card.progress = 1.0 - std::exp(-1.2 * share);
    return card;
}

} // namespace baton::ui
