// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/reply/lint.h"

#include "core/artefact/reply/reply_parser.h"
#include "core/domain/tags.h"

#include <optional>

namespace baton::artefact {

using namespace Qt::StringLiterals;
using namespace markdown;

namespace {

SectionSpec section(const QString &tag, SectionForm form, const QStringList &columnTags = {})
{
    SectionSpec spec;
    spec.title = tag::sectionTitle(tag);
    spec.tag = tag;
    spec.form = form;
    for (const QString &column : columnTags)
        spec.columns += ColumnSpec(tag::columnTitle(column), column);
    return spec;
}

/// Kinds of the contract that an SOP need not have.
std::optional<StepSpec> stockStep(const QString &kind)
{
    StepSpec step;
    step.kind = kind;
    if (kind == "code"_L1 || kind == "test"_L1) {
        step.type = StepType::File;
        step.checks = {check::paths, check::imports, check::stubs};
    } else if (kind == "review"_L1) {
        step.type = StepType::Review;
        step.schema = {section(tag::verdict, SectionForm::Text), section(tag::findings, SectionForm::List)};
    } else if (kind == "summary"_L1) {
        step.path = u"docs/code_summary.md"_s;
        step.schema = {section(tag::codeReview, SectionForm::Text), section(tag::callFlow, SectionForm::Text),
            section(tag::coverage, SectionForm::Table, {tag::requirement, tag::files, tag::state}),
            section(tag::todos, SectionForm::List)};
    } else {
        return std::nullopt;
    }
    return step;
}

std::optional<StepSpec> stepFor(const QString &kind, const Sop &sop)
{
    const StepSpec *own = sop.producerOf(kind);
    return own && own->asksModel() ? std::optional<StepSpec>(*own) : stockStep(kind);
}

/// A path that was given is checked even where the step does not ask for it.
ReplyContext contextFor(StepSpec step, const QString &path, const LanguageProfiles &profiles)
{
    ReplyContext context;
    context.path = path.isEmpty() && !step.path.contains(u'{') ? step.path : path;
    if (!context.path.isEmpty() && !step.runs(check::paths))
        step.checks += check::paths;
    context.step = std::move(step);
    context.profiles = profiles;
    return context;
}

} // namespace

Result<LintResult> lint(const QString &raw, const QString &kind, const QString &path, const Sop &sop,
    const LanguageProfiles &profiles)
{
    const auto step = stepFor(kind, sop);
    if (!step)
        return failure(ErrorCode::InvalidArgument, u"unknown kind '%1'"_s.arg(kind));
    const ReplyContext context = contextFor(*step, path, profiles);
    const Examined examined = examineReply(raw, context);
    LintResult result;
    result.kind = kind;
    result.reply = examined.reply;
    for (const Section &section : examined.sections)
        result.sections += qMakePair(section.title, section.body);
    const bool file = step->type == StepType::File;
    if (file && !examined.reply.text.isEmpty())
        result.files += qMakePair(context.path, examined.reply.text);
    for (const Finding &finding : examined.findings)
        result.problems += LintProblem{finding.problem.value, finding.detail};
    result.readings = examined.reply.readings;
    result.ok = result.problems.isEmpty();
    return result;
}

} // namespace baton::artefact
