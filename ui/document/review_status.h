// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/document_input.h"

namespace baton::ui {

/// What the review bar stands for.
enum class ReviewMode { Empty, Waiting, Writing, Review, Approved, Stale, Failed, Skipped, Editing };

/// All the review bar shows.
struct ReviewStatus {
    ReviewMode mode = ReviewMode::Empty;
    int shown = 0; ///< revision in sight
    int newest = 0;
    int drafts = 0; ///< remarks that can be sent
    bool checksFailed = false;
    QVector<HandOff> receivers;
    QString cost; ///< empty = unknown
    FailureWords failure;
    bool mayContinue = false;
    bool mayKeepDraft = false;
    QStringList staleBecause;
    bool canUndo = false;
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
