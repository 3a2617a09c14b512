// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/prompt_parts.h"

#include "core/engine/loops.h"
#include "core/engine/staleness.h"
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

/// "Ada, Software architect"; of two that say the same the longer one.
QString nameAndTitle(const RoleSpec &role)
{
    if (role.name.contains(role.title, Qt::CaseInsensitive))
        return role.name;
    return role.title.contains(role.name, Qt::CaseInsensitive) ? role.title
                                                               : role.name + u", "_s + role.title;
}

QString roleText(const PromptContext &context)
{
    const RoleSpec *role = context.state.sop.role(context.step.role);
    if (role == nullptr)
        return u"You are %1, a member of a team that builds software."_s.arg(context.step.role);
    QString text = u"You are %1 in a team that builds software."_s.arg(nameAndTitle(*role));
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
        return u"A list."_s;
    case SectionForm::Table:
        return u"A table with exactly these columns: | %1 |"_s.arg(section.columnTitles().join(u" | "_s));
    case SectionForm::Mermaid:
        return u"One fenced mermaid block holding a %1."_s.arg(section.diagram);
    }
    return {};
}

QString documentForm(const PromptContext &context)
{
    QString text =
        u"Output form: one Markdown document, no words before or after it, no fence around it. It has the "
        u"following level-2 headings, in this order, spelled as here, and no others unless the request asks "
        u"for one. The text below them is in %1. Each item of a list is a line that begins with \"- \". Of "
        u"examples only the form counts."_s.arg(languageOfTexts(context));
    for (const SectionSpec &section : context.step.schema) {
        text += u"\n\n## "_s + section.title;
        const QString example = section.example.isEmpty() ? QString() : u"Form only:\n"_s + section.example;
        for (const QString &line : {section.hint, formInWords(section), example}) {
            if (!line.isEmpty())
                text += u'\n' + line;
        }
    }
    return text;
}

QString fileForm()
{
    return u"Answer with the whole file in one fenced code block whose info string is its language, and "
           u"nothing else unless the request asks for it. If the file itself holds fences, use a longer "
           u"fence "
           u"around it."_s;
}

bool isSectionOf(const QString &name, const Artefact &input)
{
    return name == input.kind || name == input.step;
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

const Revision &PromptContext::shown(const Artefact &input) const
{
    const Artefact *subject = subjectOf(state, artefact);
    return subject != nullptr && subject->path == input.path ? *input.head() : *input.approved();
}

bool PromptContext::isRowInput(const Artefact &input) const
{
    return step.isPerItem() && !input.item.file.isEmpty();
}

QString inputTitle(const Artefact &input, int revision)
{
    return u"%1 (%2, revision %3)"_s.arg(input.path, input.kind).arg(revision);
}

/// An input as all calls of a step show it: whole, or what the step's reads name of it and no row has to
/// itself.
static QString sharedText(PromptContext &context, const Artefact &input, const Revision &revision)
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
        const SectionShare share = shareOf(context.state, context.step, input, spec.section);
        const SectionFacts *named = revision.facts.named(spec.section);
        if (share == SectionShare::Classes)
            sections.append(classesText(context, input, spec.section));
        else if (share == SectionShare::Whole)
            sections.append(sectionText(text, named == nullptr ? spec.section : named->title));
    }
    sections.removeAll(QString());
    return sections.join(u"\n\n"_s);
}

QString languageOfTexts(const PromptContext &context)
{
    const QString &language = context.state.config.language;
    return language.isEmpty() ? u"the language of the requirement"_s : language;
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
        const Revision &revision = context.shown(*input);
        const QString text = sharedText(context, *input, revision);
        if (text.isEmpty())
            continue;
        builder.add(input->path, u"# "_s + inputTitle(*input, revision.number) + u"\n\n"_s + text);
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
    builder.add(u"verb"_s, verbLine(artefact.nextVerb, askedPath(context.state, artefact), artefact.kind));
    if (!artefact.item.file.isEmpty())
        addRowParts(builder, context);
    addVerbParts(builder, context);
    builder.add(u"notes"_s, notesText(context));
    addForm(builder, context);
    return builder.message();
}

} // namespace baton::engine
