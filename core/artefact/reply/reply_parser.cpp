// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/reply/reply_parser.h"

#include "core/artefact/document/fence_names.h"
#include "core/artefact/document/section_facts.h"
#include "core/artefact/reply/code_extractor.h"
#include "core/artefact/reply/document_reader.h"
#include "core/artefact/reply/remarks.h"
#include "core/artefact/reply/stitch.h"
#include "core/base/text.h"

#include <QSet>

#include <algorithm>

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
    examined.findings += outcome.findings;
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
    if (!isFile(context) || isProsePath(context.path) || made.contains(check::hiddenCharacters))
        return;
    // Of all files, whatever the SOP: what a reviewer cannot see must not pass a gate by itself. Said only
    // where there is something to say.
    const CheckSpec own{check::hiddenCharacters};
    const CheckInput input{context, examined.reply.text, examined.sections, examined.reply.facts, own};
    if (const CheckOutcome outcome = runCheck(input); !outcome.findings.isEmpty())
        addCheck(examined, own.id, outcome);
}

/// What a Complete call asks for: sections that are missing or of no use.
QStringList missingSections(const Examined &examined, const ReplyContext &context)
{
    QStringList missing;
    if (isFile(context))
        return missing;
    for (const SectionSpec &spec : context.step.schema) {
        const bool unusable =
            std::any_of(examined.findings.cbegin(), examined.findings.cend(), [&](const Finding &finding) {
                const problem::Kind *kind = problem::kindOf(finding.problem);
                return kind != nullptr && kind->leavesSectionOut
                    && finding.section.compare(spec.title, Qt::CaseInsensitive) == 0
                    && (finding.problem != problem::badTable || spec.form == SectionForm::Table);
            });
        if (unusable && !missing.contains(spec.title))
            missing += spec.title;
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
        code.found ? CheckOutcome{} : CheckOutcome{{{problem::noCode, code.reason, 0}}, {}};
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
