// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QString>
#include <QStringList>
#include <QVector>

namespace baton {

/// One reason why a revision does not pass its gate by itself.
struct Blocker {
    enum class Kind {
        HalfAnswer, ///< an answer that was cut and kept as a draft
        FailedCheck, ///< `detail` = which
        OpenRemark, ///< declined or left unanswered; `detail` = the remark's id
        OpenQuestion, ///< `detail` = the question
        Verdict, ///< a review refused and its rounds are used up; `detail` = path of the review
        Reviewing, ///< a review of it is due or under way; `detail` = path of the review
        Person, ///< autonomy, or else the SOP, leaves it to the person
    };
    Kind kind = Kind::Person;
    QString detail = {};
    bool operator==(const Blocker &) const = default;
};
/// Word of the CLI contract: "half_answer", "failed_check", "open_remark", "open_question", "verdict",
/// "reviewing", "person".
[[nodiscard]] QString toWord(Blocker::Kind kind);

/// Whether the newest revision of an artefact is handed over without a person, and if not, why. What
/// autonomy, exit codes, lanes, review bar and status say about a gate is this value.
struct Gate {
    QVector<Blocker> blockedBy; ///< empty = it passes
    bool operator==(const Gate &) const = default;

    [[nodiscard]] bool passes() const { return blockedBy.isEmpty(); }
    [[nodiscard]] bool isBlockedBy(Blocker::Kind kind) const;
};

/// Something that waits for the person: the one form in which inbox, `waiting` and `decide` know it.
struct Card {
    enum class Kind {
        Review, ///< a revision waits for its approval
        Requirement, ///< a test fails and what is required can be read in more than one way
        FailedChecks, ///< one whose checks failed
        YourWords, ///< one that changes lines a person wrote
        Failed, ///< a step needs a person: no usable answer
        Stale, ///< what it was made from has changed
        OutsideChange, ///< its file was changed or deleted by somebody else
        Unwritten, ///< its file could not be written
        PauseMark, ///< the run stands before it because the person wanted so
        Limit, ///< the run stands because of a limit of money
        Price, ///< the run stands because nobody knows what a model costs
    };
    QString id; ///< stable as long as the same thing waits: "review:docs/prd.md@2"
    Kind kind = Kind::Review;
    QString path; ///< empty for what concerns the whole run
    QString title; ///< of the artefact; empty = its path says it
    QString test = QString(); ///< of Requirement: its id
    QString reviewed = QString(); ///< of a review: the file it looks at, by whose name people know it
    QString detail; ///< what is wrong, in words of checks and errors; empty when nothing is
    QStringList choices; ///< decisions by the words of the command line, the likeliest first
    QStringList holdsUp; ///< paths that cannot be made before it is decided
    TimeMs since = 0; ///< 0 = not known
    bool operator==(const Card &) const = default;
};
/// Word of the CLI contract: "review", "failed_checks", "your_words", ...
[[nodiscard]] QString toWord(Card::Kind kind);

} // namespace baton
