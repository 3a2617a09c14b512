// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/tags.h"
#include "core/engine/prompt_parts.h"
#include "core/engine/staleness.h"
#include "core/markdown/lines.h"
#include "core/markdown/sections.h"

namespace baton::engine {

using namespace Qt::StringLiterals;
using namespace markdown;

namespace {

QString shown(const PromptContext &context, const QString &text)
{
    return context.step.type == StepType::File ? fenced(text, fenceLanguage(context.artefact.path))
                                               : fenced(text, u"markdown"_s);
}

void addCurrent(MessageBuilder &builder, PromptContext &context)
{
    const Revision *head = context.artefact.head();
    if (head == nullptr)
        return;
    const QString author = head->author == AuthorKind::Human ? u", written by the person"_s : QString();
    builder.add(u"current"_s,
        u"Current text (revision %1%2):\n\n"_s.arg(head->number).arg(author)
            + shown(context, context.readText(head->text)));
}

/// What the person wrote into the newest text. It is said beside the text, and without it where a fresh
/// attempt does not get to see the text at all.
void addPersonLines(MessageBuilder &builder, PromptContext &context)
{
    const Revision *head = context.artefact.head();
    if (head == nullptr || head->personLines.isEmpty())
        return;
    const Lines lines(context.readText(head->text));
    QStringList parts;
    for (const LineRange &range : head->personLines)
        parts.append(lines.text(range.from - 1, range.to));
    builder.add(u"your words"_s,
        u"The person wrote these lines themselves. Keep each of them letter by letter, where it stands, "
        u"unless a "
        u"remark asks for something else:\n\n"_s
            + fenced(parts.join(u"\n...\n"_s)));
}

QString quoted(const QString &text)
{
    QStringList lines;
    for (const QStringView line : Lines(text))
        lines += u"   > "_s + line;
    return lines.join(u'\n');
}

void addRemarks(MessageBuilder &builder, const PromptContext &context)
{
    QStringList entries;
    for (const RemarkId &id : context.artefact.openBatch) {
        const Remark remark = context.state.remarks.value(id);
        QString entry = u"%1. On %2: %3"_s.arg(entries.size() + 1)
                            .arg(placeInWords(remark.lineFrom, remark.lineTo), remark.text);
        if (!remark.quote.trimmed().isEmpty())
            entry += u'\n' + quoted(remark.quote);
        entries.append(entry);
    }
    if (entries.isEmpty())
        return;
    builder.add(u"remarks"_s, u"Remarks of the person:\n"_s + entries.join(u'\n'));
    builder.add(u"ledger"_s,
        u"Behind the %1 comes one more section, which answers every remark in a row. Outcome is `addressed` "
        u"or "
        u"`declined`; a declined one says why in the note.\n\n## Remarks\n| Remark | Outcome | Note |\n"
        u"|---|---|---|\n| 1 | addressed | ... |"_s.arg(
            context.step.type == StepType::File ? u"code block"_s : u"document"_s));
}

/// Old and new text of what an input changed, section by section where it has sections.
QString changeOf(PromptContext &context, const Artefact &input, const Revision &before, const Revision &after)
{
    const QString oldText = context.readText(before.text);
    const QString newText = context.readText(after.text);
    const QString title = inputTitle(input, before.number) + u" is now revision %1."_s.arg(after.number);
    QStringList parts;
    for (const SectionFacts &section : after.facts.sections) {
        const SectionFacts *old = before.facts.section(section.title);
        if (section.tag == tag::offers || (old != nullptr && old->digest == section.digest))
            continue;
        parts.append(u"Section \"%1\" was:\n\n%2\n\nand is:\n\n%3"_s.arg(section.title,
            fenced(sectionText(oldText, section.title), u"markdown"_s),
            fenced(sectionText(newText, section.title), u"markdown"_s)));
    }
    if (parts.isEmpty())
        parts.append(u"It was:\n\n"_s + fenced(oldText));
    return title + u'\n' + parts.join(u"\n\n"_s);
}

bool addChangedInputs(MessageBuilder &builder, PromptContext &context)
{
    const Revision *head = context.artefact.head();
    bool any = false;
    const QVector<const Artefact *> inputs = context.inputs;
    for (const Artefact *input : inputs) {
        const int used = head == nullptr ? 0 : usedRevision(head->inputs, input->path);
        const Revision *before = input->revision(used);
        const Revision *after = input->approved();
        const bool changed = before != nullptr && after != nullptr && before != after
            && readsDiffer(context.state, context.artefact, *input, *before, *after);
        if (changed)
            builder.add(u"changed:"_s + input->path, changeOf(context, *input, *before, *after));
        any = any || changed;
    }
    return any;
}

void addRevise(MessageBuilder &builder, PromptContext &context)
{
    addCurrent(builder, context);
    addPersonLines(builder, context);
    const bool moved = addChangedInputs(builder, context);
    if (!context.artefact.findings.isEmpty())
        builder.add(u"findings"_s,
            u"Findings to mend:\n\n"_s + fenced(context.readText(context.artefact.findings), u"markdown"_s));
    builder.add(u"task"_s,
        moved ? u"Write the whole text again with the smallest change that fits it to these changes. Keep "
                u"every "
                u"other line as it is, above all those a person wrote."_s
              : u"Write the whole text again with the smallest change that settles what is asked. Keep every "
                u"other line as it is, above all those a person wrote."_s);
    addRemarks(builder, context);
}

void addComplete(MessageBuilder &builder, PromptContext &context)
{
    builder.add(u"current"_s,
        u"Your answer so far:\n\n"_s + shown(context, context.readText(context.artefact.partial)));
    builder.add(u"task"_s,
        u"These sections are missing or empty in it. Write just these, each under its level-2 heading, and "
        u"nothing else:\n"_s
            + bulletList(context.artefact.wanted));
}

/// Numbers that keep a document within its tokens: words in Latin letters, rows and items with their paths.
QString limitsInNumbers(qint64 tokens)
{
    const auto rounded = [](qint64 number) { return number >= 100 ? number / 100 * 100 : number; };
    return u"At most %1 words in all; a table has at most %2 rows, a list at most %3 items."_s
        .arg(rounded(tokens / 4))
        .arg(tokens / 100)
        .arg(tokens / 200);
}

QString documentEnd(const PromptContext &context)
{
    const bool some = context.artefact.nextVerb == Verb::Complete;
    QStringList titles = some ? context.artefact.wanted : QStringList();
    for (const SectionSpec &section : context.step.schema) {
        if (!some)
            titles.append(section.title);
    }
    if (titles.isEmpty())
        return {};
    if (!some && !context.artefact.openBatch.isEmpty())
        titles.append(u"Remarks"_s);
    return u"Begin with `## %1`. The headings in their order: %2. Their text is in %3. %4"_s.arg(
        titles.first(), titles.join(u" · "_s), languageOfTexts(context),
        limitsInNumbers(context.answerTokens));
}

QString continueText()
{
    return u"Your answer was cut off. Go on exactly behind its last character: repeat nothing, begin with no "
           u"introduction and no new fence, and end as the output form says."_s;
}

} // namespace

void addVerbParts(MessageBuilder &builder, PromptContext &context)
{
    switch (context.artefact.nextVerb) {
    case Verb::Revise:
    case Verb::Fix:
        addRevise(builder, context);
        break;
    case Verb::Complete:
        addComplete(builder, context);
        break;
    case Verb::Continue:
        builder.add(u"task"_s, continueText());
        break;
    case Verb::Produce:
    case Verb::Review:
    case Verb::Attribute:
        if (context.artefact.nextVerb != Verb::Produce)
            addCurrent(builder, context);
        if (!context.artefact.regenerateNote.trimmed().isEmpty())
            builder.add(u"regenerate"_s,
                u"An earlier attempt was not accepted. The person said:\n"_s
                    + context.artefact.regenerateNote);
        if (context.artefact.nextVerb == Verb::Produce)
            addPersonLines(builder, context);
        break;
    }
}

void addForm(MessageBuilder &builder, const PromptContext &context)
{
    if (context.artefact.nextVerb == Verb::Continue)
        return;
    if (context.step.type != StepType::File) {
        builder.add(u"end"_s, documentEnd(context));
        return;
    }
    const qint64 lines = context.answerTokens / 1000 * 60; // of some 15 tokens
    const QString length = lines > 0 ? u" The file has at most %1 lines."_s.arg(lines) : QString();
    builder.add(
        u"end"_s, u"The block begins with ```%1."_s.arg(fenceLanguage(context.artefact.path)) + length);
}

} // namespace baton::engine
