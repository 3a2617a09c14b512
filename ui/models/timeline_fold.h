// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/timeline_entry.h"

#include <QHash>
#include <QSet>

namespace baton::ui {

/// Turns events into timeline rows, one after the other. Rows are only ever appended or changed in place.
/// Feeding all events in one go or in pieces gives the same rows.
class TimelineFold {
public:
    void add(const StoredEvent &stored);
    void clear() { *this = TimelineFold(); }

    [[nodiscard]] const QVector<TimelineEntry> &rows() const { return m_rows; }
    /// Indexes of rows that were changed in place since the last call.
    [[nodiscard]] QSet<int> takeChanged() { return std::exchange(m_changed, {}); }

private:
    /// What is known of a call until a row can say it.
    struct CallFacts {
        Usage usage;
        std::optional<Money> cost;
        bool ended = false;
        qint64 duration = 0;
        int failedTries = 0;
        ErrorCode lastError = ErrorCode::Internal;
    };
    struct Visitor;
    friend struct Visitor;

    TimelineEntry &append(
        const StoredEvent &stored, EntryKind kind, const QString &sender, const QString &text);
    TimelineEntry *lastOf(const QString &key);
    [[nodiscard]] QString callDetail(const CallId &call) const;
    void noteRetries(const StoredEvent &stored, const CallId &call, const QString &path, const QString &role);

    QVector<TimelineEntry> m_rows;
    QSet<int> m_changed;
    QHash<CallId, CallFacts> m_calls;
    QSet<QString> m_forTheRecord; ///< paths of reviews: they hand nothing off
};

/// Label of a revision: "prd.md r1"; the file name only, the path is its tool tip.
[[nodiscard]] TimelineChip chipFor(const QString &path, int revision = 0);

} // namespace baton::ui
