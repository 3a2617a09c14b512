// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/domain/state.h"
#include "core/session/session.h"
#include "ui/models/project_tree_model.h"
#include "ui/models/review_queue_model.h"
#include "ui/models/swimlane_model.h"
#include "ui/models/timeline_model.h"
#include "ui/models/view_state.h"
#include "ui/support/state_store.h"

#include <QObject>
#include <QTimer>

namespace baton::ui {

/// The projections of one open project, kept up to date from its session. GUI thread.
class ProjectModels : public QObject {
    Q_OBJECT

public:
    /// The session must be open and outlive this.
    ProjectModels(session::Session &session, const Clock &clock, QObject *parent = nullptr);

    ReviewQueueModel queue;
    ProjectTreeModel tree;
    SwimlaneModel lanes;
    TimelineModel timeline;
    ViewState view;

    /// Words changed their language.
    void retranslate();

private:
    void onAppended(const EventBatch &batch);
    void onLive(const CallId &call);
    void fetchPage(qint64 before);
    void onEvents(qint64 before, const QVector<StoredEvent> &events);
    void onTick();

    session::Session &m_session;
    const Clock &m_clock;
    QTimer m_tick;
    qint64 m_openedAt = 0; ///< sequence number the first page ends with
};

/// What the start page's list says of a project that stands like this: "interrupted" while a call is in
/// flight, because that is what it will be if the program ends now. Pure.
[[nodiscard]] RecentProject recentOf(const State &state, const QString &folder, TimeMs now);

/// The next document to look at: what waits for the person, else what is being written; empty: nothing.
[[nodiscard]] QString nextInSight(const State &state);

} // namespace baton::ui
