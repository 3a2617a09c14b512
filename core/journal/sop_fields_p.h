// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/value_fields_p.h"

/// Member names of an SOP as the journal keeps them; the rules of value_fields_p.h hold.
namespace baton::journal {

template <> struct Fields<RoleSpec> {
    template <class V> static void visit(V &&v)
    {
        using T = RoleSpec;
        v("id", &T::id);
        v("name", &T::name);
        v("title", &T::title);
        v("goal", &T::goal);
        v("constraints", &T::constraints);
        v("model", &T::model);
    }
};

template <> struct Fields<ColumnSpec> {
    static constexpr auto shortForm = &ColumnSpec::title;
    template <class V> static void visit(V &&v)
    {
        using T = ColumnSpec;
        v("title", &T::title);
        v("tag", &T::tag);
    }
};

template <> struct Fields<CheckSpec> {
    static constexpr auto shortForm = &CheckSpec::id;
    template <class V> static void visit(V &&v)
    {
        using T = CheckSpec;
        v("id", &T::id);
        v("parameters", &T::parameters);
    }
};

template <> struct Fields<SectionSpec> {
    template <class V> static void visit(V &&v)
    {
        using T = SectionSpec;
        v("title", &T::title);
        v("form", &T::form);
        v("columns", &T::columns);
        v("diagram", &T::diagram);
        v("hint", &T::hint);
        v("tag", &T::tag);
        v("example", &T::example);
    }
};

template <> struct Fields<ForEach> {
    template <class V> static void visit(V &&v)
    {
        using T = ForEach;
        v("artefact", &T::artefact);
        v("section", &T::section);
        v("item_column", &T::itemColumn);
        v("depends_on_column", &T::dependsOnColumn);
        v("skip", &T::skip);
    }
};

template <> struct Fields<VerdictRule> {
    template <class V> static void visit(V &&v)
    {
        using T = VerdictRule;
        v("action", &T::action);
        v("step", &T::step);
    }
};

template <> struct Fields<StepSpec> {
    template <class V> static void visit(V &&v)
    {
        using T = StepSpec;
        v("id", &T::id);
        v("role", &T::role);
        v("title", &T::title);
        v("stage", &T::stage);
        v("type", &T::type);
        v("reads", &T::reads);
        v("path", &T::path);
        v("kind", &T::kind);
        v("for_each", &T::forEach);
        v("after", &T::after);
        v("gate", &T::gate);
        v("prompt", &T::prompt);
        v("schema", &T::schema);
        v("checks", &T::checks);
        v("on_verdict", &T::onVerdict);
        v("max_rounds", &T::maxRounds);
        v("subject", &T::subject);
        v("when", &T::when);
        v("check_rounds", &T::checkRounds);
        v("record_only", &T::recordOnly);
        v("program", &T::program);
        v("max_tokens", &T::maxTokens);
        v("temperature", &T::temperature);
        v("switch_name", &T::switchName);
        v("derive", &T::derive);
    }
};

template <> struct Fields<Sop> {
    template <class V> static void visit(V &&v)
    {
        using T = Sop;
        v("id", &T::id);
        v("title", &T::title);
        v("version", &T::version);
        v("language", &T::language);
        v("roles", &T::roles);
        v("steps", &T::steps);
    }
};

} // namespace baton::journal
