// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/document_input.h"
#include "ui/text/decisions.h"

namespace baton::ui {

/// All the review bar shows.
struct ReviewStatus {
    DecisionSight sight; ///< what is offered follows from it
    bool hasArtefact = false; ///< the bar hides without one
    bool checksFailed = false;
    QVector<HandOff> receivers;
    QString cost; ///< empty = unknown
    FailureWords failure;
    qint64 roomToOffer = 0; ///< tokens to offer for the next answer; 0 = no field
    QStringList staleBecause;
    bool byPerson = false; ///< approved by the person, not by the rules
    int editBase = 0; ///< revision an edit was started from
    QString progress; ///< while writing: "thinking 40 s", "412 tokens, 62 tok/s"
    QString roleName;
    bool operator==(const ReviewStatus &) const = default;
};

/// The status of an artefact as its page shows it. `shown` is the revision in sight. Pure.
[[nodiscard]] ReviewStatus reviewStatus(const DocumentInput &input, int shown);

/// Whether the person may edit the text, or write remarks on it, now.
[[nodiscard]] bool isEditable(const Artefact &artefact);

} // namespace baton::ui
