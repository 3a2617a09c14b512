// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/call.h"
#include "core/domain/fault.h"
#include "core/domain/program.h"
#include "core/domain/review.h"
#include "core/domain/sop.h"

#include <QVector>

/// Facts of the closed loop: work that goes back by itself, reviews before the gate, programs that run. A
/// part of event.h, whose words hold here, too.
namespace baton::event {

/// Another SOP from here on. Artefacts keep their step by its id; those of steps that are gone stay as they
/// are when they were approved.
struct SopChanged {
    Sop sop;
    bool operator==(const SopChanged &) const = default;
};

/// A loop of the SOP gave a role's text back to it: failed checks, a reviewer, failed tests or a summary that
/// names it. No person decided it, unless a FaultDecided stands before it.
struct SentBack {
    QString path, role;
    CauseId cause; ///< checks, review, tests or summary
    int round = 1; ///< of that cause since the person last decided on the path
    Verb verb = Verb::Fix;
    TextHash findings; ///< what is to be mended, in words
    QString because; ///< path of the review, report or summary; empty for checks
    bool operator==(const SentBack &) const = default;
};

/// What is stale is to be brought up to date.
struct RefreshRequested {
    QString path, role;
    bool letMeReview = false; ///< what comes waits for the person, whatever the autonomy
    bool operator==(const RefreshRequested &) const = default;
};

/// What a review found on a revision and nobody has decided yet.
struct FindingsNoted {
    QString path; ///< of the artefact they are about
    QString review; ///< path of the review
    QVector<Remark> findings;
    bool operator==(const FindingsNoted &) const = default;
};

/// The person forwards a finding to the role, as a remark in their own draft, or drops it.
struct FindingDecided {
    RemarkId id;
    QString path;
    bool forwarded = false;
    QString text; ///< of the remark, as the person wants it said
    bool operator==(const FindingDecided &) const = default;
};

/// The person wants another look at a revision that was reviewed, or is no longer due for it.
struct ReviewRequested {
    QString path, role; ///< of the review
    QString subject;
    bool operator==(const ReviewRequested &) const = default;
};

/// The person wants the project's tests run again, changed or not.
struct TestsRequested {
    QString path, role; ///< of the report
    bool onlyFailed = false; ///< the failed ones first
    bool operator==(const TestsRequested &) const = default;
};

/// The person says what a failing test of the newest report is laid to.
struct FaultDecided {
    QString path, role; ///< of the report
    TestFault fault;
    bool operator==(const FaultDecided &) const = default;
};

/// A program was asked for. It starts after this is durable.
struct ProgramStarted {
    Program program;
    bool operator==(const ProgramStarted &) const = default;
};

/// It ended, or did not run. Interrupted apart, it is not run again for the same inputs.
struct ProgramEnded {
    EffectId program;
    QString path;
    ProgramOutcome outcome;
    bool operator==(const ProgramEnded &) const = default;
};

} // namespace baton::event
