// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/id.h"
#include "core/domain/check_id.h"

#include <QString>
#include <QStringList>
#include <QVector>

namespace baton {

enum class CheckState { Passed, Failed, NotRun };

/// Outcome of one check on one revision. NotRun (a tool or language is missing) does not block.
struct CheckResult {
    CheckId id;
    CheckState state = CheckState::Passed;
    QString
        detail; ///< what is wrong, in English technical words; shown under the translated name of the check
    int line = 0; ///< 1-based line in the artefact, 0 when the finding has no place
    bool operator==(const CheckResult &) const = default;
};

[[nodiscard]] inline bool anyFailed(const QVector<CheckResult> &checks)
{
    for (const CheckResult &check : checks) {
        if (check.state == CheckState::Failed)
            return true;
    }
    return false;
}

enum class RemarkState {
    Draft,
    Sent,
    Addressed,
    Declined,
    Unanswered,
    Finding, ///< of a reviewer; the person has not decided on it
    Dropped, ///< a finding the person does not share
};

/// Word of the CLI contract: "draft", "sent", "addressed", "declined", "unanswered", "finding", "dropped".
[[nodiscard]] QString toWord(RemarkState state);

/// A remark on a place in a revision: a person's, or a reviewer's finding, which becomes one when the person
/// forwards it.
struct Remark {
    RemarkId id;
    QString path;
    int revision = 0;
    int lineFrom = 0; ///< 1-based; 0 = the whole artefact
    int lineTo = 0;
    QString quote; ///< the text it was put on, so that the anchor can follow edits
    QString text;
    RemarkState state = RemarkState::Draft;
    QString note; ///< the role's answer
    int answeredIn = 0; ///< revision that answered it
    TimeMs time = 0;
    QString author = QString(); ///< role of the reviewer who found it; empty = the person
    QString severity = QString(); ///< of a finding, as the reviewer wrote it
    bool operator==(const Remark &) const = default;
};

/// A row of the `## Remarks` table of a revising answer. `remark` is the 1-based number of the remark in the
/// batch as the prompt listed it.
struct RemarkOutcome {
    int remark = 0;
    RemarkState state = RemarkState::Unanswered;
    QString note;
    bool operator==(const RemarkOutcome &) const = default;
};

} // namespace baton
