// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/state.h"
#include "core/session/live_text.h"
#include "ui/support/role_book.h"

#include <QHash>
#include <QMetaType>
#include <QString>
#include <QStringList>

namespace baton::ui {

/// What the swim-lanes show of one artefact, or of the ones that did not fit. A value; equal cards look
/// equal.
struct Card {
    enum class Kind {
        None, ///< an empty place
        Artefact,
        More, ///< stands for `hidden`, opens them
        Fewer, ///< closes an opened cell again
    };
    Kind kind = Kind::None;
    QString path;
    QString role;
    int lane = 0;
    QString title;
    QString subtitle; ///< without the sign of the state, which delegates draw
    ArtefactState state = ArtefactState::Queued;
    int revision = 0;
    double progress = -1; ///< 0..1 while writing; below 0 = none
    double tokensPerSecond = 0;
    bool pauseBefore = false;
    QString round; ///< "round 2 of 3" of a run of tests
    bool testsFailed = false; ///< a report on tests, some of which failed
    QStringList hidden; ///< paths, of More

    // What a running call makes of the card.
    CallId call;
    qint64 expectedTokens = 0;
    bool operator==(const Card &) const = default;

    /// Planned, and something it needs is not there yet.
    [[nodiscard]] bool waits() const
    {
        return kind == Kind::More || (kind == Kind::Artefact && state == ArtefactState::Queued);
    }
    /// "✓ r3 · edited": the subtitle behind the sign of the state.
    [[nodiscard]] QString subtitleText() const;
};

/// Lines added and removed by an artefact's newest revision; from events, because the state does not keep
/// them.
struct LineChanges {
    int revision = 0;
    int added = 0;
    int removed = 0;
    bool operator==(const LineChanges &) const = default;
};

using LineChangesByPath = QHash<QString, LineChanges>;
/// Takes the changes out of events; later events win.
void noteLineChanges(LineChangesByPath &changes, const QVector<StoredEvent> &events);

/// The card of one artefact as the state alone tells it.
[[nodiscard]] Card makeCard(
    const State &state, const Artefact &artefact, const RoleBook &roles, const LineChangesByPath &changes);
/// The same card while its call runs. `now` is for "thinking 40 s".
[[nodiscard]] Card withLive(Card card, const session::LiveText &live, TimeMs now);

/// "thinking 40 s" or "62 tok/s".
[[nodiscard]] QString liveNote(const session::LiveText &live, TimeMs now);
/// First artefact that has to be approved before this queued one can be written; empty when none.
[[nodiscard]] QString waitsFor(const State &state, const Artefact &artefact);

} // namespace baton::ui

Q_DECLARE_METATYPE(baton::ui::Card)
