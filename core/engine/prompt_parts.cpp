// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/prompt_parts.h"

#include "core/markdown/cells.h"
#include "core/markdown/lines.h"
#include "core/markdown/sections.h"

#include <QHash>

namespace baton::engine {

using namespace Qt::StringLiterals;
using namespace markdown;

void MessageBuilder::add(const QString &label, const QString &text)
{
    QString body = text;
    while (body.endsWith(u'\n'))
        body.chop(1);
    if (body.isEmpty())
        return;
    if (!m_text.isEmpty())
        m_text += u"\n\n"_s;
    m_text += body;
    m_parts.append({label, body.size()});
}

QString fenceLanguage(const QString &path)
{
    static const QHash<QString, QString> words{{u"py"_s, u"python"_s}, {u"js"_s, u"javascript"_s},
        {u"mjs"_s, u"javascript"_s}, {u"cjs"_s, u"javascript"_s}, {u"ts"_s, u"typescript"_s},
        {u"cc"_s, u"cpp"_s}, {u"cxx"_s, u"cpp"_s}, {u"h"_s, u"cpp"_s}, {u"hpp"_s, u"cpp"_s},
        {u"rs"_s, u"rust"_s}, {u"md"_s, u"markdown"_s}, {u"yml"_s, u"yaml"_s}, {u"sh"_s, u"bash"_s},
        {u"kt"_s, u"kotlin"_s}, {u"rb"_s, u"ruby"_s}, {u"cs"_s, u"csharp"_s}};
    const QString name = path.section(u'/', -1);
    const qsizetype dot = name.lastIndexOf(u'.');
    const QString extension = dot > 0 ? name.mid(dot + 1).toLower() : QString();
    return words.value(extension, extension.isEmpty() ? name.toLower() : extension);
}

QString placeInWords(int lineFrom, int lineTo)
{
    if (lineFrom <= 0)
        return u"the whole text"_s;
    return lineTo > lineFrom ? u"lines %1-%2"_s.arg(lineFrom).arg(lineTo) : u"line %1"_s.arg(lineFrom);
}

namespace {

QString roleText(const PromptContext &context)
{
    const RoleSpec *role = context.state.sop.role(context.step.role);
    if (role == nullptr)
        return u"You are %1, a member of a team that builds software."_s.arg(context.step.role);
    QString text = u"You are %1 in a team that builds software."_s.arg(
        role->title.isEmpty() || role->title == role->name ? role->name : role->name + u", "_s + role->title);
    if (!role->goal.isEmpty())
        text += u"\nGoal: "_s + role->goal;
    if (!role->constraints.isEmpty())
        text += u"\nRules:\n"_s + bulletList(role->constraints);
    return text;
}

QString formInWords(const SectionSpec &section)
{
    switch (section.form) {
    case SectionForm::Text:
        return {};
    case SectionForm::List:
        return u"A list, one item a line beginning with \"- \"."_s;
    case SectionForm::Table:
        return u"A table with exactly these columns: | %1 |"_s.arg(section.columnTitles().join(u" | "_s));
    case SectionForm::Mermaid:
        return u"One fenced mermaid block holding a %1."_s.arg(section.diagram);
    }
    return {};
}

QString documentForm(const PromptContext &context)
{
    const QString &language = context.state.config.language;
    QString text =
        u"Output form: one Markdown document and nothing else, no words before or after it, no fence "
        u"around it. It has exactly the following level-2 headings, in this order, spelled as here, in "
        u"whatever language the text below them is. That text is in %1."_s.arg(
            language.isEmpty() ? u"the language of the requirement"_s : language);
    for (const SectionSpec &section : context.step.schema) {
        text += u"\n\n## "_s + section.title;
        const QString form = formInWords(section);
        for (const QString &line : {section.hint, form}) {
            if (!line.isEmpty())
                text += u'\n' + line;
        }
    }
    return text;
}

QString fileForm()
{
    return u"Output form: exactly one file, whole, in one fenced code block whose info string is the "
           u"language of "
           u"the file. No words before or after the block, no second block. If the file itself holds fences, "
           u"use "
           u"a longer fence around it."_s;
}

bool isSectionOf(const QString &name, const Artefact &input)
{
    return name == input.kind || name == input.step;
}

/// A row's own line of the table, and the requirements it serves where a document that is read lists them.
QString rowText(const PromptContext &context)
{
    const WorkItem &item = context.artefact.item;
    QStringList lines{u"File: "_s + item.file};
    if (!item.purpose.isEmpty())
        lines.append(u"Purpose: "_s + item.purpose);
    if (!item.dependsOn.isEmpty())
        lines.append(u"Depends on: "_s + item.dependsOn.join(u", "_s));
    if (!item.requirements.isEmpty())
        lines.append(u"Requirements: "_s + item.requirements.join(u", "_s));
    return lines.join(u'\n');
}

QString requirementRows(const PromptContext &context)
{
    const WorkItem &item = context.artefact.item;
    QStringList lines;
    for (const Artefact *input : context.inputs) {
        if (input->kind == context.step.forEach.artefact)
            continue; // its rows name requirements, but do not say what they are
        for (const SectionFacts &section : input->approved()->facts.sections) {
            for (const QStringList &row : section.rows) {
                if (!row.isEmpty() && item.requirements.contains(plainValue(row.first())))
                    lines.append(row.join(u" | "_s));
            }
        }
    }
    return lines.isEmpty() ? QString() : u"Requirements it serves:\n"_s + bulletList(lines);
}

QString notesText(const PromptContext &context)
{
    QStringList words;
    for (const RoleNote &note : context.state.notes) {
        if (note.role == context.artefact.role)
            words.append(note.text);
    }
    for (const ApprovalNote &note : context.state.approvalNotes) {
        bool concerns = note.role == context.artefact.role;
        for (const Artefact *input : context.inputs)
            concerns = concerns || input->path == note.path;
        if (concerns)
            words.append(u"%1 (said when approving %2)"_s.arg(note.text, note.path));
    }
    words.removeDuplicates();
    return words.isEmpty() ? QString() : u"The person who decides said; keep to it:\n"_s + bulletList(words);
}

} // namespace

QString PromptContext::readText(const TextHash &hash)
{
    if (hash.isEmpty())
        return {};
    const Result<QString> text = texts.read(hash);
    if (!text && !missing)
        missing = text.error();
    return text.value_or(QString());
}

bool PromptContext::isRowInput(const Artefact &input) const
{
    return step.isPerItem() && !input.item.file.isEmpty();
}

QString inputTitle(const Artefact &input, int revision)
{
    return u"%1 (%2, revision %3)"_s.arg(input.path, input.kind).arg(revision);
}

QString inputText(PromptContext &context, const Artefact &input, const Revision &revision)
{
    const QString text = context.readText(revision.text);
    const StepSpec *producer = context.state.sop.step(input.step);
    if (producer != nullptr && producer->type == StepType::File)
        return fenced(text, fenceLanguage(input.path));
    QStringList sections;
    for (const QString &read : context.step.reads) {
        const ReadSpec spec = readSpec(read);
        if (!isSectionOf(spec.name, input))
            continue;
        if (spec.section.isEmpty())
            return text;
        const SectionFacts *named = revision.facts.named(spec.section);
        sections.append(sectionText(text, named == nullptr ? spec.section : named->title));
    }
    return sections.join(u"\n\n"_s);
}

PromptMessage systemMessage(const PromptContext &context)
{
    MessageBuilder builder(PromptRole::System);
    builder.add(u"role"_s, roleText(context));
    builder.add(u"step"_s, context.step.prompt);
    builder.add(u"form"_s, context.step.type == StepType::File ? fileForm() : documentForm(context));
    return builder.message();
}

PromptMessage contextMessage(PromptContext &context)
{
    MessageBuilder builder(PromptRole::User);
    const QVector<const Artefact *> inputs = context.inputs;
    bool any = false;
    for (const Artefact *input : inputs) {
        if (context.isRowInput(*input))
            continue;
        const Revision &revision = *input->approved();
        builder.add(input->path,
            u"# "_s + inputTitle(*input, revision.number) + u"\n\n"_s + inputText(context, *input, revision));
        any = true;
    }
    if (!any)
        builder.add(u"none"_s, u"There are no earlier documents."_s);
    return builder.message();
}

PromptMessage requestMessage(PromptContext &context)
{
    const Artefact &artefact = context.artefact;
    MessageBuilder builder(PromptRole::User);
    builder.add(u"verb"_s, verbLine(artefact.nextVerb, artefact.path, artefact.kind));
    if (!artefact.item.file.isEmpty()) {
        builder.add(u"item"_s, rowText(context));
        builder.add(u"requirements"_s, requirementRows(context));
    }
    const QVector<const Artefact *> inputs = context.inputs;
    for (const Artefact *input : inputs) {
        if (!context.isRowInput(*input))
            continue;
        const Revision &revision = *input->approved();
        builder.add(input->path,
            u"# "_s + inputTitle(*input, revision.number) + u"\n\n"_s + inputText(context, *input, revision));
    }
    addVerbParts(builder, context);
    builder.add(u"notes"_s, notesText(context));
    if (context.step.type == StepType::File && artefact.nextVerb != Verb::Continue)
        builder.add(u"fence"_s, u"Info string of the fence: "_s + fenceLanguage(artefact.path));
    return builder.message();
}

} // namespace baton::engine
