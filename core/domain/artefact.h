// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/id.h"
#include "core/domain/call.h"
#include "core/domain/fault.h"
#include "core/domain/review.h"
#include "core/domain/run_config.h"

#include <QMap>
#include <QString>
#include <QStringList>
#include <QVector>

#include <optional>

namespace baton {

enum class ArtefactState { Queued, Writing, Review, Approved, ChangesRequested, Stale, Failed, Skipped };
/// Word of the CLI contract: "queued", "writing", "review", "approved", "changes_requested", ...
[[nodiscard]] QString toWord(ArtefactState state);

enum class AuthorKind { Role, Human, Derived };

/// What the engine needs to know of one section of a parsed document.
struct SectionFacts {
    QString title;
    QString digest; ///< short hash of the body: staleness by section
    QStringList columns; ///< of a table
    QVector<QStringList> rows;
    QStringList items; ///< of a list
    QString tag = QString(); ///< as the schema gave it; empty = by the title, see tags.h
    QStringList columnTags = QStringList(); ///< of the columns, in their order; empty = by their titles
    bool operator==(const SectionFacts &) const = default;

    /// Index of the column of that tag, else of that title (in any case); -1 when there is none.
    [[nodiscard]] qsizetype column(const QString &name) const;
};

/// Structured content of a document, extracted by core/artefact and carried beside the text, because the
/// engine does not parse.
struct DocumentFacts {
    QVector<SectionFacts> sections;
    bool operator==(const DocumentFacts &) const = default;
    /// By its title, in any case.
    [[nodiscard]] const SectionFacts *section(const QString &title) const;
    /// The section that has the tag, else that of the stock title for it.
    [[nodiscard]] const SectionFacts *tagged(const QString &wanted) const;
    /// As an SOP names it: by tag, else by title.
    [[nodiscard]] const SectionFacts *named(const QString &name) const;
};

/// Lines of a text, both 1-based and included.
struct LineRange {
    int from = 0;
    int to = 0;
    bool operator==(const LineRange &) const = default;
};

struct Revision {
    bool operator==(const Revision &other) const;

    int number = 0; ///< 1-based
    AuthorKind author = AuthorKind::Role;
    QString role;
    QString model;
    TextHash text;
    qint64 bytes = 0;
    int lines = 0;
    CallId call; ///< empty for human and derived revisions
    QVector<InputRef> inputs;
    QVector<CheckResult> checks;
    DocumentFacts facts;
    bool draft = false; ///< a half answer kept as draft
    int base = 0; ///< of a person's edit: the revision it stood on; 0 = none, or not recorded
    /// Lines of the text that a person wrote, followed through later revisions; ascending. Of what a role
    /// wrote first and a person never touched there are none.
    QVector<LineRange> personLines;
    TimeMs time = 0;
};

/// Why an artefact is in state Failed, and what is left of the answer.
struct ArtefactFailure {
    ErrorCode code = ErrorCode::Internal;
    QString detail;
    CallId call;
    TextHash partial; ///< text that arrived before it failed; empty hash when none
    bool operator==(const ArtefactFailure &) const = default;

    /// Going on makes sense where an answer was cut, not where it was refused or made no sense.
    [[nodiscard]] bool canContinue() const;
};

/// A row of the task table as a per-item step sees it.
struct WorkItem {
    QString file; ///< the row's file; equals the artefact's path for code
    QStringList dependsOn; ///< files of other rows
    QString purpose;
    QStringList requirements;
    bool operator==(const WorkItem &) const = default;
};

/// What a decision of the person may change of an artefact besides its revisions, and Undo restores.
struct Standing {
    ArtefactState state = ArtefactState::Queued;
    Verb nextVerb = Verb::Produce; ///< what the next call asks
    /// What was asked before Continue and Complete came; Retry goes back to it.
    Verb baseVerb = Verb::Produce;
    QStringList wanted; ///< sections a Complete call asks for
    QVector<RemarkId> openBatch; ///< remarks the next Revise answers, in the order the prompt numbers them
    QString regenerateNote; ///< words that go with a regenerate
    QString fixText; ///< failures a Fix or Continue call carries on from (text in `partial`)
    TextHash partial; ///< text a Continue call goes on from, or a Complete call adds to
    TextHash findings; ///< of a review or test report: what a Fix, or a Revise after a review, mends
    CauseId loop; ///< why it was sent back by itself, see event::SentBack; empty = a person's words
    int continuations = 0; ///< Continue and Complete calls spent on the current answer
    qint64 answerLimit = 0; ///< tokens the current answer may have, raised over the step's; 0 = the step's
    qint64 patienceMs = 0; ///< longest wait the endpoint may ask for; 0 = as the settings say
    bool letMeReview = false; ///< its next answer waits for the person, whatever the autonomy
    ModelChoice fallback; ///< asked for the current answer because the role's endpoint is down; else empty
    ArtefactFailure failure; ///< while Failed
    QStringList staleBecause; ///< paths whose new approved revision this one has not seen
    bool operator==(const Standing &) const = default;
};

/// The last decision of a person on an artefact, as long as no call that it caused has been sent.
struct LastDecision {
    QString word; ///< of the command line: "skip", "request-changes", ...
    Standing before; ///< what Undo goes back to
    TimeMs time = 0;
    bool operator==(const LastDecision &) const = default;
};

/// One document or file of the project, planned or made.
struct Artefact : Standing {
    bool operator==(const Artefact &other) const;

    QString path; ///< identity; always a valid RelativePath
    QString kind;
    QString step;
    QString role;
    QString title;
    WorkItem item; ///< of a per-item step; file empty otherwise
    TimeMs since = 0; ///< when it came into its state; 0 = not known
    std::optional<LastDecision> lastDecision; ///< approvals apart: they have revisions of their own
    QVector<Revision> revisions; ///< oldest first; numbers are contiguous from 1
    int approvedRevision = 0; ///< 0 = none yet
    int previousApproved = 0; ///< the approved revision before that one; what Undo goes back to
    int writtenRevision = 0; ///< what core/workspace has put on disk
    bool writeFailed =
        false; ///< the last write or removal failed; not offered again before something changes
    Error writeError; ///< why, while `writeFailed`
    int committedRevision = 0; ///< what the Git history holds of it; 0 = nothing, or that it was removed
    bool approvedByPerson = false;
    CallId activeCall; ///< while Writing
    CallId pendingReply; ///< answered, not yet parsed (a crash may fall between the two)
    bool pauseBefore = false; ///< pause mark of a person on a future card
    bool removed = false; ///< no longer in the approved task list; kept for its history
    bool recordOnly = false; ///< it is no file of the project, see StepSpec
    bool asked = false; ///< of a review or a report: the person wants it of what there is, due or not
    bool onlyFailed = false; ///< of a report that is asked for: the tests that failed first
    QVector<TestFault> faults; ///< of a report: what the person laid tests to; accepted ones outlast it
    /// By cause: how often it was sent back by itself since a person last decided on it or it was approved.
    QMap<CauseId, int> rounds;

    [[nodiscard]] const Revision *revision(int number) const;
    [[nodiscard]] const Revision *head() const; ///< newest revision
    [[nodiscard]] const Revision *approved() const;
    /// What of it belongs into the project folder and into every export: its approved revision, unless the
    /// step was skipped, the row is gone or it is for the record only; null: nothing. Who asks what is handed
    /// over asks this.
    [[nodiscard]] const Revision *handedOver() const;
};

} // namespace baton
