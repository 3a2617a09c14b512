// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/impact_preview.h"

#include "core/base/text.h"
#include "ui/dialogs/impact/impact_dialog.h"
#include "ui/dialogs/notices/stale_bar.h"
#include "ui/support/format.h"
#include "ui/support/role_book.h"

#include <algorithm>

namespace baton::ui {

namespace {

QStringList stalePaths(const State &state)
{
    QStringList paths;
    for (const Artefact &artefact : state.artefacts) {
        if (artefact.state == ArtefactState::Stale && !artefact.removed)
            paths.append(artefact.path);
    }
    return paths;
}

/// As the engine wants it: what is edited has its text's name.
Command whole(const Command &command)
{
    const auto *edit = std::get_if<command::Edit>(&command);
    if (edit == nullptr || !edit->text.hash.isEmpty())
        return command;
    command::Edit named = *edit;
    named.text = makeText(edit->text.content);
    return named;
}

QVector<ImpactRow> rowsOf(const State &state, const QVector<Impact> &touched)
{
    const RoleBook roles(state.sop);
    QVector<ImpactRow> rows;
    for (const Impact &impact : touched) {
        const Artefact *artefact = state.artefact(impact.path);
        const QString role = artefact == nullptr ? QString() : artefact->role;
        rows.append({.path = impact.path,
            .role = roles.name(role),
            .letter = roles.letter(role),
            .lane = roles.lane(role),
            .because = impact.because,
            .certain = impact.certain});
    }
    // What may follow stands below what is sure.
    std::stable_partition(rows.begin(), rows.end(), [](const ImpactRow &row) { return row.certain; });
    return rows;
}

bool touchesAny(const QVector<Impact> &touched)
{
    return std::any_of(
        touched.cbegin(), touched.cend(), [](const Impact &impact) { return impact.certain; });
}

} // namespace

ImpactPreview::ImpactPreview(
    session::Session &session, const ThemeController &theme, QWidget *window, QObject *parent)
    : QObject(parent), m_session(session), m_theme(theme), m_window(window)
{
}

ImpactPreview::~ImpactPreview()
{
    delete m_dialog;
}

/// Somebody may have read what the command puts something else in the place of.
bool ImpactPreview::mayTouch(const Command &command) const
{
    const State &state = m_session.state();
    if (const auto *approve = std::get_if<command::Approve>(&command)) {
        const Artefact *artefact = state.artefact(approve->path);
        return artefact != nullptr && artefact->approvedRevision > 0;
    }
    const auto *edit = std::get_if<command::Edit>(&command);
    const Artefact *artefact = edit == nullptr || edit->putBack ? nullptr : state.artefact(edit->path);
    const StepSpec *step = artefact == nullptr ? nullptr : state.sop.step(artefact->step);
    return step != nullptr && step->type == StepType::Human; // the person's own words need no approval
}

void ImpactPreview::before(const Command &command, const Proceed &proceed)
{
    if (!mayTouch(command))
        return proceed({});
    const auto *approve = std::get_if<command::Approve>(&command);
    const QString path = approve != nullptr ? approve->path : std::get<command::Edit>(command).path;
    m_session.ask(
        this, [command](const session::ProjectView &project) { return project.impactOf(whole(command)); },
        [this, path, proceed](const Result<QVector<Impact>> &touched) {
            // Why a command is refused is told when it is sent.
            touched && touchesAny(*touched) ? show(path, *touched, proceed) : proceed({});
        });
}

void ImpactPreview::refreshAll(const Proceed &proceed)
{
    using Touched = Result<QVector<Impact>>;
    m_session.ask(
        this, [](const session::ProjectView &project) { return Touched(project.staleNow()); },
        [this, proceed](const Touched &touched) {
            if (touched && touchesAny(*touched))
                show({}, *touched, proceed);
        });
}

void ImpactPreview::show(const QString &changed, const QVector<Impact> &touched, const Proceed &proceed)
{
    if (m_dialog == nullptr) {
        m_dialog = new ImpactDialog(m_theme, m_window);
        connect(m_dialog, &ImpactDialog::decided, this, &ImpactPreview::onDecided);
    }
    const State &state = m_session.state();
    m_proceed = proceed;
    ImpactOffer offer{.changed = changed,
        .rows = rowsOf(state, touched),
        .price = [this](const QStringList &paths) { return m_session.forecastCalls(paths); }};
    if (state.config.maxCost)
        offer.left = Money{state.config.maxCost->nanoUsd - state.totals.cost.nanoUsd};
    m_dialog->offer(offer);
}

void ImpactPreview::onDecided(const QVector<ImpactRow> &rows)
{
    QVector<Command> after;
    for (const ImpactRow &row : rows) {
        if (!row.certain)
            continue;
        if (row.choice == ImpactChoice::Keep)
            after.append(command::KeepStale{row.path});
        else
            after.append(command::Refresh{row.path, row.choice == ImpactChoice::Review});
    }
    m_proceed(after);
}

int ImpactPreview::staleCount() const
{
    return static_cast<int>(stalePaths(m_session.state()).size());
}

void ImpactPreview::tell(StaleBar &bar) const
{
    const QStringList paths = stalePaths(m_session.state());
    const Forecast forecast = paths.isEmpty() ? Forecast{} : m_session.forecastCalls(paths);
    bar.setStale(static_cast<int>(paths.size()), forecast.isKnown() ? forecastText(forecast) : QString());
}

} // namespace baton::ui

#include "moc_impact_preview.cpp"
