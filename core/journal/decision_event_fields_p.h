// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/value_fields_p.h"

/// Type words and member names of the events of decisions, the run and the workspace as the journal keeps
/// them; the rules of value_fields_p.h hold.
namespace baton::journal {

template <> struct Fields<event::RevisionApproved> {
    static constexpr std::string_view type = "revision_approved";

    template <class V> static void visit(V &&v)
    {
        using T = event::RevisionApproved;
        v("path", &T::path);
        v("role", &T::role);
        v("revision", &T::revision);
        v("by_person", &T::byPerson);
        v("note", &T::note);
        v("receivers", &T::receivers);
    }
};

template <> struct Fields<event::ApprovalUndone> {
    static constexpr std::string_view type = "approval_undone";

    template <class V> static void visit(V &&v)
    {
        using T = event::ApprovalUndone;
        v("path", &T::path);
        v("revision", &T::revision);
    }
};

template <> struct Fields<event::DecisionUndone> {
    static constexpr std::string_view type = "decision_undone";
    static constexpr int since = 3;

    template <class V> static void visit(V &&v)
    {
        using T = event::DecisionUndone;
        v("path", &T::path);
        v("role", &T::role);
        v("decision", &T::decision);
    }
};

template <> struct Fields<event::RemarkDrafted> {
    static constexpr std::string_view type = "remark_drafted";

    template <class V> static void visit(V &&v)
    {
        using T = event::RemarkDrafted;
        v("remark", &T::remark);
    }
};

template <> struct Fields<event::RemarkDiscarded> {
    static constexpr std::string_view type = "remark_discarded";

    template <class V> static void visit(V &&v)
    {
        using T = event::RemarkDiscarded;
        v("id", &T::id);
        v("path", &T::path);
    }
};

template <> struct Fields<event::ChangesRequested> {
    static constexpr std::string_view type = "changes_requested";

    template <class V> static void visit(V &&v)
    {
        using T = event::ChangesRequested;
        v("path", &T::path);
        v("role", &T::role);
        v("revision", &T::revision);
        v("remarks", &T::remarks);
    }
};

template <> struct Fields<event::RegenerateRequested> {
    static constexpr std::string_view type = "regenerate_requested";

    template <class V> static void visit(V &&v)
    {
        using T = event::RegenerateRequested;
        v("path", &T::path);
        v("role", &T::role);
        v("note", &T::note);
    }
};

template <> struct Fields<event::RetryRequested> {
    static constexpr std::string_view type = "retry_requested";

    template <class V> static void visit(V &&v)
    {
        using T = event::RetryRequested;
        v("path", &T::path);
        v("role", &T::role);
        v("verb", &T::verb);
        v("partial", &T::partial);
        v("max_tokens", &T::maxTokens);
        v("patience_ms", &T::patienceMs);
    }
};

template <> struct Fields<event::SentBack> {
    static constexpr std::string_view type = "sent_back";
    static constexpr int since = 4;

    template <class V> static void visit(V &&v)
    {
        using T = event::SentBack;
        v("path", &T::path);
        v("role", &T::role);
        v("cause", &T::cause);
        v("round", &T::round);
        v("verb", &T::verb);
        v("findings", &T::findings);
        v("because", &T::because);
    }
};

template <> struct Fields<event::FindingsNoted> {
    static constexpr std::string_view type = "findings_noted";
    static constexpr int since = 4;

    template <class V> static void visit(V &&v)
    {
        using T = event::FindingsNoted;
        v("path", &T::path);
        v("review", &T::review);
        v("findings", &T::findings);
    }
};

template <> struct Fields<event::FindingDecided> {
    static constexpr std::string_view type = "finding_decided";
    static constexpr int since = 4;

    template <class V> static void visit(V &&v)
    {
        using T = event::FindingDecided;
        v("id", &T::id);
        v("path", &T::path);
        v("forwarded", &T::forwarded);
        v("text", &T::text);
    }
};

template <> struct Fields<event::ReviewRequested> {
    static constexpr std::string_view type = "review_requested";
    static constexpr int since = 4;

    template <class V> static void visit(V &&v)
    {
        using T = event::ReviewRequested;
        v("path", &T::path);
        v("role", &T::role);
        v("subject", &T::subject);
    }
};

template <> struct Fields<event::StepSkipped> {
    static constexpr std::string_view type = "step_skipped";

    template <class V> static void visit(V &&v)
    {
        using T = event::StepSkipped;
        v("path", &T::path);
        v("role", &T::role);
    }
};

template <> struct Fields<event::StepUnskipped> {
    static constexpr std::string_view type = "step_unskipped";
    static constexpr int since = 2;

    template <class V> static void visit(V &&v)
    {
        using T = event::StepUnskipped;
        v("path", &T::path);
        v("role", &T::role);
    }
};

template <> struct Fields<event::ArtefactStale> {
    static constexpr std::string_view type = "artefact_stale";

    template <class V> static void visit(V &&v)
    {
        using T = event::ArtefactStale;
        v("path", &T::path);
        v("because", &T::because);
    }
};

template <> struct Fields<event::StaleKept> {
    static constexpr std::string_view type = "stale_kept";

    template <class V> static void visit(V &&v)
    {
        using T = event::StaleKept;
        v("path", &T::path);
    }
};

template <> struct Fields<event::RefreshRequested> {
    static constexpr std::string_view type = "refresh_requested";

    template <class V> static void visit(V &&v)
    {
        using T = event::RefreshRequested;
        v("path", &T::path);
        v("role", &T::role);
        v("let_me_review", &T::letMeReview);
    }
};

template <> struct Fields<event::PauseMarkSet> {
    static constexpr std::string_view type = "pause_mark_set";

    template <class V> static void visit(V &&v)
    {
        using T = event::PauseMarkSet;
        v("path", &T::path);
        v("on", &T::on);
    }
};

template <> struct Fields<event::NotePosted> {
    static constexpr std::string_view type = "note_posted";

    template <class V> static void visit(V &&v)
    {
        using T = event::NotePosted;
        v("id", &T::id);
        v("role", &T::role);
        v("text", &T::text);
    }
};

template <> struct Fields<event::NoteRemoved> {
    static constexpr std::string_view type = "note_removed";

    template <class V> static void visit(V &&v)
    {
        using T = event::NoteRemoved;
        v("id", &T::id);
    }
};

template <> struct Fields<event::RunStarted> {
    static constexpr std::string_view type = "run_started";

    template <class V> static void visit(V && /*v*/) { }
};

template <> struct Fields<event::RunPaused> {
    static constexpr std::string_view type = "run_paused";

    template <class V> static void visit(V && /*v*/) { }
};

template <> struct Fields<event::RunStopped> {
    static constexpr std::string_view type = "run_stopped";

    template <class V> static void visit(V && /*v*/) { }
};

template <> struct Fields<event::RunFinished> {
    static constexpr std::string_view type = "run_finished";

    template <class V> static void visit(V && /*v*/) { }
};

template <> struct Fields<event::BudgetReached> {
    static constexpr std::string_view type = "budget_reached";

    template <class V> static void visit(V &&v)
    {
        using T = event::BudgetReached;
        v("path", &T::path);
        v("limit_nano_usd", &T::limit);
        v("spent_nano_usd", &T::spent);
        v("needed_nano_usd", &T::needed);
        v("role", &T::role);
        v("reserved_nano_usd", &T::reserved);
        v("margin_nano_usd", &T::margin);
    }
};

template <> struct Fields<event::BudgetWarning> {
    static constexpr std::string_view type = "budget_warning";

    template <class V> static void visit(V &&v)
    {
        using T = event::BudgetWarning;
        v("role", &T::role);
        v("limit_nano_usd", &T::limit);
        v("spent_nano_usd", &T::spent);
    }
};

template <> struct Fields<event::PriceUnknown> {
    static constexpr std::string_view type = "price_unknown";

    template <class V> static void visit(V &&v)
    {
        using T = event::PriceUnknown;
        v("path", &T::path);
        v("role", &T::role);
        v("endpoint", &T::endpoint);
        v("model", &T::model);
    }
};

template <> struct Fields<event::FileWritten> {
    static constexpr std::string_view type = "file_written";

    template <class V> static void visit(V &&v)
    {
        using T = event::FileWritten;
        v("path", &T::path);
        v("revision", &T::revision);
    }
};

template <> struct Fields<event::FileRemoved> {
    static constexpr std::string_view type = "file_removed";
    static constexpr int since = 3;

    template <class V> static void visit(V &&v)
    {
        using T = event::FileRemoved;
        v("path", &T::path);
    }
};

template <> struct Fields<event::FileWriteFailed> {
    static constexpr std::string_view type = "file_write_failed";

    template <class V> static void visit(V &&v)
    {
        using T = event::FileWriteFailed;
        v("path", &T::path);
        v("revision", &T::revision);
        v("code", &T::code);
        v("detail", &T::detail);
    }
};

template <> struct Fields<event::HandOffCommitted> {
    static constexpr std::string_view type = "hand_off_committed";

    template <class V> static void visit(V &&v)
    {
        using T = event::HandOffCommitted;
        v("path", &T::path);
        v("revision", &T::revision);
        v("commit", &T::commit);
        v("detail", &T::detail);
        v("code", &T::code);
    }
};

template <> struct Fields<event::OutsideChangeSeen> {
    static constexpr std::string_view type = "outside_change_seen";

    template <class V> static void visit(V &&v)
    {
        using T = event::OutsideChangeSeen;
        v("path", &T::path);
        v("disk", &T::disk);
    }
};

template <> struct Fields<event::OutsideChangeOverruled> {
    static constexpr std::string_view type = "outside_change_overruled";

    template <class V> static void visit(V &&v)
    {
        using T = event::OutsideChangeOverruled;
        v("path", &T::path);
    }
};

} // namespace baton::journal
