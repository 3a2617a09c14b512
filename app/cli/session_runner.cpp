// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/session_runner.h"

#include "app/cli/status_json.h"
#include "app/cli/system_signals.h"
#include "app/program/composition.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QObject>

#include <csignal>

namespace baton::cli {

using namespace Qt::StringLiterals;

SessionRunner::SessionRunner(const Invocation &invocation, const QHash<QString, llm::Secret> &keys)
    : m_invocation(invocation),
      m_session(std::make_unique<session::Session>(invocation.composition->ports(keys)))
{
    using session::Session;
    connect(m_session.get(), &Session::opened, this, [this] { m_act(); });
    connect(m_session.get(), &Session::openFailed, this,
        [this](const Error &error) { finish(failed(m_invocation, error)); });
    connect(m_session.get(), &Session::broken, this, [this](const Error &error) {
        m_broken = error;
        if (m_invocation.command == "run"_L1)
            complain(error); // in JSON where the run stands says it
        else
            tellFailure(m_invocation, error);
        finish(StepFailed);
    });
    connect(m_session.get(), &Session::appended, this, [this](const EventBatch &batch) {
        for (const StoredEvent &stored : batch.events)
            m_events.append(stored.seq);
    });
    auto *interrupt = new SystemSignals({SIGINT, SIGTERM}, this);
    connect(interrupt, &SystemSignals::arrived, this, &SessionRunner::onInterrupt);
}

SessionRunner::~SessionRunner() = default;

int SessionRunner::open(const QString &folder, std::function<void()> act)
{
    m_act = std::move(act);
    m_session->open(folder);
    return loop();
}

int SessionRunner::create(const session::NewProject &project, std::function<void()> act)
{
    m_act = std::move(act);
    m_session->create(project);
    return loop();
}

int SessionRunner::loop()
{
    const int code = QCoreApplication::exec();
    // Closing waits for the run thread, which puts partial texts aside first.
    m_session.reset();
    return code;
}

void SessionRunner::finish(int exitCode)
{
    QCoreApplication::exit(exitCode);
}

void SessionRunner::tellDecided()
{
    if (m_invocation.json())
        printBytes(decidedJson(m_events, m_session->state()));
    finish(Done);
}

void SessionRunner::refuse(const Error &error)
{
    tellFailure(m_invocation, error);
    finish(BadUsage);
}

void SessionRunner::onInterrupt()
{
    complain(tr("Interrupted. Everything that arrived is kept; the same command goes on from here."));
    finish(Interrupted);
}

void SessionRunner::decide(const Command &command, const session::Decided &then)
{
    m_session->submit(command, this, unlessBroken(then));
}

session::Decided SessionRunner::unlessBroken(const session::Decided &then) const
{
    return [this, then](const Result<void> &result) {
        if (!m_broken)
            then(result);
    };
}

namespace {

void tell(const Error &error)
{
    complain(error);
    complain(u"The run goes on; its recording lacks this."_s);
}

} // namespace

llm::Recording recordingHead(
    const QString &project, const QString &requirement, const Sop &sop, const QString &language)
{
    llm::Recording head;
    const QString name = QFileInfo(project).fileName();
    head.info = {name.toLower(), name, requirement, language};
    head.sop = sop.id;
    head.steps = llm::recordedSteps(sop);
    return head;
}

Result<llm::Recorder *> startRecording(
    Composition &composition, const QString &file, const llm::Recording &head)
{
    const auto recorder = composition.record(file, head);
    if (!recorder && recorder.error().code == ErrorCode::FileWrite) {
        tell(recorder.error());
        return nullptr;
    }
    return recorder;
}

void watchRecording(const llm::Recorder *recorder, SessionRunner &runner)
{
    if (recorder != nullptr)
        QObject::connect(recorder, &llm::Recorder::writeFailed, &runner, &tell);
}

} // namespace baton::cli

#include "moc_session_runner.cpp"
