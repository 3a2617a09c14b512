// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/planning.h"

#include "core/base/relative_path.h"
#include "core/domain/tags.h"
#include "core/engine/sop_rules.h"
#include "core/markdown/cells.h"
#include "core/markdown/paths.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace baton::engine {

using namespace Qt::StringLiterals;

namespace {

using Plan = event::ArtefactsPlanned::Plan;

QString cellAt(const QStringList &row, qsizetype column)
{
    return column >= 0 && column < row.size() ? row.at(column) : QString();
}

bool matchesWildcard(const QString &pattern, const QString &file)
{
    QString expression = QRegularExpression::escape(pattern);
    expression.replace(u"\\*"_s, u".*"_s);
    expression.replace(u"\\?"_s, u"."_s);
    const QRegularExpression regex(QRegularExpression::anchoredPattern(expression));
    return regex.match(file).hasMatch() || regex.match(file.section(u'/', -1)).hasMatch();
}

bool isSkipped(const ForEach &forEach, const QString &file)
{
    return std::any_of(forEach.skip.cbegin(), forEach.skip.cend(),
        [&](const QString &pattern) { return matchesWildcard(pattern, file); });
}

/// Fills a path pattern. `stem` is given because items of the same stem need a longer one.
QString fillPattern(QString pattern, const RelativePath &item, const QString &stem)
{
    if (item.folder().isEmpty())
        pattern.replace(u"{dir}/"_s, QString());
    if (item.extension().isEmpty())
        pattern.replace(u".{ext}"_s, QString());
    // One pass, so that a brace in a file name is never taken for a placeholder.
    static const QRegularExpression placeholder(u"\\{(item|stem|ext|dir)\\}"_s);
    QString result;
    qsizetype from = 0;
    for (auto it = placeholder.globalMatch(pattern); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        result += pattern.mid(from, match.capturedStart() - from);
        const QString name = match.captured(1);
        result += name == "item"_L1 ? item.toString()
            : name == "stem"_L1     ? stem
            : name == "ext"_L1      ? item.extension()
                                    : item.folder();
        from = match.capturedEnd();
    }
    return result + pattern.mid(from);
}

QString stemWithFolder(const RelativePath &item)
{
    QString folder = item.folder();
    folder.replace(u'/', u'_');
    return folder.isEmpty() ? item.stem() : folder + u'_' + item.stem();
}

/// Paths that are given away; two that are one file on some disk are one.
class TakenPaths {
public:
    /// Empty when the path is free and now taken, else why not.
    QString take(const QString &path)
    {
        const QString key = placeKey(path);
        if (m_files.contains(key))
            return u"is there twice or belongs to another artefact"_s;
        if (m_folders.contains(key))
            return u"is a folder of another file"_s;
        const QStringList folders = foldersOf(key);
        for (const QString &folder : folders) {
            if (m_files.contains(folder))
                return u"lies in '%1', which is a file"_s.arg(folder);
        }
        m_files.insert(key);
        m_folders += QSet<QString>(folders.cbegin(), folders.cend());
        return {};
    }

private:
    static QStringList foldersOf(const QString &key)
    {
        QStringList result;
        for (qsizetype slash = key.indexOf(u'/'); slash >= 0; slash = key.indexOf(u'/', slash + 1))
            result.append(key.left(slash));
        return result;
    }
    QSet<QString> m_files;
    QSet<QString> m_folders;
};

class Planner {
public:
    Planner(const State &state, const Artefact &table, const DocumentFacts &facts)
        : m_state(state), m_table(table), m_facts(facts)
    {
        m_result.because = table.path;
        takeForeignPaths();
    }

    event::ArtefactsPlanned run()
    {
        for (const StepSpec &step : m_state.sop.steps) {
            if (runsOverTable(step) && isActive(m_state, step))
                planStep(step);
        }
        return m_result;
    }

private:
    [[nodiscard]] bool runsOverTable(const StepSpec &step) const
    {
        return step.isPerItem() && step.asksModel() && step.forEach.artefact == m_table.kind;
    }
    void takeForeignPaths();
    void planStep(const StepSpec &step);
    void planRow(const StepSpec &step, const WorkItem &row, const QString &candidate, QSet<QString> &kept);
    void refuse(const QString &file, const QString &why);
    [[nodiscard]] QVector<QPair<WorkItem, QString>> candidates(const StepSpec &step);
    [[nodiscard]] const Artefact *planned(const StepSpec &step, const QString &file) const;

    const State &m_state;
    const Artefact &m_table;
    const DocumentFacts &m_facts;
    TakenPaths m_taken;
    event::ArtefactsPlanned m_result;
};

void Planner::takeForeignPaths()
{
    for (const StepSpec &step : m_state.sop.steps) {
        if (!step.isPerItem() && !step.path.contains(u'{') && !step.path.isEmpty())
            static_cast<void>(m_taken.take(step.path));
    }
    for (const Artefact &artefact : m_state.artefacts) {
        const StepSpec *step = m_state.sop.step(artefact.step);
        if (step == nullptr || !runsOverTable(*step))
            static_cast<void>(m_taken.take(artefact.path));
    }
}

const Artefact *Planner::planned(const StepSpec &step, const QString &file) const
{
    const auto it = std::find_if(m_state.artefacts.cbegin(), m_state.artefacts.cend(),
        [&](const Artefact &a) { return !a.removed && a.step == step.id && a.item.file == file; });
    return it == m_state.artefacts.cend() ? nullptr : &*it;
}

void Planner::refuse(const QString &file, const QString &why)
{
    const CheckResult check{check::paths, CheckState::Failed, u"'%1' %2"_s.arg(file, why), 0};
    if (!m_result.refused.contains(check))
        m_result.refused.append(check);
}

QVector<QPair<WorkItem, QString>> Planner::candidates(const StepSpec &step)
{
    QVector<QPair<WorkItem, QString>> result;
    QHash<QString, int> wishes; // how many rows wish for the same short path
    const QVector<WorkItem> rows = workItems(step.forEach, m_facts);
    for (const WorkItem &row : rows) {
        const auto file = RelativePath::parse(row.file);
        if (!file) {
            refuse(row.file, u"is refused: "_s + file.error().detail);
        } else if (!isSkipped(step.forEach, row.file)) {
            result.append({row, fillPattern(step.path, *file, file->stem())});
            ++wishes[placeKey(result.constLast().second)];
        }
    }
    for (auto &[row, path] : result) {
        const auto file = RelativePath::parse(row.file);
        if (wishes.value(placeKey(path)) > 1)
            path = fillPattern(step.path, *file, stemWithFolder(*file));
    }
    return result;
}

void Planner::planStep(const StepSpec &step)
{
    QSet<QString> kept;
    const auto rows = candidates(step);
    for (const auto &[row, path] : rows)
        planRow(step, row, path, kept);
    for (const Artefact &artefact : m_state.artefacts) {
        if (artefact.step == step.id && !artefact.removed && !kept.contains(artefact.path))
            m_result.removed.append(artefact.path);
    }
}

void Planner::planRow(
    const StepSpec &step, const WorkItem &row, const QString &candidate, QSet<QString> &kept)
{
    const Artefact *before = planned(step, row.file);
    const QString path = before == nullptr ? candidate : before->path;
    if (const auto parsed = RelativePath::parse(path); !parsed)
        return refuse(path, u"is refused: "_s + parsed.error().detail);
    if (const QString why = m_taken.take(path); !why.isEmpty())
        return refuse(path, why);
    kept.insert(path);
    if (before == nullptr || before->item != row)
        m_result.planned.append({path, step.kind, step.id, step.role, row.file, row, step.recordOnly});
}

} // namespace

QVector<WorkItem> workItems(const ForEach &forEach, const DocumentFacts &facts)
{
    QVector<WorkItem> items;
    const SectionFacts *section = facts.named(forEach.section);
    const qsizetype itemColumn = section == nullptr ? -1 : section->column(forEach.itemColumn);
    if (itemColumn < 0)
        return items;
    const qsizetype dependsColumn = section->column(forEach.dependsOnColumn);
    const qsizetype purposeColumn = section->column(tag::purpose);
    const qsizetype requirementsColumn = section->column(tag::requirements);
    QStringList files;
    QStringList dependsCells;
    for (const QStringList &row : section->rows) {
        const QString file = markdown::pathOf(cellAt(row, itemColumn));
        if (markdown::saysNothing(file))
            continue;
        files.append(file);
        items.append({file, {}, markdown::plainValue(cellAt(row, purposeColumn)),
            markdown::cellWords(cellAt(row, requirementsColumn))});
        dependsCells.append(cellAt(row, dependsColumn));
    }
    const markdown::FileNames names(files);
    for (qsizetype i = 0; i < items.size(); ++i) {
        items[i].dependsOn = names.namedIn(dependsCells.at(i)).files;
        items[i].dependsOn.removeAll(items.at(i).file);
    }
    return items;
}

event::ArtefactsPlanned::Plan planOf(const StepSpec &step)
{
    return {step.path, step.kind, step.id, step.role, step.title, {}, step.recordOnly};
}

bool isWorkTable(const State &state, const QString &kind)
{
    return std::any_of(state.sop.steps.cbegin(), state.sop.steps.cend(), [&](const StepSpec &step) {
        return step.isPerItem() && step.asksModel() && step.forEach.artefact == kind && isActive(state, step);
    });
}

event::ArtefactsPlanned planItems(const State &state, const Artefact &table, const DocumentFacts &facts)
{
    return Planner(state, table, facts).run();
}

bool isWorthRecording(const event::ArtefactsPlanned &plan)
{
    return !plan.planned.isEmpty() || !plan.removed.isEmpty() || !plan.refused.isEmpty();
}

} // namespace baton::engine
