// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/run_worker.h"

#include "core/base/relative_path.h"
#include "core/journal/sqlite_journal.h"
#include "core/session/adoption.h"
#include "core/session/background.h"
#include "core/session/export_job.h"

#include <QFileInfo>

namespace baton::session {

using namespace Qt::StringLiterals;

OpenProject::OpenProject(std::unique_ptr<journal::ProjectLock> heldLock,
    std::unique_ptr<journal::Journal> journal, LoadedState loaded, workspace::Workspace folder,
    const SessionPorts &ports, ProjectStore::Listener listener)
    : lock(std::move(heldLock)),
      store(std::move(journal), std::move(loaded), ports.clock, std::move(listener)), calls(store, ports),
      replies(store, ports), programs(store, ports), workspace(store, std::move(folder)),
      takingBack(store, calls, ports)
{
}

RunWorker::RunWorker(SessionPorts ports) : m_ports(std::move(ports)) { }

RunWorker::~RunWorker() = default;

// ---- opening -------------------------------------------------------------------------------------------

void RunWorker::create(const NewProject &project)
{
    auto result = openProject(project.folder, true);
    if (result && m_project->store.state().exists())
        result = failure(ErrorCode::WrongState, project.folder);
    if (result)
        result = firstCommand(project);
    if (!result) {
        fail(result.error());
        return;
    }
    m_engaged = true;
    tellOpened();
}

void RunWorker::open(const QString &folder)
{
    const auto result = openProject(folder, false);
    if (!result) {
        fail(result.error());
        return;
    }
    if (!m_project->store.state().exists()) {
        fail({ErrorCode::ProjectNotFound, folder});
        return;
    }
    m_project->calls.markInterrupted();
    m_project->programs.markInterrupted();
    m_project->workspace.catchUp();
    tellOpened();
}

void RunWorker::tellOpened()
{
    m_toldOpened = true;
    Q_EMIT opened(m_project->store.state(), m_folder);
    if (isBroken())
        onBroken(*m_project->store.broken());
    pumpSoon();
}

void RunWorker::fail(const Error &error)
{
    m_project.reset();
    Q_EMIT openFailed(error);
}

Result<void> RunWorker::openProject(const QString &folder, bool create)
{
    m_folder = QFileInfo(folder).absoluteFilePath();
    if (!create && !QFileInfo::exists(m_folder + u"/.baton/journal.sqlite"_s)) {
        BATON_TRY(journal::endsNoEarlier(0, journal::JournalWatch::recorded(m_folder)));
        return failure(ErrorCode::ProjectNotFound, m_folder);
    }
    BATON_TRY_ASSIGN(auto workspace, workspace::Workspace::open(m_folder, create));
    BATON_TRY_ASSIGN(auto lock, journal::ProjectLock::acquire(m_folder));
    BATON_TRY_ASSIGN(auto journal, openJournal());
    BATON_TRY_ASSIGN(auto state, loadProject(*journal));
    m_project = std::make_unique<OpenProject>(std::move(lock), std::move(journal), std::move(state),
        std::move(workspace), m_ports,
        ProjectStore::Listener{[this](const EventBatch &batch) { Q_EMIT appended(batch); },
            [this](const Error &error) { onBroken(error); }});
    connectEffects();
    return {};
}

Result<std::unique_ptr<journal::Journal>> RunWorker::openJournal() const
{
    if (m_ports.openJournal)
        return m_ports.openJournal(m_folder);
    return journal::SqliteJournal::open(m_folder, journal::SqliteJournal::Mode::ReadWrite);
}

Result<void> RunWorker::firstCommand(const NewProject &project)
{
    const QString name = project.name.isEmpty() ? QFileInfo(m_folder).fileName() : project.name;
    return m_project->store.apply(command::CreateProject{.name = name,
        .sop = project.sop,
        .config = project.config,
        .requirement = makeText(withFinalNewline(normaliseLineEnds(project.requirement)))});
}

void RunWorker::connectEffects()
{
    connect(&m_project->calls, &CallEffects::progressed, this, &RunWorker::pumpSoon);
    connect(&m_project->calls, &CallEffects::textArrived, this, &RunWorker::liveText);
    connect(&m_project->replies, &ReplyEffects::progressed, this, &RunWorker::pumpSoon);
    connect(&m_project->programs, &ProgramEffects::progressed, this, &RunWorker::pumpSoon);
    connect(&m_project->programs, &ProgramEffects::textArrived, this, &RunWorker::liveText);
    connect(&m_project->workspace, &WorkspaceEffects::progressed, this, &RunWorker::onCommitted);
    connect(&m_project->takingBack, &TakingBack::progressed, this, &RunWorker::pumpSoon);
}

/// What fails before the project is open is told by `openFailed`, or right after `opened`. No answer can be
/// recorded any more, so none is paid for.
void RunWorker::onBroken(const Error &error)
{
    if (!m_toldOpened)
        return;
    Q_EMIT broken(error);
    QMetaObject::invokeMethod(&m_project->calls, &CallEffects::abortAll, Qt::QueuedConnection);
    QMetaObject::invokeMethod(&m_project->programs, &ProgramEffects::abort, Qt::QueuedConnection);
}

// ---- commands ------------------------------------------------------------------------------------------

void RunWorker::report(quint64 ticket, const Result<void> &result)
{
    Q_EMIT answered(ticket, result);
    pumpSoon();
}

void RunWorker::refuse(quint64 ticket)
{
    Q_EMIT answered(ticket, Error{ErrorCode::ProjectNotFound, m_folder});
}

void RunWorker::submit(quint64 ticket, const Command &command)
{
    if (!m_project) {
        refuse(ticket);
        return;
    }
    const auto done = [this, ticket](const Result<void> &result) { report(ticket, result); };
    if (const auto *edit = std::get_if<command::Edit>(&command); edit && edit->text.hash.isEmpty())
        return m_project->replies.edit(*edit, done);
    if (const auto *keep = std::get_if<command::KeepDraft>(&command); keep && keep->text.hash.isEmpty())
        return m_project->replies.keepDraft(keep->path, done);
    if (const auto *adopt = std::get_if<command::AdoptOutsideChange>(&command))
        return adoptOutsideChange(*m_project, adopt->path, done);
    if (const auto *retry = std::get_if<command::Retry>(&command); retry && isUnwritten(retry->path))
        return done(m_project->workspace.retry(retry->path));
    if (const auto *undo = std::get_if<command::Undo>(&command); undo && undo->stop)
        return m_project->takingBack.stopAndUndo(undo->path, done);
    const auto result = m_project->store.apply(command);
    if (result && std::holds_alternative<command::Start>(command))
        m_engaged = true;
    if (result && std::holds_alternative<command::RunTests>(command))
        m_testing = true;
    if (result && std::holds_alternative<command::ChangeConfig>(command))
        m_project->workspace.settingsChanged();
    if (result && std::holds_alternative<command::Stop>(command)) {
        m_testing = false;
        m_project->calls.abortAll();
        m_project->programs.abort();
    }
    if (result)
        m_project->takingBack.decided(command);
    report(ticket, result);
}

bool RunWorker::isUnwritten(const QString &path) const
{
    const Artefact *artefact = m_project->store.state().artefact(path);
    return artefact != nullptr && artefact->state != ArtefactState::Failed
        && m_project->workspace.isRetryable(path);
}

void RunWorker::resume(quint64 ticket)
{
    if (!m_project) {
        refuse(ticket);
        return;
    }
    m_engaged = true;
    m_project->workspace.retryAll();
    const RunMode mode = m_project->store.state().mode;
    const bool isStanding = mode == RunMode::Running || mode == RunMode::Finished;
    report(ticket, isStanding ? Result<void>() : m_project->store.apply(command::Start{}));
}

void RunWorker::tryNow(const CallId &call)
{
    if (m_project)
        m_project->calls.tryNow(call);
}

// ---- the loop ------------------------------------------------------------------------------------------

void RunWorker::pumpSoon()
{
    m_wasIdle = false;
    if (std::exchange(m_pumpPending, true))
        return;
    QMetaObject::invokeMethod(this, &RunWorker::pump, Qt::QueuedConnection);
}

void RunWorker::pump()
{
    m_pumpPending = false;
    if (!m_project || m_closing)
        return;
    // Requests go out before anything is written: the models should never wait for the disk. An answer that
    // is being read takes milliseconds, and may make the next ones possible.
    while (performNext(Share::Requests)) { }
    if (!m_project->replies.isBusy() && performNext(Share::Files)) {
        pumpSoon(); // one file at a time, so that answers that arrive meanwhile are not kept waiting
        return;
    }
    m_project->store.snapshotIfDue();
    finishIfComplete();
    if (isAtWork() && !isBusy() && !isBroken() && !m_pumpPending && !m_wasIdle) {
        m_wasIdle = true;
        m_testing = false;
        Q_EMIT idle();
    }
}

/// False when there is nothing to do (any more). Each act changes the state the list was made from, so the
/// list is made anew for the next one.
bool RunWorker::performNext(Share share)
{
    for (const engine::Work &work : engine::readyWork(m_project->store.state())) {
        if (isBroken())
            return false; // effects do not run ahead of facts
        if (engine::isFileWork(work) == (share == Share::Files) && perform(work))
            return true;
    }
    return false;
}

bool RunWorker::perform(const engine::Work &work)
{
    if (const auto *ask = std::get_if<engine::work::AskModel>(&work))
        return m_engaged && !m_project->takingBack.isHeld(ask->path) && askModel(ask->path);
    if (const auto *derive = std::get_if<engine::work::Derive>(&work))
        return m_engaged && !m_project->takingBack.isHeld(derive->inputs)
            && m_project->replies.derive(*derive).has_value();
    if (const auto *run = std::get_if<engine::work::RunProgram>(&work))
        return mayRunPrograms() && !m_project->takingBack.isHeld(run->inputs)
            && m_project->programs.run(*run).has_value();
    if (const auto *parse = std::get_if<engine::work::ParseAnswer>(&work)) {
        m_project->replies.parse(parse->call);
        return false; // it goes on elsewhere and reports by itself
    }
    return m_project->workspace.perform(work);
}

bool RunWorker::askModel(const QString &path)
{
    if (!m_project->calls.ask(path))
        return false;
    m_project->replies.expect(path);
    return true;
}

void RunWorker::finishIfComplete()
{
    const State &state = m_project->store.state();
    if (isAtWork() && !isBusy() && engine::isComplete(state) && state.mode != RunMode::Finished)
        static_cast<void>(m_project->store.apply(command::Finish{}));
}

/// In a run that goes on, or because the person asked for it: that costs nothing.
bool RunWorker::mayRunPrograms() const
{
    return m_testing || (m_engaged && m_project->store.state().mode == RunMode::Running);
}

bool RunWorker::isBusy() const
{
    return m_project->calls.isBusy() || m_project->replies.isBusy() || m_project->programs.isBusy()
        || m_project->workspace.isBusy() || m_exports > 0 || m_project->takingBack.isBusy();
}

// ---- reading and export --------------------------------------------------------------------------------

ProjectView RunWorker::view() const
{
    return {m_project->store.state(), m_project->store.journal(), m_folder, m_ports.languages};
}

void RunWorker::ask(quint64 ticket, const std::function<std::any(const ProjectView &)> &read)
{
    if (m_project)
        Q_EMIT answered(ticket, read(view()));
    else
        refuse(ticket);
}

void RunWorker::exportTo(quint64 ticket, const ExportOrder &order)
{
    if (!m_project) {
        refuse(ticket);
        return;
    }
    const auto job = makeExportJob(m_project->store.state(), m_project->store.journal(), m_folder, order);
    ++m_exports;
    inBackground(
        this, [job] { return runExport(job); },
        [this, ticket](const Result<int> &files) {
            --m_exports;
            Q_EMIT answered(ticket, files);
            pumpSoon();
        });
}

void RunWorker::onCommitted()
{
    if (m_closing)
        shutDown();
    else
        pumpSoon();
}

void RunWorker::shutDown()
{
    if (m_project) {
        m_project->calls.shutDown();
        m_closing = true;
        if (m_project->workspace.isBusy())
            return; // its lock is held until the commit is done, which comes back here
        m_project->store.close();
    }
    m_project.reset();
    thread()->quit();
}

} // namespace baton::session

#include "moc_run_worker.cpp"
