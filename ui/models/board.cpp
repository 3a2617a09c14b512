// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/board.h"

#include "core/session/hand_over.h"
#include "ui/support/paint.h"
#include "ui/text/words.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <numeric>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

struct Counts {
    int writing = 0;
    int queued = 0;
    int files = 0;
};

bool isAutomatic(const State &state, const QString &role)
{
    bool any = false;
    for (const StepSpec &step : state.sop.steps) {
        if (step.role != role || !step.asksModel())
            continue;
        any = true;
        if (!state.config.letsPass(step))
            return false;
    }
    return any;
}

QString laneNote(const State &state, const QString &role, const Counts &counts)
{
    if (role == humanRole) {
        const int waiting = static_cast<int>(session::waitingPaths(state).size());
        return waiting == 0 ? QCoreApplication::translate("baton", "nothing to review")
                            : QCoreApplication::translate("baton", "%1 to review").arg(waiting);
    }
    QStringList parts;
    if (counts.writing > 0)
        parts.append(QCoreApplication::translate("baton", "%1 writing").arg(counts.writing));
    if (counts.queued > 0 && (counts.writing > 0 || counts.files > 1))
        parts.append(QCoreApplication::translate("baton", "%1 queued").arg(counts.queued));
    if (!parts.isEmpty())
        return parts.join(u" · "_s);
    return isAutomatic(state, role) ? QCoreApplication::translate("baton", "auto-approve")
                                    : QCoreApplication::translate("baton", "review each");
}

void count(Counts &counts, const Artefact &artefact)
{
    ++counts.files;
    if (artefact.state == ArtefactState::Writing)
        ++counts.writing;
    if (artefact.state == ArtefactState::Queued)
        ++counts.queued;
}

void addHandOffs(QVector<CardLink> &edges, const Artefact &artefact)
{
    QStringList sources;
    if (const Revision *head = artefact.head()) {
        for (const InputRef &input : head->inputs)
            sources.append(input.path);
    }
    if (sources.isEmpty())
        sources = artefact.item.dependsOn;
    sources.removeDuplicates();
    for (const QString &source : std::as_const(sources)) {
        if (source != artefact.path)
            edges.append({source, artefact.path});
    }
}

/// Smaller is shown first where there is not room for all.
int urgency(const Card &card)
{
    switch (card.state) {
    case ArtefactState::Failed:
        return 0;
    case ArtefactState::Review:
        return 1;
    case ArtefactState::Writing:
        return 2;
    case ArtefactState::ChangesRequested:
    case ArtefactState::Stale:
        return 3;
    case ArtefactState::Queued:
        return 4;
    case ArtefactState::Approved:
    case ArtefactState::Skipped:
        return 5;
    }
    return 6;
}

QString restText(const QVector<Card> &rest)
{
    constexpr std::array order{ArtefactState::Failed, ArtefactState::Review, ArtefactState::Writing,
        ArtefactState::ChangesRequested, ArtefactState::Stale, ArtefactState::Approved, ArtefactState::Queued,
        ArtefactState::Skipped};
    QStringList parts;
    for (const ArtefactState state : order) {
        const auto number = std::count_if(
            rest.cbegin(), rest.cend(), [state](const Card &card) { return card.state == state; });
        if (number > 0)
            parts.append(QString::number(number) + u' '
                + (state == ArtefactState::Queued ? stateText(state) : glyphOf(state)));
    }
    return parts.join(u" · "_s);
}

} // namespace

Board buildBoard(const State &state, const RoleBook &roles, const LineChangesByPath &changes)
{
    Board board;
    board.stages = state.sop.stages();
    const QStringList &laneRoles = roles.roles();
    board.cells.resize(laneRoles.size());
    for (auto &row : board.cells)
        row.resize(board.stages.size());
    QVector<Counts> counts(laneRoles.size());
    QHash<QString, qsizetype> stageOfStep;
    for (const StepSpec &step : state.sop.steps)
        stageOfStep.insert(step.id, std::max<qsizetype>(0, board.stages.indexOf(step.stage)));
    for (const Artefact &artefact : state.artefacts) {
        if (artefact.removed || board.stages.isEmpty())
            continue;
        const int lane = roles.lane(artefact.role);
        count(counts[lane], artefact);
        board.cells[lane][stageOfStep.value(artefact.step, 0)].append(
            makeCard(state, artefact, roles, changes));
        addHandOffs(board.handOffs, artefact);
    }
    for (int i = 0; i < static_cast<int>(laneRoles.size()); ++i) {
        const QString &role = laneRoles[i];
        board.lanes.append({role, i, roles.name(role), roles.letter(role), laneNote(state, role, counts[i])});
    }
    return board;
}

QVector<Card> collapsed(const QVector<Card> &cards, int limit, const QString &pinned)
{
    if (cards.size() <= limit)
        return cards;
    QVector<qsizetype> order(cards.size());
    std::iota(order.begin(), order.end(), 0);
    const auto rank = [&](qsizetype i) { return cards[i].path == pinned ? -1 : urgency(cards[i]); };
    std::stable_sort(order.begin(), order.end(), [&](qsizetype a, qsizetype b) { return rank(a) < rank(b); });
    const QSet<qsizetype> chosen(order.cbegin(), order.cbegin() + std::max(0, limit - 1));
    QVector<Card> shown;
    QVector<Card> rest;
    Card more;
    more.kind = Card::Kind::More;
    for (qsizetype i = 0; i < cards.size(); ++i) {
        if (chosen.contains(i)) {
            shown.append(cards[i]);
            continue;
        }
        rest.append(cards[i]);
        more.hidden.append(cards[i].path);
    }
    more.role = cards.first().role;
    more.lane = cards.first().lane;
    const int hidden = static_cast<int>(rest.size()); // lupdate skips a call with an expression as count
    more.title = QCoreApplication::translate("baton", "+%n file(s)", nullptr, hidden);
    more.subtitle = restText(rest);
    shown.append(more);
    return shown;
}

QVector<Card> expanded(const QVector<Card> &cards)
{
    QVector<Card> shown = cards;
    Card fewer;
    fewer.kind = Card::Kind::Fewer;
    fewer.role = cards.isEmpty() ? QString() : cards.first().role;
    fewer.lane = cards.isEmpty() ? 0 : cards.first().lane;
    fewer.title = QCoreApplication::translate("baton", "Show fewer");
    shown.append(fewer);
    return shown;
}

} // namespace baton::ui
