// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/project_models.h"

#include "core/session/hand_over.h"

#include <algorithm>

namespace baton::ui {

namespace {

/// Rows of the timeline that are there at once; older ones come when scrolled to.
constexpr int pageSize = 300;
constexpr int tickMs = 1000;

} // namespace

ProjectModels::ProjectModels(session::Session &session, const Clock &clock, QObject *parent)
    : QObject(parent), m_session(session), m_clock(clock), m_openedAt(session.state().seq)
{
    queue.reset(session.state(), clock.now());
    tree.reset(session.state());
    lanes.reset(session.state());
    timeline.reset(session.state(), {}, clock.now());
    connect(&session, &session::Session::appended, this, &ProjectModels::onAppended);
    connect(&session, &session::Session::liveChanged, this, &ProjectModels::onLive);
    connect(&timeline, &TimelineModel::olderWanted, this, &ProjectModels::fetchPage);
    fetchPage(m_openedAt + 1);
    m_tick.setInterval(tickMs);
    connect(&m_tick, &QTimer::timeout, this, &ProjectModels::onTick);
    m_tick.start();
}

void ProjectModels::onAppended(const EventBatch &batch)
{
    const State &state = m_session.state();
    queue.apply(batch, state);
    tree.apply(batch, state);
    lanes.apply(batch, state);
    timeline.apply(batch, state);
}

void ProjectModels::onLive(const CallId &call)
{
    const session::LiveText *live = m_session.live(call);
    if (live == nullptr)
        return;
    const TimeMs now = m_clock.now();
    tree.setLive(*live, now);
    lanes.setLive(*live, now);
    timeline.setLive(*live, now);
}

void ProjectModels::fetchPage(qint64 before)
{
    m_session.ask(
        this,
        [before](const session::ProjectView &project) { return project.eventsBefore(before, pageSize); },
        [this, before](const Result<QVector<StoredEvent>> &events) {
            onEvents(before, events.value_or(QVector<StoredEvent>()));
        });
}

void ProjectModels::onEvents(qint64 before, const QVector<StoredEvent> &events)
{
    const bool firstPage = before == m_openedAt + 1;
    if (firstPage)
        lanes.reset(m_session.state(), events);
    timeline.prepend(events, m_session.state());
}

void ProjectModels::onTick()
{
    const TimeMs now = m_clock.now();
    queue.setNow(now);
    lanes.setNow(now);
    timeline.setNow(now);
}

void ProjectModels::retranslate()
{
    queue.reset(m_session.state(), m_clock.now());
    tree.reset(m_session.state());
    lanes.retranslate(m_session.state());
    timeline.retranslate(m_session.state());
}

RecentProject recentOf(const State &state, const QString &folder, TimeMs now)
{
    RecentProject project{.folder = folder, .name = state.name, .state = toWord(state.phase())};
    const QStringList waiting = session::waitingPaths(state);
    project.waiting = static_cast<int>(waiting.size());
    project.place = waiting.value(0);
    for (const ActiveCall &call : state.calls) {
        project.state = QStringLiteral("interrupted");
        project.place = call.path;
    }
    project.costUsd = state.totals.unpricedCalls > 0 ? -1 : state.totals.cost.usd();
    project.time = now;
    return project;
}

QString nextInSight(const State &state)
{
    const QStringList waiting = session::waitingPaths(state);
    if (!waiting.isEmpty())
        return waiting.constFirst();
    const auto writing = std::find_if(state.artefacts.cbegin(), state.artefacts.cend(),
        [](const Artefact &artefact) { return artefact.state == ArtefactState::Writing; });
    return writing == state.artefacts.cend() ? QString() : writing->path;
}

} // namespace baton::ui

#include "moc_project_models.cpp"
