// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/project_checks.h"
#include "core/domain/tags.h"
#include "core/settings/sop_library.h"

#include <QSet>

#include <algorithm>

namespace baton::settings {

using namespace Qt::StringLiterals;

namespace {

/// Looks for what would not run.
class Warner {
public:
    Warner(QString file, const Sop &sop) : m_file(std::move(file)), m_sop(sop) { }

    QVector<SopProblem> run()
    {
        for (int i = 0; i < m_sop.steps.size(); ++i) {
            const StepSpec &step = m_sop.steps.at(i);
            lookAtReads(i, step);
            lookAtChecks(i, step);
            lookAtTags(i, step);
            lookAtExamples(i, step);
            if (step.type == StepType::Derive && !readsTagged(step, tag::packages))
                warn(at(i, u"reads"_s), u"nothing it reads has a section tagged 'packages'"_s,
                    u"Tag the section that lists the packages, and read its document."_s);
        }
        return m_warnings;
    }

private:
    static QString at(int step, const QString &member) { return u"/steps/%1/%2"_s.arg(step).arg(member); }
    void warn(const QString &pointer, const QString &what, const QString &remedy)
    {
        m_warnings.append({m_file, pointer, what, remedy});
    }
    void lookAtReads(int index, const StepSpec &step);
    void lookAtChecks(int index, const StepSpec &step);
    void lookAtColumns(const QString &pointer, const check::Kind &kind, const StepSpec &step);
    void lookAtTags(int index, const StepSpec &step);
    void lookAtExamples(int index, const StepSpec &step);
    [[nodiscard]] QVector<const StepSpec *> producers(const QString &name) const;
    [[nodiscard]] bool readsTagged(const StepSpec &step, const QString &tag) const;
    [[nodiscard]] bool isNamed(const StepSpec &producer, const QString &tag) const;

    QString m_file;
    const Sop &m_sop;
    QVector<SopProblem> m_warnings;
};

QVector<const StepSpec *> Warner::producers(const QString &name) const
{
    QVector<const StepSpec *> found;
    for (const StepSpec &step : m_sop.steps) {
        if (step.kind == name || step.id == name)
            found.append(&step);
    }
    return found;
}

bool Warner::readsTagged(const StepSpec &step, const QString &tag) const
{
    return std::any_of(step.reads.cbegin(), step.reads.cend(), [&](const QString &read) {
        const QVector<const StepSpec *> from = producers(read.section(u'#', 0, 0));
        return std::any_of(from.cbegin(), from.cend(),
            [&](const StepSpec *producer) { return producer->section(tag) != nullptr; });
    });
}

void Warner::lookAtReads(int index, const StepSpec &step)
{
    for (int i = 0; i < step.reads.size(); ++i) {
        const QString &read = step.reads.at(i);
        const QString section = read.section(u'#', 1);
        const QVector<const StepSpec *> from = producers(read.section(u'#', 0, 0));
        const bool found = std::any_of(from.cbegin(), from.cend(),
            [&](const StepSpec *producer) { return producer->section(section) != nullptr; });
        if (!section.isEmpty() && !found)
            warn(at(index, u"reads/%1"_s.arg(i)), u"no section has the tag or title '%1'"_s.arg(section),
                u"Name a section of that document's schema."_s);
    }
}

void Warner::lookAtChecks(int index, const StepSpec &step)
{
    for (int i = 0; i < step.checks.size(); ++i) {
        const check::Kind *kind = check::kindOf(step.checks.at(i).id);
        if (kind == nullptr)
            continue;
        const QString pointer = at(index, u"checks/%1"_s.arg(i));
        if (kind->ofFiles != (step.type == StepType::File) && !check::fitsEverywhere(kind->id))
            warn(pointer,
                u"the check '%1' is one of %2"_s.arg(
                    kind->id.value, kind->ofFiles ? u"files"_s : u"documents"_s),
                u"Remove it here."_s);
        else if (step.type != StepType::File)
            lookAtColumns(pointer, *kind, step);
    }
}

void Warner::lookAtColumns(const QString &pointer, const check::Kind &kind, const StepSpec &step)
{
    for (const check::Column &wanted : kind.reads) {
        const SectionSpec *section = step.section(wanted.section);
        if (section == nullptr)
            warn(pointer,
                u"the check '%1' looks for a section tagged '%2'"_s.arg(kind.id.value, wanted.section),
                u"Give the tag to a section of the schema, or remove the check."_s);
        else if (!wanted.column.isEmpty() && section->column(wanted.column) == nullptr)
            warn(pointer,
                u"the check '%1' looks for a column tagged '%2' in '%3'"_s.arg(
                    kind.id.value, wanted.column, section->title),
                u"Give the tag to a column, or remove the check."_s);
        if (section == nullptr)
            return;
    }
}

/// Whether a step reads or runs over the section by this name.
bool Warner::isNamed(const StepSpec &producer, const QString &tag) const
{
    return std::any_of(m_sop.steps.cbegin(), m_sop.steps.cend(), [&](const StepSpec &step) {
        const bool over = step.forEach.artefact == producer.kind
            && (step.forEach.section == tag || step.forEach.itemColumn == tag
                || step.forEach.dependsOnColumn == tag);
        return over || step.reads.contains(producer.kind + u'#' + tag)
            || step.reads.contains(producer.id + u'#' + tag);
    });
}

void Warner::lookAtTags(int index, const StepSpec &step)
{
    QSet<QString> seen;
    for (int i = 0; i < step.schema.size(); ++i) {
        const SectionSpec &section = step.schema.at(i);
        const QString pointer = at(index, u"schema/%1"_s.arg(i));
        const bool known = !tag::sectionTitle(section.tag).isEmpty() || isNamed(step, section.tag);
        if (!section.tag.isEmpty() && !known)
            warn(pointer + u"/tag"_s, u"nothing looks for the tag '%1'"_s.arg(section.tag),
                u"Correct it or leave it out."_s);
        if (!section.tag.isEmpty() && seen.contains(section.tag))
            warn(pointer + u"/tag"_s, u"another section of the document has the tag '%1'"_s.arg(section.tag),
                u"Only the first is looked at; give it to one."_s);
        seen.insert(section.tag);
        for (int k = 0; k < section.columns.size(); ++k) {
            const QString &tag = section.columns.at(k).tag;
            if (!tag.isEmpty() && tag::columnTitle(tag).isEmpty() && !isNamed(step, tag))
                warn(pointer + u"/columns/%1/tag"_s.arg(k), u"nothing looks for the tag '%1'"_s.arg(tag),
                    u"Correct it or leave it out."_s);
        }
    }
}

/// An example that shows another form than the section asks for teaches the wrong one.
void Warner::lookAtExamples(int index, const StepSpec &step)
{
    for (int i = 0; i < step.schema.size(); ++i) {
        const SectionSpec &section = step.schema.at(i);
        if (section.example.isEmpty())
            continue;
        const QStringList titles = section.columnTitles();
        const bool isTable = std::all_of(titles.cbegin(), titles.cend(),
            [&](const QString &title) { return section.example.contains(title); });
        const bool isForm = section.form == SectionForm::Table ? section.example.contains(u'|') && isTable
            : section.form == SectionForm::Mermaid             ? section.example.contains(section.diagram)
            : section.form == SectionForm::List                ? section.example.contains(u"- "_s)
                                                               : true;
        if (!isForm)
            warn(at(index, u"schema/%1/example"_s.arg(i)),
                u"the example of '%1' has not the section's form"_s.arg(section.title),
                u"Show the list, the table with its columns, or the diagram."_s);
    }
}

} // namespace

QVector<SopProblem> warningsOf(const QString &file, const Sop &sop)
{
    return Warner(file, sop).run();
}

} // namespace baton::settings
