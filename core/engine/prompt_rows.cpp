// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/prompt_parts.h"
#include "core/engine/staleness.h"
#include "core/markdown/cells.h"
#include "core/markdown/lines.h"
#include "core/markdown/sections.h"
#include "core/outline/outline.h"

#include <QRegularExpression>

#include <algorithm>
#include <limits>

namespace baton::engine {

using namespace Qt::StringLiterals;
using namespace markdown;

namespace {

/// Characters of a dependency in a language whose interfaces are not read: it has to be shown as it is.
constexpr qsizetype roomForPlainText = 2000;
/// Of classes that belong to no file: every row sees them.
constexpr qsizetype roomForClasses = 4000;

/// A row's own line of the table.
QString rowText(const WorkItem &item)
{
    QStringList lines{u"File: "_s + item.file};
    if (!item.purpose.isEmpty())
        lines.append(u"Purpose: "_s + item.purpose);
    if (!item.dependsOn.isEmpty())
        lines.append(u"Depends on: "_s + item.dependsOn.join(u", "_s));
    return lines.join(u'\n');
}

/// Calls `use` with each section of a document that the step's reads name and the row has a share of.
template <class Use> void forEachShare(PromptContext &context, SectionShare wanted, const Use &use)
{
    const QVector<const Artefact *> inputs = context.inputs;
    for (const Artefact *input : inputs) {
        for (const QString &read : context.step.reads) {
            const ReadSpec spec = readSpec(read);
            const bool isOf = spec.name == input->kind || spec.name == input->step;
            if (isOf && !spec.section.isEmpty()
                && shareOf(context.state, context.step, *input, spec.section) == wanted)
                use(*input, spec.section);
        }
    }
}

void addLines(QStringList &lines, const QVector<QStringList> &rows)
{
    for (const QStringList &row : rows)
        lines.append(row.join(u" | "_s));
}

/// The requirements a row serves where a document that is read lists them; all where it names none.
QString requirementRows(PromptContext &context)
{
    const WorkItem &item = context.artefact.item;
    QStringList lines;
    for (const Artefact *input : context.inputs) {
        if (input->kind == context.step.forEach.artefact)
            continue; // its rows name requirements, but do not say what they are
        for (const SectionFacts &section : context.shown(*input).facts.sections)
            addLines(lines, rowsServed(section, item.requirements));
    }
    if (!lines.isEmpty())
        return u"Requirements it serves:\n"_s + bulletList(lines);
    forEachShare(context, SectionShare::Rows, [&](const Artefact &input, const QString &section) {
        if (const SectionFacts *table = context.shown(input).facts.named(section))
            addLines(lines, table->rows);
    });
    if (!lines.isEmpty())
        return u"Requirements of the product:\n"_s + bulletList(lines);
    return item.requirements.isEmpty() ? QString() : u"Requirements: "_s + item.requirements.join(u", "_s);
}

/// Conventions of the language that the project does not say itself.
QString conventionsText(PromptContext &context)
{
    QString said;
    const QVector<const Artefact *> inputs = context.inputs;
    for (const Artefact *input : inputs) {
        if (const SectionFacts *section = context.shown(*input).facts.tagged(u"knowledge"_s))
            said += sectionText(context.readText(context.shown(*input).text), section->title) + u'\n';
    }
    QStringList lines;
    for (const QString &line : context.conventions) {
        const QString word = line.section(u':', 0, 0);
        const QRegularExpression there(
            u"^[\\s*+`_-]*%1[*`_]*\\s*[:：]"_s.arg(QRegularExpression::escape(word)),
            QRegularExpression::MultilineOption | QRegularExpression::CaseInsensitiveOption);
        if (!there.match(said).hasMatch())
            lines.append(line);
    }
    return lines.join(u'\n');
}

/// What the design promises of files.
QString promisedText(PromptContext &context, const QStringList &files)
{
    QStringList parts;
    forEachShare(context, SectionShare::Classes, [&](const Artefact &input, const QString &section) {
        parts.append(classesText(context, input, section, files));
    });
    parts.removeAll(QString());
    return parts.join(u"\n\n"_s);
}

/// What a dependency offers, or its whole text while there is room for that; empty: its row has to do.
QString dependencyText(PromptContext &context, const Artefact &input)
{
    if (context.detail == Detail::Rows)
        return {};
    const QString text = context.readText(context.shown(input).text);
    const QString language = fenceLanguage(input.path);
    const auto offered = outline::interfaceOf(input.path, text);
    const qsizetype longer = text.size() - (offered ? offered->size() : 0);
    if (!offered && text.size() <= roomForPlainText)
        return fenced(text, language);
    if (longer <= context.room) {
        context.room -= std::max<qsizetype>(longer, 0);
        return fenced(text, language);
    }
    return offered && !offered->isEmpty() ? u"It offers:\n"_s + fenced(*offered, language) : QString();
}

QString titleOf(const PromptContext &context, const Artefact &input)
{
    return u"# "_s + inputTitle(input, context.shown(input).number);
}

QString purposeOf(const State &state, const StepSpec &step, const QString &file)
{
    const auto it = std::find_if(state.artefacts.cbegin(), state.artefacts.cend(),
        [&](const Artefact &a) { return a.step == step.id && !a.removed && a.item.file == file; });
    return it == state.artefacts.cend() ? QString() : it->item.purpose;
}

/// A file the row depends on: its purpose, and its text, what it offers, or what the design promises of it.
void addDependency(MessageBuilder &builder, PromptContext &context, const QString &file)
{
    const QString purpose = purposeOf(context.state, context.step, file);
    const QString head = purpose.isEmpty() ? QString() : u'\n' + purpose;
    bool isThere = false;
    const QVector<const Artefact *> inputs = context.inputs;
    for (const Artefact *input : inputs) {
        if (!context.isRowInput(*input) || input->item.file != file)
            continue;
        const QString text = dependencyText(context, *input);
        builder.add(
            input->path, titleOf(context, *input) + head + (text.isEmpty() ? QString() : u"\n\n"_s + text));
        isThere = true;
    }
    if (isThere)
        return;
    const QString promised = promisedText(context, {file});
    if (!promised.isEmpty() || !purpose.isEmpty())
        builder.add(file,
            u"# "_s + file + u" (not written yet)"_s + head
                + (promised.isEmpty() ? QString() : u"\n\n"_s + promised));
}

} // namespace

QString classesText(
    PromptContext &context, const Artefact &input, const QString &section, const QStringList &files)
{
    const Revision &revision = context.shown(input);
    const SectionFacts *named = revision.facts.named(section);
    const QString body =
        sectionText(context.readText(revision.text), named == nullptr ? section : named->title);
    const outline::ClassDiagram diagram = outline::classDiagramIn(body.section(u'\n', 1));
    QStringList names;
    for (const outline::DiagramClass &entry : diagram.classes)
        names.append(entry.name);
    const QHash<QString, QString> fileOf = filesOfClasses(context.state, context.step, names);
    qsizetype room = files.isEmpty() ? roomForClasses : std::numeric_limits<qsizetype>::max();
    QStringList shown;
    for (const outline::DiagramClass &entry : diagram.classes) {
        const QString file = fileOf.value(entry.name);
        if (files.isEmpty() ? !file.isEmpty() : !files.contains(file))
            continue;
        room -= entry.text.size();
        if (room >= 0)
            shown.append(entry.text);
    }
    QStringList parts;
    if (files.isEmpty() && !diagram.words.isEmpty())
        parts.append(diagram.words);
    if (!shown.isEmpty())
        parts.append(fenced(u"classDiagram\n"_s + shown.join(u'\n'), u"mermaid"_s));
    return parts.join(u"\n\n"_s);
}

void addRowParts(MessageBuilder &builder, PromptContext &context)
{
    const Artefact &artefact = context.artefact;
    builder.add(u"item"_s, rowText(artefact.item));
    builder.add(u"requirements"_s, requirementRows(context));
    builder.add(u"conventions"_s, conventionsText(context));
    const QString promised = promisedText(context, {artefact.item.file});
    if (!promised.isEmpty())
        builder.add(u"promised"_s, u"What the design promises of this file:\n"_s + promised);
    const QVector<const Artefact *> inputs = context.inputs;
    for (const Artefact *input : inputs) {
        // Of its own row: the file that is tested or reviewed.
        if (context.isRowInput(*input) && input->item.file == artefact.item.file)
            builder.add(input->path,
                titleOf(context, *input) + u"\n\n"_s
                    + fenced(context.readText(context.shown(*input).text), fenceLanguage(input->path)));
    }
    for (const QString &file : artefact.item.dependsOn) {
        if (file != artefact.item.file)
            addDependency(builder, context, file);
    }
}

} // namespace baton::engine
