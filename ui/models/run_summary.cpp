// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/run_summary.h"

#include "core/session/hand_over.h"
#include "ui/support/format.h"
#include "ui/support/paint.h"
#include "ui/text/words.h"

#include <QCoreApplication>

#include <array>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

const QString dot = u" · "_s;

struct Tally {
    int approved = 0;
    int review = 0;
    int other = 0;
    int failed = 0;
};

void addTo(Tally &tally, ArtefactState state)
{
    switch (state) {
    case ArtefactState::Approved:
    case ArtefactState::Skipped:
        ++tally.approved;
        return;
    case ArtefactState::Review:
        ++tally.review;
        return;
    case ArtefactState::Failed:
        ++tally.failed;
        return;
    default:
        ++tally.other;
    }
}

QString tallyText(const QString &what, const Tally &tally)
{
    QString text = what;
    if (tally.approved > 0)
        text += u" ✓"_s + QString::number(tally.approved);
    if (tally.review > 0)
        text += u" ◐"_s + QString::number(tally.review);
    if (tally.failed > 0)
        text += u" !"_s + QString::number(tally.failed);
    if (tally.other > 0)
        text += u" …"_s + QString::number(tally.other);
    return text;
}

} // namespace

double UsageSummary::fraction() const
{
    if (!limit || limit->nanoUsd <= 0)
        return 0;
    return std::clamp((spent + reserved).usd() / limit->usd(), 0.0, 1.0);
}

QString UsageSummary::spentText() const
{
    UsageTotals totals;
    totals.cost = spent;
    totals.unpricedCalls = unpricedCalls;
    return costText(totals);
}

QString UsageSummary::limitText() const
{
    return limit ? QCoreApplication::translate("baton", "of %1").arg(moneyText(limit))
                 : QCoreApplication::translate("baton", "no limit");
}

QString UsageSummary::remainingText() const
{
    const QString amount = remaining.isKnown() ? forecastText(remaining) : QString();
    return amount.isEmpty() ? amount
                            : QCoreApplication::translate("baton", "about %1 more to the end").arg(amount);
}

QString UsageSummary::tokensText() const
{
    const qint64 cached = tokensIn > 0 ? tokensCached * 100 / tokensIn : 0;
    QString text = QCoreApplication::translate("baton", "%1 tokens in · %2 out")
                       .arg(countText(tokensIn), countText(tokensOut));
    if (cached > 0)
        text += dot + QCoreApplication::translate("baton", "%1% cached").arg(cached);
    return text;
}

UsageSummary usageSummary(const State &state)
{
    const UsageTotals &totals = state.totals;
    return {.spent = totals.cost,
        .reserved = state.reserved(),
        .limit = state.config.maxCost,
        .unpricedCalls = totals.unpricedCalls,
        .tokensIn = totals.tokens.input,
        .tokensOut = totals.tokens.output,
        .tokensCached = totals.tokens.cacheRead};
}

QString RunSummary::stateText() const
{
    QStringList parts;
    const bool winding = writing > 0 && (mode == RunMode::Paused || mode == RunMode::Stopped);
    parts.append(winding ? QCoreApplication::translate("baton", "Pausing") : phaseText(phase));
    if (writing > 0)
        parts.append(QCoreApplication::translate("baton", "%1 writing").arg(writing));
    if (waiting > 0)
        parts.append(QCoreApplication::translate("baton", "%n wait(s) for you", nullptr, waiting));
    if (phase == RunPhase::Waiting && waiting > 0)
        parts.removeFirst();
    return parts.join(dot);
}

Tone RunSummary::tone() const
{
    switch (phase) {
    case RunPhase::Running:
        return Tone::Accent;
    case RunPhase::Waiting:
    case RunPhase::Budget:
        return Tone::Warn;
    case RunPhase::Finished:
        return Tone::Ok;
    case RunPhase::Paused:
        return Tone::Neutral;
    case RunPhase::Failed:
        return Tone::Error;
    }
    return Tone::Neutral;
}

QString RunSummary::modelText() const
{
    return modelPerRole ? model + dot + QCoreApplication::translate("baton", "per role") : model;
}

RunSummary runSummary(const State &state)
{
    RunSummary summary{.name = state.name,
        .mode = state.mode,
        .phase = state.phase(),
        .waiting = static_cast<int>(session::waitingPaths(state).size()),
        .autonomy = state.config.autonomy,
        .model = state.config.model.model.isEmpty() ? state.config.model.provider : state.config.model.model,
        .modelPerRole = !state.config.roleModels.isEmpty()};
    summary.writing = static_cast<int>(std::count_if(state.artefacts.cbegin(), state.artefacts.cend(),
        [](const Artefact &a) { return a.state == ArtefactState::Writing; }));
    return summary;
}

QString countsText(const State &state)
{
    Tally docs;
    Tally code;
    Tally tests;
    for (const Artefact &artefact : state.artefacts) {
        if (artefact.removed || artefact.recordOnly)
            continue;
        const StepSpec *step = state.sop.step(artefact.step);
        const bool file = step && (step->type == StepType::File || step->type == StepType::Derive);
        const bool test = artefact.kind == u"test"_s;
        addTo(test ? tests : file ? code : docs, artefact.state);
    }
    const std::array<std::pair<QString, Tally>, 3> groups{
        {{QCoreApplication::translate("baton", "docs"), docs},
            {QCoreApplication::translate("baton", "code"), code},
            {QCoreApplication::translate("baton", "tests"), tests}}};
    QStringList parts;
    for (const auto &[what, tally] : groups) {
        if (tally.approved + tally.review + tally.other + tally.failed > 0)
            parts.append(tallyText(what, tally));
    }
    return parts.join(dot);
}

} // namespace baton::ui
