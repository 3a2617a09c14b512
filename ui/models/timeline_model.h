// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/live_text.h"
#include "ui/models/timeline_entry.h"
#include "ui/models/timeline_fold.h"
#include "ui/support/role_book.h"

#include <QAbstractListModel>
#include <QSet>
#include <QSortFilterProxyModel>

#include <optional>

namespace baton::ui {

/// Everything that happened, oldest first, and behind it a row per running call. Holds one page of history at
/// first; older ones are asked for. GUI thread.
class TimelineModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role { EntryRole = Qt::UserRole, SenderRole, KindRole, TextRole };

    explicit TimelineModel(QObject *parent = nullptr);

    /// `recent`: the newest page of events, in order, ending at `state.seq`.
    void reset(const State &state, const QVector<StoredEvent> &recent, TimeMs now);
    void apply(const EventBatch &batch, const State &state);
    void setLive(const session::LiveText &live, TimeMs now);
    /// Moves countdowns and "thinking 40 s"; once a second while calls run.
    void setNow(TimeMs now);
    void retranslate(const State &state);

    /// Older events exist that this model does not hold.
    [[nodiscard]] bool hasOlder() const { return !m_events.isEmpty() && m_events.first().seq > 1; }
    /// Asks for the page before the oldest row, once until it arrives.
    void requestOlder();
    void prepend(const QVector<StoredEvent> &older, const State &state);

    [[nodiscard]] const TimelineEntry &entry(int row) const;
    [[nodiscard]] const RoleBook &roles() const { return m_roles; }
    [[nodiscard]] TimeMs now() const { return m_now; }
    /// "Architect to You, 10:06, Asks: ...".
    [[nodiscard]] QString accessibleText(const TimelineEntry &entry) const;
    [[nodiscard]] QString senderName(const TimelineEntry &entry) const;
    [[nodiscard]] QString receiverNames(const TimelineEntry &entry) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

Q_SIGNALS:
    void olderWanted(qint64 before);

private:
    /// A call in flight, with what has been heard of it.
    struct Running {
        ActiveCall call;
        std::optional<session::LiveText> live;
    };

    void refold(const State &state);
    void offerActions(const State &state);
    /// A folded row with what is possible at present: actions, and that a message still waits.
    [[nodiscard]] TimelineEntry present(TimelineEntry entry, const State &state) const;
    [[nodiscard]] bool isPossible(
        const TimelineAction &action, const TimelineEntry &entry, const State &state) const;
    void syncRunning(const State &state);
    [[nodiscard]] TimelineEntry runningEntry(const Running &running) const;
    void refreshRunning();
    void takeFolded();

    RoleBook m_roles;
    TimelineFold m_fold;
    QVector<StoredEvent> m_events;
    QVector<TimelineEntry> m_history; ///< the fold's rows with the actions that are possible now
    QVector<Running> m_running;
    QVector<TimelineEntry> m_runningRows;
    TimeMs m_now = 0;
    bool m_asked = false;
};

/// The timeline narrowed to a role, kinds and words.
class TimelineFilter : public QSortFilterProxyModel {
    Q_OBJECT

public:
    explicit TimelineFilter(QObject *parent = nullptr);

    void setRole(const QString &role); ///< as sender or receiver; empty = all
    void setKinds(const QSet<int> &kinds); ///< of EntryKind; empty = all
    void setSearch(const QString &words);
    [[nodiscard]] bool isNarrowed() const
    {
        return !m_role.isEmpty() || !m_kinds.isEmpty() || !m_words.isEmpty();
    }

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    QString m_role;
    QSet<int> m_kinds;
    QString m_words;
};

} // namespace baton::ui
