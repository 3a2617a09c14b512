// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/session_run.h"

#include "app/program/composition.h"
#include "core/session/session.h"
#include "core/settings/sop_library.h"
#include "tests/bench/measurement.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>

#include <sys/resource.h>

namespace baton::bench {

using namespace Qt::StringLiterals;
using session::Session;

namespace {

constexpr int giveUpAfterMs = 60'000;
constexpr int tickMs = 4;

double cpuMs()
{
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    const auto ms = [](const timeval &time) {
        return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3;
    };
    return ms(usage.ru_utime) + ms(usage.ru_stime);
}

qint64 charactersOf(const QVector<PromptMessageRef> &messages)
{
    constexpr qint64 emptyLine = 2; // between the parts of a message
    qint64 sum = 0;
    for (const PromptMessageRef &message : messages) {
        sum += emptyLine * (message.parts.size() - 1);
        for (const PromptPart &part : message.parts)
            sum += part.characters;
    }
    return sum;
}

/// Drives one session until it is idle, and watches how evenly this thread's event loop turns meanwhile.
class Run : public QObject {
public:
    Run(const Composition &composition, const session::NewProject &project) : m_session(composition.ports())
    {
        connect(&m_session, &Session::opened, this, [this] { m_session.resume(); });
        connect(&m_session, &Session::openFailed, this, &Run::stop);
        connect(&m_session, &Session::broken, this, &Run::stop);
        connect(&m_session, &Session::appended, this, &Run::onAppended);
        connect(&m_session, &Session::liveChanged, this, &Run::onLive);
        connect(&m_session, &Session::idle, this, &Run::onIdle);
        connect(&m_tick, &QTimer::timeout, this, &Run::onTick);
        m_tick.setTimerType(Qt::PreciseTimer);
        m_tick.start(tickMs);
        QTimer::singleShot(giveUpAfterMs, this, &Run::stop);
        m_session.create(project);
    }

    SessionRunResult take()
    {
        m_result.finished = m_session.state().phase() == RunPhase::Finished;
        if (!m_result.finished)
            explain();
        std::sort(m_gaps.begin(), m_gaps.end());
        if (!m_gaps.isEmpty()) {
            m_result.worstGapMs = m_gaps.constLast();
            m_result.worstGapP99Ms = m_gaps.at(m_gaps.size() * 99 / 100);
        }
        return m_result;
    }

private:
    void stop() { QCoreApplication::exit(); }
    void explain() const
    {
        for (const Artefact &artefact : m_session.state().artefacts) {
            if (artefact.state != ArtefactState::Approved)
                qWarning("session: %s is %s (%s)", qPrintable(artefact.path),
                    qPrintable(toWord(artefact.state)), qPrintable(artefact.failure.detail));
        }
    }
    void onAppended(const EventBatch &batch)
    {
        for (const StoredEvent &stored : batch.events) {
            m_result.calls.add(stored);
            m_result.gaps.add(stored.event, QDateTime::currentMSecsSinceEpoch());
            if (const auto *scheduled = std::get_if<event::CallScheduled>(&stored.event)) {
                if (!m_wall.isValid()) {
                    m_wall.start();
                    m_cpuBefore = cpuMs();
                }
                m_result.promptBytes += charactersOf(scheduled->call.messages);
            }
            if (const auto *answered = std::get_if<event::CallAnswered>(&stored.event))
                m_streaming.remove(answered->call);
        }
        if (m_wall.isValid()) {
            m_result.wallMs = static_cast<double>(m_wall.nsecsElapsed()) / 1e6;
            m_result.cpuMs = cpuMs() - m_cpuBefore;
        }
    }
    void onLive(const CallId &call)
    {
        m_streaming.insert(call, true);
        m_result.mostStreams = std::max(m_result.mostStreams, static_cast<int>(m_streaming.size()));
    }
    void onIdle()
    {
        if (m_wall.isValid())
            stop();
    }
    void onTick()
    {
        if (m_lastTick.isValid() && !m_streaming.isEmpty())
            m_gaps.append(std::max(0.0, static_cast<double>(m_lastTick.nsecsElapsed()) / 1e6 - tickMs));
        m_lastTick.start();
    }

    Session m_session;
    QTimer m_tick;
    QElapsedTimer m_wall;
    QElapsedTimer m_lastTick;
    double m_cpuBefore = 0;
    QHash<CallId, bool> m_streaming;
    QVector<double> m_gaps;
    SessionRunResult m_result;
};

} // namespace

void CallSpans::append(const QString &path, const QVector<InputRef> &inputs, double took)
{
    // A second call for the same artefact goes on where the first one ended.
    double start = m_readyAt.value(path, 0);
    for (const InputRef &input : inputs)
        start = std::max(start, m_readyAt.value(input.path, 0));
    m_readyAt.insert(path, start + took);
    m_longest = std::max(m_longest, start + took);
}

void CallSpans::add(const StoredEvent &stored)
{
    if (const auto *scheduled = std::get_if<event::CallScheduled>(&stored.event))
        m_inputs.insert(scheduled->call.id, scheduled->call.inputs);
    if (const auto *started = std::get_if<event::ProgramStarted>(&stored.event))
        m_inputs.insert(started->program.id, started->program.inputs);
    if (const auto *answered = std::get_if<event::CallAnswered>(&stored.event)) {
        const auto took = static_cast<double>(answered->times.lastByte - answered->times.sent);
        append(answered->path, m_inputs.value(answered->call), took);
        m_endpointMs += took;
        ++m_count;
    }
    if (const auto *ended = std::get_if<event::ProgramEnded>(&stored.event))
        append(ended->path, m_inputs.value(ended->program), static_cast<double>(ended->outcome.ms));
    // Nobody reads a file before its review is there.
    if (const auto *approved = std::get_if<event::RevisionApproved>(&stored.event)) {
        const double reviewed = m_readyAt.value(u"docs/reviews/%1.md"_s.arg(approved->path));
        m_readyAt[approved->path] = std::max(m_readyAt.value(approved->path), reviewed);
    }
}

void LevelGaps::add(const Event &event, TimeMs seen)
{
    if (const auto *scheduled = std::get_if<event::CallScheduled>(&event))
        m_inputs.insert(scheduled->call.id, scheduled->call.inputs);
    const auto *answered = std::get_if<event::CallAnswered>(&event);
    if (answered == nullptr)
        return;
    File file{.sent = answered->times.sent};
    const QVector<InputRef> inputs = m_inputs.value(answered->call);
    for (const InputRef &input : inputs) {
        if (const auto read = m_files.constFind(input.path); read != m_files.constEnd()) {
            file.level = std::max(file.level, read->level + 1);
            file.ready = std::max(file.ready, m_answered.value(input.path));
        }
    }
    m_answered.insert(answered->path, seen);
    if (!answered->path.startsWith("docs/"_L1))
        m_files.insert(answered->path, file);
}

QVector<double> LevelGaps::firstOfLevels() const
{
    QMap<int, File> first;
    for (const File &file : m_files) {
        if (file.level > 0 && (!first.contains(file.level) || file.sent < first.value(file.level).sent))
            first.insert(file.level, file);
    }
    QVector<double> gaps;
    for (const File &file : std::as_const(first))
        gaps.append(static_cast<double>(file.sent - file.ready));
    return gaps;
}

QVector<double> LevelGaps::all() const
{
    QVector<double> gaps;
    for (const File &file : m_files) {
        if (file.level > 0)
            gaps.append(static_cast<double>(file.sent - file.ready));
    }
    return gaps;
}

SessionRunResult runSession(const EndpointScript &script, int parallel, Loops loops)
{
    const EndpointProcess endpoint(script);
    if (endpoint.baseUrl().isEmpty()) {
        qWarning("session: the scripted endpoint did not start");
        return {};
    }
    QTemporaryDir folder;
    session::NewProject project;
    project.folder = folder.filePath(u"project"_s);
    project.requirement = u"A sample."_s;
    project.sop = settings::findSop(u"software-company"_s, {}).value_or(Sop());
    project.config.model = {u"openai"_s, u"test-model"_s};
    project.config.baseUrl = endpoint.baseUrl();
    project.config.autonomy = {true, true};
    project.config.parallel = parallel;
    const bool isOn = loops == Loops::ReviewsAndTests;
    project.config.switches = {{u"tests"_s, isOn}, {u"review"_s, isOn}};
    const Composition composition;
    Run run(composition, project);
    QCoreApplication::exec();
    return run.take();
}

} // namespace baton::bench
