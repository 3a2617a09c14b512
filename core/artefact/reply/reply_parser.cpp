// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/reply/reply_parser.h"

#include "core/artefact/document/fence_names.h"
#include "core/artefact/document/section_facts.h"
#include "core/artefact/reply/code_extractor.h"
#include "core/artefact/reply/document_reader.h"
#include "core/artefact/reply/remarks.h"
#include "core/artefact/reply/stitch.h"
#include "core/artefact/sections/normal_sections.h"
#include "core/base/text.h"
#include "core/domain/tags.h"
#include "core/markdown/paths.h"
#include "core/outline/outline.h"

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

/// What was read in a form that was not plain, beside the other checks.
void addReading(Examined &examined, const QStringList &notes)
{
    if (notes.isEmpty())
        return;
    CheckResult result;
    result.id = check::reading;
    result.state = CheckState::Passed;
    result.detail = notes.join(u"; "_s);
    examined.reply.checks += result;
    examined.reply.readings = notes;
}

QString documentText(const QString &raw, const ReplyContext &context, QString *remarks, QStringList *notes)
{
    const QVector<SectionSpec> &schema = context.step.schema;
    const ReadDocument answer = readDocument(raw, schema);
    *remarks = answer.remarks;
    if (context.verb == Verb::Complete && !context.base.isEmpty()) {
        const ReadDocument base = readDocument(context.base, schema);
        const QVector<Section> sections = completed(base, answer, context.wanted, schema);
        NormalSections normal = normalSections(sections, context, Wording::OfAnAnswer);
        *notes += normal.notes;
        return sections.isEmpty() ? withFinalNewline(base.plain) : writeSections(normal.sections);
    }
    // Without a schema, or without any heading of it, the person gets the words as they are.
    if (schema.isEmpty() || knownCount(answer.sections) == 0)
        return withFinalNewline(answer.plain);
    NormalSections normal = normalSections(answer.sections, context, Wording::OfAnAnswer);
    *notes += normal.notes;
    return writeSections(normal.sections);
}

Examined examineFile(const QString &raw, const ReplyContext &context)
{
    const ExtractedCode code = extractCode(raw, context.path);
    Examined examined = code.found ? examineText(code.text, context) : Examined{};
    if (!code.reason.isEmpty())
        addCheck(examined, check::code, CheckOutcome{{{problem::noCode, code.reason, 0}}, {}});
    addReading(examined, code.notes);
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
    QStringList notes;
    Examined examined = examineText(documentText(answer, context, &remarks, &notes), context);
    addReading(examined, notes);
    examined.reply.outcomes = readOutcomes(remarks, context.remarkCount);
    return examined;
}

namespace {

/// A manifest named in the task table is left to the step that makes it.
void dropManifestRows(DocumentFacts &facts, const ReplyContext &context)
{
    for (SectionFacts &section : facts.sections) {
        const qsizetype column = section.column(tag::file);
        if (!context.derivesManifest || column < 0)
            continue;
        section.rows.removeIf(
            [&](const QStringList &row) { return context.profiles.isManifest(pathOf(row.value(column))); });
    }
}

/// What the readers of a source file see of it, so that they are not stale when only its bodies change.
DocumentFacts offersOf(const QString &path, const QString &text)
{
    SectionFacts offers;
    offers.tag = tag::offers;
    offers.digest = outline::digestOf(path, text);
    return {{offers}};
}

} // namespace

Examined examineText(const QString &text, const ReplyContext &context)
{
    Examined examined;
    examined.reply.text = text;
    examined.reply.lines = lineCount(text);
    if (!isFile(context)) {
        examined.sections = splitSections(text, titlesOf(context.step.schema, false));
        examined.reply.facts = factsOf(
            normalSections(examined.sections, context, Wording::AsItStands).sections, context.step.schema);
        dropManifestRows(examined.reply.facts, context);
        for (qsizetype i = 0; i < examined.sections.size(); ++i)
            examined.reply.facts.sections[i].digest = digestOf(examined.sections.at(i).body);
    }
    if (isFile(context) && !text.isEmpty())
        examined.reply.facts = offersOf(context.path, text);
    runChecks(examined, context);
    examined.reply.missingSections = missingSections(examined, context);
    return examined;
}

} // namespace baton::artefact
