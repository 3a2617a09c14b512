// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/decision_event_fields_p.h"
#include "core/journal/production_event_fields_p.h"

/// Member names of the state as snapshots keep them. Snapshots of another form are thrown away, so these may
/// change freely.
namespace baton::journal {

template <> struct Fields<RoleNote> {
    template <class V> static void visit(V &&v)
    {
        using T = RoleNote;
        v("id", &T::id);
        v("role", &T::role);
        v("text", &T::text);
        v("delivered", &T::delivered);
        v("time", &T::time);
    }
};

template <> struct Fields<ApprovalNote> {
    template <class V> static void visit(V &&v)
    {
        using T = ApprovalNote;
        v("path", &T::path);
        v("role", &T::role);
        v("text", &T::text);
    }
};

template <> struct Fields<Error> {
    template <class V> static void visit(V &&v)
    {
        using T = Error;
        v("code", &T::code);
        v("detail", &T::detail);
    }
};

template <> struct Fields<OutsideChange> {
    template <class V> static void visit(V &&v)
    {
        using T = OutsideChange;
        v("path", &T::path);
        v("disk", &T::disk);
        v("overruled", &T::overruled);
    }
};

template <> struct Fields<CallRecord> {
    template <class V> static void visit(V &&v)
    {
        using T = CallRecord;
        v("id", &T::id);
        v("path", &T::path);
        v("kind", &T::kind);
        v("step", &T::step);
        v("role", &T::role);
        v("verb", &T::verb);
        v("endpoint", &T::endpoint);
        v("model", &T::model);
        v("prompt_tokens", &T::promptTokens);
        v("usage", &T::usage);
        v("cost_nano_usd", &T::cost);
        v("reserved_nano_usd", &T::reserved);
        v("failed", &T::failed);
        v("time", &T::time);
    }
};

template <> struct Fields<ProgramRecord> {
    template <class V> static void visit(V &&v)
    {
        using T = ProgramRecord;
        v("program", &T::program);
        v("outcome", &T::outcome);
    }
};

template <> struct Fields<Standing> {
    template <class V> static void visit(V &&v)
    {
        using T = Standing;
        v("state", &T::state);
        v("next_verb", &T::nextVerb);
        v("base_verb", &T::baseVerb);
        v("wanted", &T::wanted);
        v("open_batch", &T::openBatch);
        v("regenerate_note", &T::regenerateNote);
        v("fix_text", &T::fixText);
        v("partial", &T::partial);
        v("findings", &T::findings);
        v("loop", &T::loop);
        v("continuations", &T::continuations);
        v("answer_limit", &T::answerLimit);
        v("patience_ms", &T::patienceMs);
        v("let_me_review", &T::letMeReview);
        v("fallback", &T::fallback);
        v("failure", &T::failure);
        v("stale_because", &T::staleBecause);
    }
};

template <> struct Fields<LastDecision> {
    template <class V> static void visit(V &&v)
    {
        using T = LastDecision;
        v("word", &T::word);
        v("before", &T::before);
        v("time", &T::time);
    }
};

template <> struct Fields<Artefact> {
    template <class V> static void visit(V &&v)
    {
        using T = Artefact;
        Fields<Standing>::visit(v);
        v("path", &T::path);
        v("kind", &T::kind);
        v("step", &T::step);
        v("role", &T::role);
        v("title", &T::title);
        v("item", &T::item);
        v("since", &T::since);
        v("last_decision", &T::lastDecision);
        v("revisions", &T::revisions);
        v("approved_revision", &T::approvedRevision);
        v("previous_approved", &T::previousApproved);
        v("written_revision", &T::writtenRevision);
        v("write_failed", &T::writeFailed);
        v("write_error", &T::writeError);
        v("committed_revision", &T::committedRevision);
        v("approved_by_person", &T::approvedByPerson);
        v("active_call", &T::activeCall);
        v("pending_reply", &T::pendingReply);
        v("pause_before", &T::pauseBefore);
        v("removed", &T::removed);
        v("record_only", &T::recordOnly);
        v("asked", &T::asked);
        v("only_failed", &T::onlyFailed);
        v("faults", &T::faults);
        v("rounds", &T::rounds);
    }
};

template <> struct Fields<State> {
    template <class V> static void visit(V &&v)
    {
        using T = State;
        v("seq", &T::seq);
        v("time", &T::time);
        v("name", &T::name);
        v("sop", &T::sop);
        v("config", &T::config);
        v("mode", &T::mode);
        v("requirement", &T::requirement);
        v("requirement_text", &T::requirementText);
        v("artefacts", &T::artefacts);
        v("remarks", &T::remarks);
        v("notes", &T::notes);
        v("approval_notes", &T::approvalNotes);
        v("calls", &T::calls);
        v("programs", &T::programs);
        v("last_programs", &T::lastPrograms);
        v("times_asked", &T::timesAsked);
        v("outside_changes", &T::outsideChanges);
        v("git_problem", &T::gitProblem);
        v("totals", &T::totals);
        v("totals_by_role", &T::totalsByRole);
        v("budget_reached", &T::budgetReached);
        v("price_unknown", &T::priceUnknown);
        v("warned_limits_nano_usd", &T::warnedLimits);
        v("ledger", &T::ledger);
        v("next_call", &T::nextCall);
        v("next_program", &T::nextProgram);
        v("next_remark", &T::nextRemark);
        v("next_note", &T::nextNote);
    }
};

} // namespace baton::journal
