// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/state.h"
#include "ui/support/theme.h"

#include <QMetaType>
#include <QString>
#include <QStringList>
#include <QVector>

namespace baton::ui {

/// A revision that a row talks of; a click opens it.
struct TimelineChip {
    QString label; ///< "prd.md r1"
    QString path;
    int revision = 0;
    bool operator==(const TimelineChip &) const = default;
};

/// Something the person can do about a row.
struct TimelineAction {
    enum class Kind {
        TryNow, ///< target: call id
        Retry, ///< target of these: path
        Continue,
        KeepDraft,
        ShowTrace, ///< target: call id
        EditNote, ///< target of these: note id
        RemoveNote,
        RaiseLimit,
        CountWithout, ///< go on although the price is unknown
        TakeOutsideChange, ///< target of these: path
        KeepMine,
    };
    Kind kind = Kind::Retry;
    QString target;
    bool operator==(const TimelineAction &) const = default;
    [[nodiscard]] QString label() const; ///< "Try now"
};

enum class EntryKind { Message, Decision, Call, Error };
[[nodiscard]] QString entryKindText(EntryKind kind); ///< "Messages"

/// A row of the timeline. Reads: text, chips, +added −removed, tail; then the small detail line and the
/// actions.
struct TimelineEntry {
    QString key; ///< unique; survives changes of the row
    qint64 seq = 0; ///< 0 for running calls
    TimeMs time = 0;
    EntryKind kind = EntryKind::Message;
    Tone tone = Tone::Neutral;
    QString sender; ///< role id; empty = Baton itself
    QStringList receivers; ///< role ids
    QString text;
    QVector<TimelineChip> chips;
    int added = 0;
    int removed = 0;
    QString tail;
    QString detail;
    QVector<TimelineAction> actions; ///< those that are possible at present
    CallId call; ///< the call this row came from, for its trace; may be empty
    bool running = false;
    bool operator==(const TimelineEntry &) const = default;

    /// All words of the row in reading order, without sender and time.
    [[nodiscard]] QString plainText() const;
};

} // namespace baton::ui

Q_DECLARE_METATYPE(baton::ui::TimelineEntry)
