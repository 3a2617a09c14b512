// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/enum_words_p.h"

#include <QMap>
#include <QVector>

#include <type_traits>

/// Member names of the domain's values as the journal keeps them. They are a file format: a member may be
/// added (old rows take its default), but renaming one or changing its default needs an upcaster.
namespace baton::journal {

/// Specialised for each struct: `template<class V> static void visit(V &&v) { v("path", &T::path); ... }`.
template <class T> struct Fields;

template <class T> struct IsId : std::false_type {
};
template <class Tag> struct IsId<Id<Tag>> : std::true_type {
};
template <class T> struct IsVector : std::false_type {
};
template <class T> struct IsVector<QVector<T>> : std::true_type {
};
template <class T> struct IsMap : std::false_type {
};
template <class K, class V> struct IsMap<QMap<K, V>> : std::true_type {
};
template <class T> struct IsOptional : std::false_type {
};
template <class T> struct IsOptional<std::optional<T>> : std::true_type {
};

template <> struct Fields<ModelChoice> {
    template <class V> static void visit(V &&v)
    {
        using T = ModelChoice;
        v("provider", &T::provider);
        v("model", &T::model);
    }
};

template <> struct Fields<Autonomy> {
    template <class V> static void visit(V &&v)
    {
        using T = Autonomy;
        v("documents", &T::documents);
        v("files", &T::files);
        v("as_sop", &T::asSop);
    }
};

template <> struct Fields<RunConfig> {
    template <class V> static void visit(V &&v)
    {
        using T = RunConfig;
        v("model", &T::model);
        v("role_models", &T::roleModels);
        v("fallbacks", &T::fallbacks);
        v("base_url", &T::baseUrl);
        v("api_key_env", &T::apiKeyEnv);
        v("autonomy", &T::autonomy);
        v("role_auto_approve", &T::roleAutoApprove);
        v("language", &T::language);
        v("demo", &T::demo);
        v("demo_speed", &T::demoSpeed);
        v("parallel", &T::parallel);
        v("max_answer", &T::maxAnswer);
        v("max_cost_nano_usd", &T::maxCost);
        v("role_limits_nano_usd", &T::roleLimits);
        v("allow_unknown_price", &T::allowUnknownPrice);
        v("switches", &T::switches);
        v("until", &T::until);
        v("use_git", &T::useGit);
        v("use_foreign_git", &T::useForeignGit);
    }
};

template <> struct Fields<Usage> {
    template <class V> static void visit(V &&v)
    {
        using T = Usage;
        v("input", &T::input);
        v("output", &T::output);
        v("cache_read", &T::cacheRead);
        v("cache_write", &T::cacheWrite);
        v("reasoning", &T::reasoning);
        v("estimated", &T::estimated);
    }
};

template <> struct Fields<UsageTotals> {
    template <class V> static void visit(V &&v)
    {
        using T = UsageTotals;
        v("calls", &T::calls);
        v("tokens", &T::tokens);
        v("cost_nano_usd", &T::cost);
        v("unpriced_calls", &T::unpricedCalls);
    }
};

template <> struct Fields<CheckResult> {
    template <class V> static void visit(V &&v)
    {
        using T = CheckResult;
        v("id", &T::id);
        v("state", &T::state);
        v("detail", &T::detail);
        v("line", &T::line);
    }
};

template <> struct Fields<Remark> {
    template <class V> static void visit(V &&v)
    {
        using T = Remark;
        v("id", &T::id);
        v("path", &T::path);
        v("revision", &T::revision);
        v("line_from", &T::lineFrom);
        v("line_to", &T::lineTo);
        v("quote", &T::quote);
        v("text", &T::text);
        v("state", &T::state);
        v("note", &T::note);
        v("answered_in", &T::answeredIn);
        v("time", &T::time);
        v("author", &T::author);
        v("severity", &T::severity);
    }
};

template <> struct Fields<RemarkOutcome> {
    template <class V> static void visit(V &&v)
    {
        using T = RemarkOutcome;
        v("remark", &T::remark);
        v("state", &T::state);
        v("note", &T::note);
    }
};

template <> struct Fields<PromptPart> {
    template <class V> static void visit(V &&v)
    {
        using T = PromptPart;
        v("label", &T::label);
        v("characters", &T::characters);
    }
};

template <> struct Fields<PromptMessageRef> {
    template <class V> static void visit(V &&v)
    {
        using T = PromptMessageRef;
        v("role", &T::role);
        v("text", &T::text);
        v("parts", &T::parts);
    }
};

template <> struct Fields<CallTimes> {
    template <class V> static void visit(V &&v)
    {
        using T = CallTimes;
        v("scheduled", &T::scheduled);
        v("sent", &T::sent);
        v("first_byte", &T::firstByte);
        v("last_byte", &T::lastByte);
        v("committed", &T::committed);
    }
};

template <> struct Fields<CallAttempt> {
    template <class V> static void visit(V &&v)
    {
        using T = CallAttempt;
        v("number", &T::number);
        v("code", &T::code);
        v("detail", &T::detail);
        v("http_status", &T::httpStatus);
        v("wait_ms", &T::waitMs);
        v("max_attempts", &T::maxAttempts);
        v("time", &T::time);
    }
};

template <> struct Fields<InputRef> {
    template <class V> static void visit(V &&v)
    {
        using T = InputRef;
        v("path", &T::path);
        v("revision", &T::revision);
    }
};

template <> struct Fields<Program> {
    template <class V> static void visit(V &&v)
    {
        using T = Program;
        v("id", &T::id);
        v("path", &T::path);
        v("step", &T::step);
        v("argv", &T::argv);
        v("inputs", &T::inputs);
        v("started", &T::started);
    }
};

template <> struct Fields<TestFault> {
    template <class V> static void visit(V &&v)
    {
        using T = TestFault;
        v("test", &T::test);
        v("fault", &T::fault);
        v("file", &T::file);
        v("reason", &T::reason);
    }
};

template <> struct Fields<ProgramOutcome> {
    template <class V> static void visit(V &&v)
    {
        using T = ProgramOutcome;
        v("end", &T::end);
        v("exit_code", &T::exitCode);
        v("limit", &T::limit);
        v("detail", &T::detail);
        v("output", &T::output);
        v("results", &T::results);
        v("ms", &T::ms);
    }
};

template <> struct Fields<ActiveCall> {
    template <class V> static void visit(V &&v)
    {
        using T = ActiveCall;
        v("id", &T::id);
        v("path", &T::path);
        v("kind", &T::kind);
        v("step", &T::step);
        v("role", &T::role);
        v("verb", &T::verb);
        v("nth", &T::nth);
        v("endpoint", &T::endpoint);
        v("model", &T::model);
        v("is_fallback", &T::isFallback);
        v("max_tokens", &T::maxTokens);
        v("prompt_tokens", &T::promptTokens);
        v("messages", &T::messages);
        v("inputs", &T::inputs);
        v("reserved_nano_usd", &T::reserved);
        v("last_attempt", &T::lastAttempt);
        v("answer", &T::answer);
        v("finish", &T::finish);
        v("times", &T::times);
    }
};

template <> struct Fields<SectionFacts> {
    template <class V> static void visit(V &&v)
    {
        using T = SectionFacts;
        v("title", &T::title);
        v("digest", &T::digest);
        v("columns", &T::columns);
        v("rows", &T::rows);
        v("items", &T::items);
        v("tag", &T::tag);
        v("column_tags", &T::columnTags);
    }
};

template <> struct Fields<DocumentFacts> {
    template <class V> static void visit(V &&v)
    {
        using T = DocumentFacts;
        v("sections", &T::sections);
    }
};

template <> struct Fields<LineRange> {
    template <class V> static void visit(V &&v)
    {
        using T = LineRange;
        v("from", &T::from);
        v("to", &T::to);
    }
};

template <> struct Fields<Revision> {
    template <class V> static void visit(V &&v)
    {
        using T = Revision;
        v("number", &T::number);
        v("author", &T::author);
        v("role", &T::role);
        v("model", &T::model);
        v("text", &T::text);
        v("bytes", &T::bytes);
        v("lines", &T::lines);
        v("call", &T::call);
        v("inputs", &T::inputs);
        v("checks", &T::checks);
        v("facts", &T::facts);
        v("draft", &T::draft);
        v("base", &T::base);
        v("person_lines", &T::personLines);
        v("time", &T::time);
    }
};

template <> struct Fields<ArtefactFailure> {
    template <class V> static void visit(V &&v)
    {
        using T = ArtefactFailure;
        v("code", &T::code);
        v("detail", &T::detail);
        v("call", &T::call);
        v("partial", &T::partial);
    }
};

} // namespace baton::journal
