// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/artefact.h"
#include "ui/tests/tests_sight.h"

#include <QHash>
#include <QString>
#include <QVector>

#include <optional>

namespace baton::ui {

/// Who gets the artefact when it is approved.
struct HandOff {
    QString role; ///< name for people: "Architect"
    int lane = 0; ///< its colour, Theme::role(lane)
    bool operator==(const HandOff &) const = default;
};

/// A failure in words of the window's language (ui/text makes them of the code): what happened, what was
/// kept, what can be done.
struct FailureWords {
    QString happened;
    QString kept;
    QString options;
    bool operator==(const FailureWords &) const = default;
};

/// An editor text the person has not saved yet.
struct UnsavedText {
    int baseRevision = 0; ///< the revision it was started from
    QString text;
    bool operator==(const UnsavedText &) const = default;
};

/// All a page of the document pane shows of one artefact. A value: give a new one whenever something changed.
struct DocumentInput {
    Artefact artefact;
    QVector<Remark> remarks; ///< of this artefact, in any state
    QHash<TextHash, QString> texts; ///< the ones at hand; others are asked for by textWanted
    QVector<HandOff> receivers;
    QString expectedCost; ///< of what approval starts: "$0.02"; empty = unknown
    FailureWords failure; ///< while the artefact is Failed
    bool byRole = true; ///< a role writes it; else the person does, or it is computed
    qint64 roomToOffer = 0; ///< tokens to offer for the next answer, where too few made it fail; 0 = no field
    QString roleName; ///< of who writes it: "Engineer"
    QString remarkHint; ///< the remark a demo recording answers; empty = none
    std::optional<TextHash> onDisk; ///< of a file changed outside; empty: deleted
    std::optional<TestsSight> tests; ///< of a report on tests
    bool hasReviewer = false; ///< a second opinion can be had
    bool canUndo = false; ///< an approval that nobody has built on yet
    bool canTakeBack = false; ///< the same after calls that it started have been stopped
    std::optional<UnsavedText> unsaved; ///< from an earlier session; taken when the page opens
    std::optional<Remark> writing; ///< the same of a remark that was not saved yet
};

} // namespace baton::ui
