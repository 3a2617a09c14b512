// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/staleness.h"

#include "core/domain/tags.h"
#include "core/engine/sop_rules.h"
#include "core/markdown/cells.h"
#include "core/markdown/paths.h"
#include "core/outline/outline.h"

#include <algorithm>

namespace baton::engine {

using namespace Qt::StringLiterals;

namespace {

using Rows = QVector<QStringList>;

QStringList classNames(const SectionFacts &diagram)
{
    QStringList names;
    for (const QStringList &row : diagram.rows)
        names.append(row.value(0));
    return names;
}

/// Rows of a diagram's facts that a reader sees: those of its file, of dependencies whose text it has not
/// read, of no file, and the words beside them all.
Rows classesRead(const Artefact &reader, const SectionFacts &diagram, const QHash<QString, QString> &files)
{
    const Revision *own = reader.approved();
    QStringList read{reader.item.file};
    for (const QString &file : reader.item.dependsOn) {
        if (own == nullptr || usedRevision(own->inputs, file) == 0)
            read.append(file);
    }
    Rows rows;
    std::copy_if(
        diagram.rows.cbegin(), diagram.rows.cend(), std::back_inserter(rows), [&](const QStringList &row) {
            const QString file = files.value(row.value(0));
            return file.isEmpty() || read.contains(file);
        });
    return rows;
}

/// The sections of one name in two revisions, as one reader sees them.
bool sectionDiffers(const State &state, const Artefact &reader, const Artefact &input,
    const SectionFacts *before, const SectionFacts *after)
{
    if (before == nullptr || after == nullptr)
        return before != after;
    if (before->digest == after->digest)
        return false;
    const StepSpec *step = state.sop.step(reader.step);
    if (step != nullptr && shareOf(state, *step, input, after->title) == SectionShare::Classes
        && !before->rows.isEmpty() && !after->rows.isEmpty()) {
        const QHash<QString, QString> files =
            filesOfClasses(state, *step, classNames(*before) + classNames(*after));
        return classesRead(reader, *before, files) != classesRead(reader, *after, files);
    }
    const Rows old = rowsServed(*before, reader.item.requirements);
    const Rows fresh = rowsServed(*after, reader.item.requirements);
    return old.isEmpty() && fresh.isEmpty() ? true : old != fresh;
}

QMap<QString, QStringList> rowsByFile(const SectionFacts *section, const ForEach &forEach)
{
    QMap<QString, QStringList> result;
    if (section == nullptr)
        return result;
    const qsizetype column = section->column(forEach.itemColumn);
    for (const QStringList &row : section->rows) {
        if (column >= 0 && column < row.size())
            result.insert(markdown::pathOf(row.at(column)), row);
    }
    return result;
}

/// Own row and the rows of the direct dependencies, before and after.
bool ownRowsDiffer(
    const Artefact &reader, const ForEach &forEach, const DocumentFacts &before, const DocumentFacts &after)
{
    const auto old = rowsByFile(before.named(forEach.section), forEach);
    const auto fresh = rowsByFile(after.named(forEach.section), forEach);
    QStringList files = reader.item.dependsOn;
    files.prepend(reader.item.file);
    return std::any_of(files.cbegin(), files.cend(),
        [&](const QString &file) { return old.value(file) != fresh.value(file); });
}

/// A list that only names the rows' files, such as the order of the tasks, says nothing to a single row.
bool onlyNamesRows(const SectionFacts *section, const QMap<QString, QStringList> &rows)
{
    return section != nullptr && !section->items.isEmpty()
        && std::all_of(section->items.cbegin(), section->items.cend(),
            [&](const QString &item) { return rows.contains(markdown::pathOf(item)); });
}

/// A row's artefact reads the whole document that holds the table: its rows, and the sections shared by all.
bool tableDocumentDiffers(const State &state, const Artefact &reader, const Artefact &input,
    const DocumentFacts &before, const DocumentFacts &after)
{
    const ForEach &forEach = state.sop.step(reader.step)->forEach;
    if (ownRowsDiffer(reader, forEach, before, after))
        return true;
    const auto oldRows = rowsByFile(before.named(forEach.section), forEach);
    const auto freshRows = rowsByFile(after.named(forEach.section), forEach);
    QStringList titles;
    for (const DocumentFacts *facts : {&before, &after}) {
        for (const SectionFacts &section : facts->sections)
            titles.append(section.title);
    }
    titles.removeDuplicates();
    return std::any_of(titles.cbegin(), titles.cend(), [&](const QString &title) {
        const SectionFacts *old = before.section(title);
        const SectionFacts *fresh = after.section(title);
        const bool isTable = (old != nullptr && old == before.named(forEach.section))
            || (fresh != nullptr && fresh == after.named(forEach.section));
        const bool isOrder = onlyNamesRows(old, oldRows) && onlyNamesRows(fresh, freshRows);
        return !isTable && !isOrder && sectionDiffers(state, reader, input, old, fresh);
    });
}

/// Sections of an artefact that a step names in its reads; `whole` when it names the artefact itself.
struct PartsRead {
    bool whole = false;
    QStringList sections;
};

PartsRead partsRead(const StepSpec &step, const Artefact &input)
{
    PartsRead parts;
    for (const QString &read : step.reads) {
        const ReadSpec spec = readSpec(read);
        if (spec.name != input.kind && spec.name != input.step)
            continue;
        if (spec.section.isEmpty())
            parts.whole = true;
        else
            parts.sections.append(spec.section);
    }
    return parts;
}

} // namespace

SectionShare shareOf(
    const State &state, const StepSpec &reader, const Artefact &input, const QString &section)
{
    const StepSpec *producer = state.sop.step(input.step);
    const SectionSpec *spec = producer == nullptr ? nullptr : producer->section(section);
    if (!reader.isPerItem() || spec == nullptr)
        return SectionShare::Whole;
    if (spec->form == SectionForm::Table)
        return SectionShare::Rows;
    const bool isClasses = spec->form == SectionForm::Mermaid && spec->diagram == "classDiagram"_L1;
    return isClasses ? SectionShare::Classes : SectionShare::Whole;
}

QVector<QStringList> rowsServed(const SectionFacts &table, const QStringList &requirements)
{
    QVector<QStringList> rows;
    std::copy_if(
        table.rows.cbegin(), table.rows.cend(), std::back_inserter(rows), [&](const QStringList &row) {
            return !row.isEmpty() && requirements.contains(markdown::plainValue(row.first()));
        });
    return rows;
}

QHash<QString, QString> filesOfClasses(const State &state, const StepSpec &reader, const QStringList &classes)
{
    QHash<QString, QString> descriptions;
    for (const Artefact &artefact : state.artefacts) {
        if (artefact.step == reader.id && !artefact.removed)
            descriptions.insert(artefact.item.file, artefact.item.purpose);
    }
    return outline::filesOfClasses(classes, descriptions);
}

bool readsDiffer(const State &state, const Artefact &reader, const Artefact &input, const Revision &before,
    const Revision &after)
{
    const StepSpec *step = state.sop.step(reader.step);
    if (step == nullptr || before.text == after.text)
        return false;
    const SectionFacts *offered = before.facts.tagged(tag::offers);
    const SectionFacts *offers = after.facts.tagged(tag::offers);
    if (offered != nullptr && offers != nullptr)
        return offered->digest != offers->digest;
    const PartsRead parts = partsRead(*step, input);
    const bool factsKnown = !before.facts.sections.isEmpty() && !after.facts.sections.isEmpty();
    if (!factsKnown)
        return true;
    const bool isTable = step->isPerItem() && input.kind == step->forEach.artefact;
    if (parts.whole)
        return !isTable || tableDocumentDiffers(state, reader, input, before.facts, after.facts);
    if (isTable && ownRowsDiffer(reader, step->forEach, before.facts, after.facts))
        return true;
    return std::any_of(parts.sections.cbegin(), parts.sections.cend(), [&](const QString &name) {
        return sectionDiffers(state, reader, input, before.facts.named(name), after.facts.named(name));
    });
}

int usedRevision(const QVector<InputRef> &inputs, const QString &path)
{
    const auto it =
        std::find_if(inputs.cbegin(), inputs.cend(), [&](const InputRef &ref) { return ref.path == path; });
    return it == inputs.cend() ? 0 : it->revision;
}

namespace {

/// Reviews before a gate are of the revision they saw, and programs run again by themselves.
bool canGoStale(const State &state, const Artefact &artefact)
{
    const StepSpec *step = state.sop.step(artefact.step);
    return step == nullptr || !(step->reviewsBeforeGate() || step->type == StepType::Command);
}

} // namespace

QStringList outdatedInputs(const State &state, const Artefact &artefact, const QVector<InputRef> &inputs)
{
    QStringList paths;
    if (!canGoStale(state, artefact))
        return paths;
    for (const InputRef &ref : inputs) {
        const Artefact *input = state.artefact(ref.path);
        const Revision *before = input == nullptr ? nullptr : input->revision(ref.revision);
        const Revision *after = input == nullptr ? nullptr : input->approved();
        if (before != nullptr && after != nullptr && before != after
            && readsDiffer(state, artefact, *input, *before, *after))
            paths.append(ref.path);
    }
    return paths;
}

QStringList readersTouched(
    const State &state, const Artefact &input, const Revision &before, const Revision &after)
{
    QStringList paths;
    for (const Artefact &reader : state.artefacts) {
        if (!canGoStale(state, reader))
            continue;
        const bool settled = reader.state == ArtefactState::Approved || reader.state == ArtefactState::Stale;
        const Revision *own = reader.approved();
        if (settled && own != nullptr && !reader.removed && usedRevision(own->inputs, input.path) > 0
            && readsDiffer(state, reader, input, before, after))
            paths.append(reader.path);
    }
    return paths;
}

} // namespace baton::engine
