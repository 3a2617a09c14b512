// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/reply/reply_parser.h"

#include "core/artefact/document/section_facts.h"
#include "core/artefact/reply/code_extractor.h"
#include "core/artefact/reply/document_reader.h"
#include "core/artefact/reply/remarks.h"
#include "core/artefact/reply/stitch.h"
#include "core/base/text.h"

#include <QSet>

namespace baton::artefact {

using namespace Qt::StringLiterals;
using namespace markdown;

ParsedReply parseReply(const QString &raw, const ReplyContext &context)
{
    return examineReply(raw, context).reply;
}

ParsedReply parseEdited(const QString &text, const ReplyContext &context)
{
    return examineText(withFinalNewline(normaliseLineEnds(text)), context).reply;
}

namespace {

bool isFile(const ReplyContext &context)
{
    return context.step.type == StepType::File;
}

void addCheck(Examined &examined, const CheckId &id, const CheckOutcome &outcome)
{
    examined.reply.checks += resultOf(id, outcome);
    for (Finding finding : outcome.findings) {
        if (finding.problem.isEmpty())
            finding.problem = id.value;
        examined.findings += finding;
    }
}

void runChecks(Examined &examined, const ReplyContext &context)
{
    QVector<CheckSpec> checks = context.step.checks;
    if (!isFile(context) && !context.step.schema.isEmpty() && !context.step.runs(check::sections))
        checks.prepend(check::sections);
    QSet<CheckId> made{check::syntax}; // by SyntaxChecker, which needs an event loop
    for (const CheckSpec &check : checks) {
        if (made.contains(check.id))
            continue;
        made.insert(check.id);
        const CheckInput input{context, examined.reply.text, examined.sections, examined.reply.facts, check};
        addCheck(examined, check.id, runCheck(input));
    }
}

/// What a Complete call asks for: sections that are missing or of no use.
QStringList missingSections(const Examined &examined, const ReplyContext &context)
{
    QStringList missing;
    if (isFile(context))
        return missing;
    for (const SectionSpec &spec : context.step.schema) {
        const QString quoted = u"'%1'"_s.arg(spec.title);
        for (const Finding &finding : examined.findings) {
            const bool unusable = finding.problem == "missing_section"_L1
                || finding.problem == "empty_section"_L1
                || (finding.problem == "bad_table"_L1 && spec.form == SectionForm::Table);
            if (unusable && finding.detail.contains(quoted) && !missing.contains(spec.title))
                missing += spec.title;
        }
    }
    return missing;
}

QString documentText(const QString &raw, const ReplyContext &context, QString *remarks)
{
    const QVector<SectionSpec> &schema = context.step.schema;
    const ReadDocument answer = readDocument(raw, schema);
    *remarks = answer.remarks;
    if (context.verb == Verb::Complete && !context.base.isEmpty()) {
        const ReadDocument base = readDocument(context.base, schema);
        const QVector<Section> sections = completed(base, answer, context.wanted, schema);
        return sections.isEmpty() ? withFinalNewline(base.plain) : writeSections(sections);
    }
    // Without a schema, or without any heading of it, the person gets the words as they are.
    if (schema.isEmpty() || knownCount(answer.sections) == 0)
        return withFinalNewline(answer.plain);
    return writeSections(answer.sections);
}

Examined examineFile(const QString &raw, const ReplyContext &context)
{
    const ExtractedCode code = extractCode(raw, context.path);
    Examined examined = code.found ? examineText(code.text, context) : Examined{};
    const CheckOutcome outcome =
        code.found ? CheckOutcome{} : CheckOutcome{{{u"no_code"_s, code.reason, 0}}, {}};
    if (!code.found)
        addCheck(examined, check::code, outcome);
    examined.reply.outcomes = readOutcomes(cutRemarks(normaliseLineEnds(raw)).remarks, context.remarkCount);
    return examined;
}

} // namespace

Examined examineReply(const QString &raw, const ReplyContext &context)
{
    const QString answer = context.verb == Verb::Continue ? stitch(context.base, raw) : raw;
    if (isFile(context))
        return examineFile(answer, context);
    QString remarks;
    Examined examined = examineText(documentText(answer, context, &remarks), context);
    examined.reply.outcomes = readOutcomes(remarks, context.remarkCount);
    return examined;
}

Examined examineText(const QString &text, const ReplyContext &context)
{
    Examined examined;
    examined.reply.text = text;
    examined.reply.lines = lineCount(text);
    if (!isFile(context)) {
        examined.sections = splitSections(text, titlesOf(context.step.schema, false));
        examined.reply.facts = factsOf(examined.sections, context.step.schema);
    }
    runChecks(examined, context);
    examined.reply.missingSections = missingSections(examined, context);
    return examined;
}

} // namespace baton::artefact
