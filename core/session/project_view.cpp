// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/project_view.h"

#include "core/artefact/report/results_codec.h"
#include "core/engine/impact.h"
#include "core/engine/staleness.h"

#include <algorithm>

namespace baton::session {

namespace {

class Builder {
public:
    explicit Builder(const journal::Journal &journal) : m_journal(journal) { }

    void operator()(const event::CallScheduled &e)
    {
        m_trace.call = e.call.id;
        m_trace.path = e.call.path;
        m_trace.kind = e.call.kind;
        m_trace.role = e.call.role;
        m_trace.verb = e.call.verb;
        m_trace.nth = e.call.nth;
        m_trace.endpoint = e.call.endpoint;
        m_trace.model = e.call.model;
        for (const PromptMessageRef &message : e.call.messages)
            m_trace.messages.append({message.role, {message.text, text(message.text)}, message.parts});
        m_found = true;
    }
    void operator()(const event::CallRetrying &e) { m_trace.attempts.append(e.attempt); }
    void operator()(const event::CallAnswered &e)
    {
        m_trace.reply = text(e.answer);
        m_trace.reasoning = text(e.reasoning);
        m_trace.finish = e.finish;
        m_trace.finishRaw = e.finishRaw;
        m_trace.usage = e.usage;
        m_trace.cost = e.cost;
        m_trace.times = e.times;
        if (!e.model.isEmpty())
            m_trace.model = e.model;
    }
    void operator()(const event::CallFailed &e)
    {
        m_trace.reply = text(e.partial);
        m_trace.finish = FinishReason::Error;
        m_trace.usage = e.usage;
        m_trace.cost = e.cost;
        m_trace.times = e.times;
        m_trace.error = Error{e.code, e.detail};
    }
    void operator()(const event::CallInterrupted &e)
    {
        m_trace.reply = text(e.partial);
        m_trace.finish = FinishReason::Error;
        m_trace.error = Error{ErrorCode::Interrupted, {}};
    }
    template <class Other> void operator()(const Other &) { }

    [[nodiscard]] std::optional<CallTrace> trace() const
    {
        return m_found ? std::optional<CallTrace>(m_trace) : std::nullopt;
    }

private:
    [[nodiscard]] QString text(const TextHash &hash) const
    {
        return hash.isEmpty() ? QString() : m_journal.read(hash).value_or(QString());
    }

    const journal::Journal &m_journal;
    CallTrace m_trace;
    bool m_found = false;
};

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

Result<TestReport> ProjectView::testReport(const QString &path) const
{
    const auto record = m_state.lastPrograms.constFind(path);
    if (record == m_state.lastPrograms.constEnd() || record->outcome.results.isEmpty())
        return failure(ErrorCode::NotFound, path);
    BATON_TRY_ASSIGN(const QString json, text(record->outcome.results));
    return artefact::resultsFromJson(json.toUtf8());
}

Result<QVector<StoredEvent>> ProjectView::events(qint64 after, int limit) const
{
    return m_journal.eventsAfter(after, limit);
}

Result<QVector<StoredEvent>> ProjectView::eventsBefore(qint64 before, int limit) const
{
    return m_journal.eventsBefore(before, limit);
}

Result<CallTrace> ProjectView::trace(const CallId &call) const
{
    BATON_TRY_ASSIGN(const auto events, m_journal.eventsOfCall(call));
    Builder builder(m_journal);
    for (const StoredEvent &stored : events)
        std::visit(builder, stored.event);
    if (auto trace = builder.trace())
        return *trace;
    return failure(ErrorCode::NotFound, call.value);
}

Result<QVector<CallTrace>> ProjectView::traces() const
{
    BATON_TRY_ASSIGN(const auto events, m_journal.eventsAfter(0));
    QVector<CallTrace> traces;
    for (const StoredEvent &stored : events) {
        const auto *scheduled = std::get_if<event::CallScheduled>(&stored.event);
        if (scheduled == nullptr)
            continue;
        BATON_TRY_ASSIGN(auto trace, this->trace(scheduled->call.id));
        traces.append(std::move(trace));
    }
    return traces;
}

Result<QVector<Impact>> ProjectView::impactOf(const Command &decision) const
{
    return engine::impactOf(m_state, decision);
}

QVector<Impact> ProjectView::staleNow() const
{
    return engine::staleNow(m_state);
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
    return record;
}

} // namespace baton::session
