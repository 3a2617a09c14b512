// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/sop_fields_p.h"

/// Type words and member names of the events of planning, calls and revisions as the journal keeps them; the
/// rules of value_fields_p.h hold.
namespace baton::journal {

template <> struct Fields<WorkItem> {
    template <class V> static void visit(V &&v)
    {
        using T = WorkItem;
        v("file", &T::file);
        v("depends_on", &T::dependsOn);
        v("purpose", &T::purpose);
        v("requirements", &T::requirements);
    }
};

template <> struct Fields<event::ArtefactsPlanned::Plan> {
    template <class V> static void visit(V &&v)
    {
        using T = event::ArtefactsPlanned::Plan;
        v("path", &T::path);
        v("kind", &T::kind);
        v("step", &T::step);
        v("role", &T::role);
        v("title", &T::title);
        v("item", &T::item);
        v("record_only", &T::recordOnly);
    }
};

template <> struct Fields<event::ProjectCreated> {
    /// Steps of its SOP may run programs or review before the gate, which version 3 does not know.
    static constexpr int since = 4;
    static constexpr std::string_view type = "project_created";

    template <class V> static void visit(V &&v)
    {
        using T = event::ProjectCreated;
        v("name", &T::name);
        v("sop", &T::sop);
        v("config", &T::config);
    }
};

template <> struct Fields<event::SopChanged> {
    static constexpr int since = 4;
    static constexpr std::string_view type = "sop_changed";

    template <class V> static void visit(V &&v)
    {
        using T = event::SopChanged;
        v("sop", &T::sop);
    }
};

template <> struct Fields<event::TestsRequested> {
    static constexpr std::string_view type = "tests_requested";
    static constexpr int since = 5;

    template <class V> static void visit(V &&v)
    {
        using T = event::TestsRequested;
        v("path", &T::path);
        v("role", &T::role);
        v("only_failed", &T::onlyFailed);
    }
};

template <> struct Fields<event::FaultDecided> {
    static constexpr std::string_view type = "fault_decided";
    static constexpr int since = 5;

    template <class V> static void visit(V &&v)
    {
        using T = event::FaultDecided;
        v("path", &T::path);
        v("role", &T::role);
        v("fault", &T::fault);
    }
};

template <> struct Fields<event::ProgramStarted> {
    static constexpr int since = 4;
    static constexpr std::string_view type = "program_started";

    template <class V> static void visit(V &&v)
    {
        using T = event::ProgramStarted;
        v("program", &T::program);
    }
};

template <> struct Fields<event::ProgramEnded> {
    static constexpr int since = 4;
    static constexpr std::string_view type = "program_ended";

    template <class V> static void visit(V &&v)
    {
        using T = event::ProgramEnded;
        v("program", &T::program);
        v("path", &T::path);
        v("outcome", &T::outcome);
    }
};

template <> struct Fields<event::ConfigChanged> {
    static constexpr std::string_view type = "config_changed";

    template <class V> static void visit(V &&v)
    {
        using T = event::ConfigChanged;
        v("config", &T::config);
    }
};

template <> struct Fields<event::RequirementSubmitted> {
    static constexpr std::string_view type = "requirement_submitted";

    template <class V> static void visit(V &&v)
    {
        using T = event::RequirementSubmitted;
        v("path", &T::path);
        v("revision", &T::revision);
        v("text", &T::text);
        v("bytes", &T::bytes);
        v("lines", &T::lines);
        v("summary", &T::summary);
    }
};

template <> struct Fields<event::ArtefactsPlanned> {
    static constexpr std::string_view type = "artefacts_planned";

    template <class V> static void visit(V &&v)
    {
        using T = event::ArtefactsPlanned;
        v("because", &T::because);
        v("planned", &T::planned);
        v("removed", &T::removed);
        v("refused", &T::refused);
    }
};

template <> struct Fields<event::CallScheduled> {
    static constexpr std::string_view type = "call_scheduled";

    template <class V> static void visit(V &&v)
    {
        using T = event::CallScheduled;
        v("call", &T::call);
    }
};

template <> struct Fields<event::CallRetrying> {
    static constexpr std::string_view type = "call_retrying";

    template <class V> static void visit(V &&v)
    {
        using T = event::CallRetrying;
        v("call", &T::call);
        v("path", &T::path);
        v("attempt", &T::attempt);
    }
};

template <> struct Fields<event::CallAnswered> {
    static constexpr std::string_view type = "call_answered";

    template <class V> static void visit(V &&v)
    {
        using T = event::CallAnswered;
        v("call", &T::call);
        v("path", &T::path);
        v("role", &T::role);
        v("answer", &T::answer);
        v("reasoning", &T::reasoning);
        v("finish", &T::finish);
        v("finish_raw", &T::finishRaw);
        v("model", &T::model);
        v("usage", &T::usage);
        v("cost_nano_usd", &T::cost);
        v("times", &T::times);
    }
};

template <> struct Fields<event::CallFailed> {
    static constexpr std::string_view type = "call_failed";

    template <class V> static void visit(V &&v)
    {
        using T = event::CallFailed;
        v("call", &T::call);
        v("path", &T::path);
        v("role", &T::role);
        v("code", &T::code);
        v("detail", &T::detail);
        v("http_status", &T::httpStatus);
        v("partial", &T::partial);
        v("usage", &T::usage);
        v("cost_nano_usd", &T::cost);
        v("times", &T::times);
    }
};

template <> struct Fields<event::CallInterrupted> {
    static constexpr std::string_view type = "call_interrupted";

    template <class V> static void visit(V &&v)
    {
        using T = event::CallInterrupted;
        v("call", &T::call);
        v("path", &T::path);
        v("role", &T::role);
        v("partial", &T::partial);
    }
};

template <> struct Fields<event::FallbackChosen> {
    static constexpr std::string_view type = "fallback_chosen";

    template <class V> static void visit(V &&v)
    {
        using T = event::FallbackChosen;
        v("call", &T::call);
        v("path", &T::path);
        v("role", &T::role);
        v("from", &T::from);
        v("to", &T::to);
        v("reason", &T::reason);
    }
};

template <> struct Fields<event::RevisionProposed> {
    static constexpr std::string_view type = "revision_proposed";

    template <class V> static void visit(V &&v)
    {
        using T = event::RevisionProposed;
        v("path", &T::path);
        v("kind", &T::kind);
        v("role", &T::role);
        v("revision", &T::revision);
        v("outcomes", &T::outcomes);
        v("added", &T::added);
        v("removed", &T::removed);
    }
};

template <> struct Fields<event::ArtefactAdded> {
    static constexpr std::string_view type = "artefact_added";

    template <class V> static void visit(V &&v)
    {
        using T = event::ArtefactAdded;
        v("plan", &T::plan);
    }
};

template <> struct Fields<event::CompletionNeeded> {
    static constexpr std::string_view type = "completion_needed";

    template <class V> static void visit(V &&v)
    {
        using T = event::CompletionNeeded;
        v("path", &T::path);
        v("verb", &T::verb);
        v("sections", &T::sections);
        v("partial", &T::partial);
        v("call", &T::call);
        v("reason", &T::reason);
    }
};

template <> struct Fields<event::AnswerLimitRaised> {
    static constexpr int since = 3;
    static constexpr std::string_view type = "answer_limit_raised";

    template <class V> static void visit(V &&v)
    {
        using T = event::AnswerLimitRaised;
        v("path", &T::path);
        v("role", &T::role);
        v("call", &T::call);
        v("max_tokens", &T::maxTokens);
    }
};

template <> struct Fields<event::ArtefactFailed> {
    static constexpr std::string_view type = "artefact_failed";

    template <class V> static void visit(V &&v)
    {
        using T = event::ArtefactFailed;
        v("path", &T::path);
        v("role", &T::role);
        v("failure", &T::failure);
    }
};

} // namespace baton::journal
