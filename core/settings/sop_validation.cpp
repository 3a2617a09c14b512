// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/sop_library.h"

#include "core/base/relative_path.h"

#include <QRegularExpression>
#include <QSet>

namespace baton::settings {

using namespace Qt::StringLiterals;

namespace {

QString knownChecks()
{
    QStringList words;
    for (const check::Kind &kind : check::kinds())
        words.append(kind.id.value);
    return words.join(u", "_s);
}

class Validator {
public:
    Validator(QString file, const Sop &sop) : m_file(std::move(file)), m_sop(sop) { }

    QVector<SopProblem> run()
    {
        checkRoles();
        for (int i = 0; i < m_sop.steps.size(); ++i)
            checkStep(i, m_sop.steps.at(i));
        checkDuplicates();
        checkOrder();
        return m_problems;
    }

private:
    void problem(const QString &pointer, const QString &what, const QString &remedy)
    {
        m_problems.append({m_file, pointer, what, remedy});
    }
    static QString at(int step, const QString &member) { return u"/steps/%1/%2"_s.arg(step).arg(member); }

    void checkRoles();
    void checkStep(int index, const StepSpec &step);
    void checkReads(int index, const StepSpec &step);
    void checkType(int index, const StepSpec &step);
    void checkSubject(int index, const StepSpec &step);
    void checkLinks(int index, const StepSpec &step);
    void checkPath(int index, const StepSpec &step);
    void checkPerItem(int index, const StepSpec &step);
    void checkDuplicates();
    void checkOrder();
    [[nodiscard]] QVector<int> predecessors(int index) const;
    [[nodiscard]] int producer(const QString &read) const;

    QString m_file;
    const Sop &m_sop;
    QVector<SopProblem> m_problems;
};

int Validator::producer(const QString &read) const
{
    const QString name = read.section(u'#', 0, 0);
    for (int i = 0; i < m_sop.steps.size(); ++i) {
        if (m_sop.steps.at(i).kind == name || m_sop.steps.at(i).id == name)
            return i;
    }
    return -1;
}

void Validator::checkRoles()
{
    QSet<QString> seen;
    for (int i = 0; i < m_sop.roles.size(); ++i) {
        const QString &id = m_sop.roles.at(i).id;
        if (seen.contains(id))
            problem(
                u"/roles/%1/id"_s.arg(i), u"role '%1' is there twice"_s.arg(id), u"Give one another id."_s);
        seen.insert(id);
    }
}

void Validator::checkStep(int index, const StepSpec &step)
{
    if (step.role != humanRole && m_sop.role(step.role) == nullptr)
        problem(at(index, u"role"_s), u"no role has the id '%1'"_s.arg(step.role),
            u"Add the role or correct the id."_s);
    if (step.type == StepType::Human && step.role != humanRole)
        problem(at(index, u"role"_s), u"a human step belongs to 'you'"_s, u"Set \"role\": \"you\"."_s);
    if (step.type == StepType::Derive && step.derive != "manifest"_L1)
        problem(at(index, u"derive"_s), u"'%1' is not a known computation"_s.arg(step.derive),
            u"Use \"manifest\"."_s);
    checkType(index, step);
    checkSubject(index, step);
    checkLinks(index, step);
    checkReads(index, step);
    checkPath(index, step);
    checkPerItem(index, step);
}

/// Steps that no build can run yet are refused: left out, they would be missed in the result only.
void Validator::checkType(int index, const StepSpec &step)
{
    if (step.type == StepType::Command && step.isPerItem())
        problem(at(index, u"for_each"_s),
            u"the step '%1' would run a program for each row, which this version cannot do"_s.arg(step.id),
            u"Take it out: the step runs once, for the whole project."_s);
    if (step.type == StepType::Command && step.program != QStringList{u"test"_s})
        problem(at(index, u"program"_s),
            u"'%1' is nothing this version can run"_s.arg(step.program.join(u' ')),
            u"Use [\"test\"]: the tests of the project, as its language runs them."_s);
    const auto isHuman = [](const StepSpec &other) { return other.type == StepType::Human; };
    const auto first = std::find_if(m_sop.steps.cbegin(), m_sop.steps.cend(), isHuman);
    if (isHuman(step) && first != m_sop.steps.cend() && first->id != step.id)
        problem(at(index, u"type"_s), u"the step '%1' is a second one of type \"human\""_s.arg(step.id),
            u"Only the first, for the requirement, can run: take this one out."_s);
}

/// A review before the gate judges one step's artefacts, over the same rows.
void Validator::checkSubject(int index, const StepSpec &step)
{
    const bool isReview = step.type == StepType::Review;
    if (!step.reviewsBeforeGate()) {
        if (!step.subject.isEmpty() && !isReview)
            problem(at(index, u"subject"_s), u"only a review has a subject"_s, u"Take it out."_s);
        return;
    }
    const int subject = producer(step.subject);
    if (subject < 0 || step.subject.isEmpty()) {
        problem(at(index, u"subject"_s), u"no step produces '%1'"_s.arg(step.subject),
            u"Name the kind, or the step, that is reviewed before its gate."_s);
        return;
    }
    const StepSpec &judged = m_sop.steps.at(subject);
    if (judged.isPerItem() != step.isPerItem() || judged.forEach.artefact != step.forEach.artefact)
        problem(at(index, u"for_each"_s), u"does not run over the same rows as '%1'"_s.arg(judged.id),
            u"Give the review the for_each of what it reviews."_s);
    const bool reads = std::any_of(step.reads.cbegin(), step.reads.cend(),
        [&](const QString &read) { return producer(read) == subject; });
    if (!reads)
        problem(
            at(index, u"reads"_s), u"does not read what it reviews"_s, u"Add \"%1\"."_s.arg(step.subject));
}

/// What a step names of its neighbours: steps it waits for or sends back to, and checks.
void Validator::checkLinks(int index, const StepSpec &step)
{
    for (int i = 0; i < step.after.size(); ++i) {
        if (m_sop.step(step.after.at(i)) == nullptr)
            problem(at(index, u"after/%1"_s.arg(i)), u"no step has the id '%1'"_s.arg(step.after.at(i)),
                u"Name a step of this file."_s);
    }
    for (auto it = step.onVerdict.cbegin(); it != step.onVerdict.cend(); ++it) {
        if (it->action == VerdictRule::Action::Revise && m_sop.step(it->step) == nullptr)
            problem(at(index, u"on_verdict/"_s + it.key()), u"no step has the id '%1'"_s.arg(it->step),
                u"Name a step of this file."_s);
    }
    for (int i = 0; i < step.checks.size(); ++i) {
        if (check::kindOf(step.checks.at(i).id) == nullptr)
            problem(at(index, u"checks/%1"_s.arg(i)),
                u"there is no check '%1'"_s.arg(step.checks.at(i).id.value),
                u"Use some of: %1."_s.arg(knownChecks()));
    }
}

void Validator::checkReads(int index, const StepSpec &step)
{
    if (step.type != StepType::Human && step.reads.isEmpty())
        problem(at(index, u"reads"_s), u"nothing leads to this step"_s,
            u"Name what it reads, e.g. \"requirement\"."_s);
    for (int i = 0; i < step.reads.size(); ++i) {
        const QString &read = step.reads.at(i);
        if (producer(read) < 0)
            problem(at(index, u"reads/%1"_s.arg(i)), u"no step produces '%1'"_s.arg(read),
                u"Add a step that produces it or correct the name."_s);
    }
}

void Validator::checkPath(int index, const StepSpec &step)
{
    static const QRegularExpression placeholder(u"\\{(item|stem|ext|dir|manifest)\\}"_s);
    QString sample = step.path;
    sample.replace(placeholder, u"x"_s);
    if (!step.path.isEmpty() && !RelativePath::parse(sample))
        problem(at(index, u"produces/path"_s), u"'%1' is not a safe path inside a project"_s.arg(step.path),
            u"Use a relative path without '..'; {item} {stem} {ext} {dir} stand for the row's file."_s);
}

void Validator::checkPerItem(int index, const StepSpec &step)
{
    if (!step.isPerItem()) {
        if (step.type == StepType::File && !step.path.isEmpty() && step.path.contains(u'{'))
            problem(at(index, u"for_each"_s), u"is missing although the path has a placeholder"_s,
                u"Say which table the step runs over."_s);
        return;
    }
    const StepSpec *source = m_sop.producerOf(step.forEach.artefact);
    if (source == nullptr) {
        problem(at(index, u"for_each/artefact"_s), u"no step produces '%1'"_s.arg(step.forEach.artefact),
            u"Name the kind of a document of this SOP."_s);
        return;
    }
    const SectionSpec *section = source->section(step.forEach.section);
    if (section == nullptr) {
        problem(at(index, u"for_each/section"_s),
            u"'%1' has no section '%2'"_s.arg(source->id, step.forEach.section),
            u"Name a table section of its schema by tag or title."_s);
        return;
    }
    const bool hasItem = section->column(step.forEach.itemColumn) != nullptr;
    const bool hasDepends =
        step.forEach.dependsOnColumn.isEmpty() || section->column(step.forEach.dependsOnColumn) != nullptr;
    if (!hasItem || !hasDepends)
        problem(at(index, u"for_each"_s), u"the section '%1' lacks a column named here"_s.arg(section->title),
            u"Its columns are: %1."_s.arg(section->columnTitles().join(u", "_s)));
}

void Validator::checkDuplicates()
{
    QSet<QString> ids;
    QSet<QString> paths;
    for (int i = 0; i < m_sop.steps.size(); ++i) {
        const StepSpec &step = m_sop.steps.at(i);
        if (ids.contains(step.id))
            problem(at(i, u"id"_s), u"step '%1' is there twice"_s.arg(step.id), u"Give one another id."_s);
        if (!step.path.isEmpty() && paths.contains(step.path))
            problem(at(i, u"produces/path"_s), u"'%1' is produced twice"_s.arg(step.path),
                u"Give one another path."_s);
        ids.insert(step.id);
        paths.insert(step.path);
    }
}

QVector<int> Validator::predecessors(int index) const
{
    const StepSpec &step = m_sop.steps.at(index);
    QVector<int> result;
    for (const QString &read : step.reads) {
        const int from = producer(read);
        // A per-item step that reads its own kind reads its dependencies, which is no cycle of steps.
        if (from >= 0 && !(from == index && step.isPerItem()))
            result.append(from);
    }
    for (int i = 0; i < m_sop.steps.size(); ++i) {
        if (step.after.contains(m_sop.steps.at(i).id))
            result.append(i);
    }
    return result;
}

void Validator::checkOrder()
{
    // Kahn's algorithm: what never becomes free lies on a cycle or behind one.
    QSet<int> done;
    bool moved = true;
    while (moved) {
        moved = false;
        for (int i = 0; i < m_sop.steps.size(); ++i) {
            const QVector<int> before = predecessors(i);
            const bool free =
                std::all_of(before.cbegin(), before.cend(), [&](int p) { return done.contains(p); });
            if (!done.contains(i) && free) {
                done.insert(i);
                moved = true;
            }
        }
    }
    for (int i = 0; i < m_sop.steps.size(); ++i) {
        if (!done.contains(i))
            problem(u"/steps/%1"_s.arg(i), u"step '%1' waits for itself (cycle)"_s.arg(m_sop.steps.at(i).id),
                u"Remove one of its reads or after entries."_s);
    }
}

} // namespace

QVector<SopProblem> validateSop(const QString &file, const Sop &sop)
{
    return Validator(file, sop).run();
}

} // namespace baton::settings
