// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/test_record.h"

#include "core/engine/loops.h"
#include "core/engine/staleness.h"
#include "core/session/project_view.h"
#include "core/session/test_run.h"

#include <algorithm>

namespace baton::session {

using namespace Qt::StringLiterals;

namespace {

constexpr int around = 3; ///< lines before and behind the one that failed

/// The text a run read of a file; empty when it read none of it.
QString textSeen(const ProjectView &project, const Program &program, const QString &path)
{
    const Artefact *artefact = project.state().artefact(path);
    const int number = engine::usedRevision(program.inputs, path);
    const Revision *revision = artefact == nullptr ? nullptr : artefact->revision(number);
    return revision == nullptr ? QString() : project.text(revision->text).value_or(QString());
}

Excerpt excerptOf(const QString &text, int line)
{
    const QStringList lines = text.split(u'\n');
    if (line < 1 || line > lines.size())
        return {};
    const int first = std::max(1, line - around);
    return {first, lines.mid(first - 1, line - first + 1 + around)};
}

QHash<QString, Excerpt> placesOf(
    const ProjectView &project, const Program &program, const QVector<TestResult> &results)
{
    QHash<QString, QString> texts;
    QHash<QString, Excerpt> places;
    for (const TestResult &result : results) {
        if (!result.isBad() || result.frameFile.isEmpty())
            continue;
        if (!texts.contains(result.frameFile))
            texts.insert(result.frameFile, textSeen(project, program, result.frameFile));
        const Excerpt excerpt = excerptOf(texts.value(result.frameFile), result.frameLine);
        if (!excerpt.lines.isEmpty())
            places.insert(result.id, excerpt);
    }
    return places;
}

} // namespace

const Artefact *attributionOf(const State &state, const QString &report)
{
    const Artefact *subject = state.artefact(report);
    return subject == nullptr ? nullptr : engine::reviewOf(state, *subject);
}

bool isAttributed(const State &state, const QString &report)
{
    const Artefact *attribution = attributionOf(state, report);
    const Revision *said = attribution == nullptr ? nullptr : attribution->head();
    const Revision *head = state.artefact(report) == nullptr ? nullptr : state.artefact(report)->head();
    return said != nullptr && head != nullptr && engine::usedRevision(said->inputs, report) == head->number;
}

TestRound testRound(const State &state, const Artefact &report)
{
    const Artefact *attribution = attributionOf(state, report.path);
    const StepSpec *step = attribution == nullptr ? nullptr : state.sop.step(attribution->step);
    const Revision *head = report.head();
    if (step == nullptr || head == nullptr || totalsIn(head->facts).bad() == 0)
        return {};
    const int most = std::max(1, step->maxRounds);
    const int rounds = report.rounds.value(cause::tests);
    const bool isJudged = isAttributed(state, report.path);
    return {.number = std::clamp(isJudged ? rounds : rounds + 1, 1, most),
        .of = most,
        .isOver = !isJudged && rounds >= most};
}

Result<TestRecord> ProjectView::testRecord(const QString &path) const
{
    const auto kept = m_state.lastPrograms.constFind(path);
    if (kept == m_state.lastPrograms.constEnd())
        return failure(ErrorCode::NotFound, path);
    TestRecord record{.run = kept->program.id};
    record.output = text(kept->outcome.output).value_or(QString());
    if (kept->outcome.results.isEmpty())
        return record;
    BATON_TRY_ASSIGN(record.report, testReport(path));
    record.places = placesOf(*this, kept->program, record.report.results);
    if (isAttributed(m_state, path)) {
        const Revision *said = attributionOf(m_state, path)->head();
        if (const SectionFacts *table = said->facts.tagged(u"attribution"_s))
            record.faults = Attributions(*table, record.report).found;
    }
    return record;
}

} // namespace baton::session
