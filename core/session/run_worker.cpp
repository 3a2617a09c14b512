// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/run_worker.h"

#include "core/base/relative_path.h"
#include "core/journal/sqlite_journal.h"
#include "core/session/background.h"
#include "core/session/export_job.h"
#include "core/session/trace_builder.h"

#include <QDir>
#include <QFileInfo>

namespace baton::session {

using namespace Qt::StringLiterals;

RunWorker::RunWorker(SessionPorts ports) : m_ports(std::move(ports)) { }

RunWorker::~RunWorker() = default;

// ---- opening -------------------------------------------------------------------------------------------

void RunWorker::create(const NewProject &project)
{
    auto result = openProject(project.folder, true);
    if (result && m_keeper->state().exists())
        result = failure(ErrorCode::WrongState, project.folder);
    if (result)
        result = firstCommand(project);
    if (!result) {
        fail(result.error());
        return;
    }
    m_engaged = true;
    Q_EMIT opened(m_keeper->state(), m_folder);
    pumpSoon();
}

void RunWorker::open(const QString &folder)
{
    const auto result = openProject(folder, false);
    if (!result) {
        fail(result.error());
        return;
    }
    if (!m_keeper->state().exists()) {
        fail({ErrorCode::ProjectNotFound, folder});
        return;
    }
    m_calls->markInterrupted();
    m_workspace->lookForOutsideChanges();
    Q_EMIT opened(m_keeper->state(), m_folder);
    pumpSoon();
}

void RunWorker::fail(const Error &error)
{
    m_workspace.reset();
    m_replies.reset();
    m_calls.reset();
    m_keeper.reset();
    m_lock.reset();
    Q_EMIT openFailed(error);
}

Result<void> RunWorker::openProject(const QString &folder, bool create)
{
    m_folder = QFileInfo(folder).absoluteFilePath();
    if (!create && !QFileInfo::exists(m_folder + u"/.baton/journal.sqlite"_s))
        return failure(ErrorCode::ProjectNotFound, m_folder);
    auto workspace = workspace::Workspace::open(m_folder, create);
    if (!workspace)
        return failure(workspace.error());
    auto lock = journal::ProjectLock::acquire(m_folder);
    if (!lock)
        return failure(lock.error());
    m_lock = std::move(*lock);
    auto journal = journal::SqliteJournal::open(m_folder, journal::SqliteJournal::Mode::ReadWrite);
    if (!journal)
        return failure(journal.error());
    auto keeper = StateKeeper::open(std::move(*journal), m_ports.clock,
        [this](const EventBatch &batch) { Q_EMIT appended(batch); });
    if (!keeper)
        return failure(keeper.error());
    m_keeper = std::move(*keeper);
    m_workspace = std::make_unique<WorkspaceEffects>(*m_keeper, std::move(*workspace));
    startEffects();
    return {};
}

Result<void> RunWorker::firstCommand(const NewProject &project)
{
    const QString name = project.name.isEmpty() ? QFileInfo(m_folder).fileName() : project.name;
    return m_keeper->apply(command::CreateProject{.name = name,
        .sop = project.sop,
        .config = project.config,
        .requirement = makeText(withFinalNewline(normaliseLineEnds(project.requirement)))});
}

void RunWorker::startEffects()
{
    m_calls = std::make_unique<CallEffects>(*m_keeper, m_ports);
    m_replies = std::make_unique<ReplyEffects>(*m_keeper, m_ports);
    connect(m_calls.get(), &CallEffects::progressed, this, &RunWorker::pumpSoon);
    connect(m_calls.get(), &CallEffects::textArrived, this, &RunWorker::liveText);
    connect(m_calls.get(), &CallEffects::failed, this, &RunWorker::broken);
    connect(m_replies.get(), &ReplyEffects::progressed, this, &RunWorker::pumpSoon);
    connect(m_replies.get(), &ReplyEffects::failed, this, &RunWorker::broken);
}

// ---- commands ------------------------------------------------------------------------------------------

void RunWorker::report(quint64 ticket, const Result<void> &result)
{
    if (result)
        Q_EMIT accepted(ticket);
    else
        Q_EMIT refused(ticket, result.error());
    if (m_keeper && m_keeper->broken())
        Q_EMIT broken(*m_keeper->broken());
    pumpSoon();
}

void RunWorker::submit(quint64 ticket, const Command &command)
{
    if (!m_keeper) {
        Q_EMIT refused(ticket, {ErrorCode::ProjectNotFound, m_folder});
        return;
    }
    const auto result = m_keeper->apply(command);
    if (result && std::holds_alternative<command::Start>(command))
        m_engaged = true;
    if (result && std::holds_alternative<command::Stop>(command))
        m_calls->abortAll();
    report(ticket, result);
}

void RunWorker::resume(quint64 ticket)
{
    if (!m_keeper) {
        Q_EMIT refused(ticket, {ErrorCode::ProjectNotFound, m_folder});
        return;
    }
    m_engaged = true;
    const RunMode mode = m_keeper->state().mode;
    const bool isStanding = mode == RunMode::Running || mode == RunMode::Finished;
    report(ticket, isStanding ? Result<void>() : m_keeper->apply(command::Start{}));
}

void RunWorker::edit(quint64 ticket, const QString &path, int baseRevision, const QString &text)
{
    if (!m_replies) {
        Q_EMIT refused(ticket, {ErrorCode::ProjectNotFound, m_folder});
        return;
    }
    m_replies->edit(path, baseRevision, text, [this, ticket](const Result<void> &r) { report(ticket, r); });
}

void RunWorker::keepDraft(quint64 ticket, const QString &path)
{
    if (!m_replies) {
        Q_EMIT refused(ticket, {ErrorCode::ProjectNotFound, m_folder});
        return;
    }
    m_replies->keepDraft(path, [this, ticket](const Result<void> &r) { report(ticket, r); });
}

void RunWorker::tryNow(const CallId &call)
{
    if (m_calls)
        m_calls->tryNow(call);
}

// ---- the loop ------------------------------------------------------------------------------------------

void RunWorker::pumpSoon()
{
    m_wasIdle = false;
    if (m_pumpPending)
        return;
    m_pumpPending = true;
    QMetaObject::invokeMethod(this, &RunWorker::pump, Qt::QueuedConnection);
}

void RunWorker::pump()
{
    m_pumpPending = false;
    if (!m_keeper || m_keeper->broken())
        return;
    // Requests go out before anything is written: the models should never wait for the disk. The list is made
    // anew after each act, because each act changes the state it was made from.
    bool acted = true;
    while (acted) {
        acted = false;
        for (const engine::Work &work : engine::readyWork(m_keeper->state())) {
            if (std::holds_alternative<engine::work::WriteFile>(work))
                continue;
            if (perform(work)) {
                acted = true;
                break;
            }
        }
    }
    for (const engine::Work &work : engine::readyWork(m_keeper->state())) {
        if (std::holds_alternative<engine::work::WriteFile>(work) && perform(work)) {
            pumpSoon(); // one file at a time, so that answers that arrive meanwhile are not kept waiting
            return;
        }
    }
    m_keeper->snapshotIfDue();
    if (m_engaged && !isBusy() && engine::isComplete(m_keeper->state())
        && m_keeper->state().mode != RunMode::Finished)
        static_cast<void>(m_keeper->apply(command::Finish{}));
    if (m_engaged && !isBusy() && !m_pumpPending && !m_wasIdle) {
        m_wasIdle = true;
        Q_EMIT idle();
    }
}

bool RunWorker::perform(const engine::Work &work)
{
    if (const auto *ask = std::get_if<engine::work::AskModel>(&work)) {
        const bool asked = m_engaged && m_calls->ask(ask->path).has_value();
        if (asked)
            m_replies->expect(ask->path);
        return asked;
    }
    if (const auto *derive = std::get_if<engine::work::Derive>(&work))
        return m_engaged && m_replies->derive(*derive).has_value();
    if (const auto *write = std::get_if<engine::work::WriteFile>(&work))
        return m_workspace->write(*write).has_value();
    if (const auto *parse = std::get_if<engine::work::ParseAnswer>(&work))
        m_replies->parse(parse->call);
    return false; // parsing goes on elsewhere and reports by itself
}

bool RunWorker::isBusy() const
{
    return m_calls->isBusy() || m_replies->isBusy() || m_exports > 0;
}

// ---- reading and export --------------------------------------------------------------------------------

void RunWorker::fetchText(const TextHash &hash)
{
    if (m_keeper)
        Q_EMIT textFetched(hash, m_keeper->text(hash));
}

void RunWorker::fetchEvents(qint64 before, int limit)
{
    if (m_keeper)
        Q_EMIT eventsFetched(
            before, m_keeper->journal().eventsBefore(before, limit).value_or(QVector<StoredEvent>()));
}

void RunWorker::fetchTrace(const CallId &call)
{
    if (!m_keeper)
        return;
    if (auto trace = buildTrace(m_keeper->journal(), call))
        Q_EMIT traceFetched(*trace);
}

void RunWorker::fetchTraces()
{
    if (m_keeper)
        Q_EMIT tracesFetched(buildTraces(m_keeper->journal()));
}

void RunWorker::reviewExport()
{
    if (m_keeper)
        Q_EMIT exportReviewed(session::reviewExport(m_keeper->state(), m_keeper->journal()));
}

void RunWorker::exportTo(const QString &destination, ExportFormat format, bool force)
{
    if (!m_keeper)
        return;
    const ExportJob job =
        makeExportJob(m_keeper->state(), m_keeper->journal(), m_folder, destination, format, force);
    ++m_exports;
    inBackground(
        this, [job] { return runExport(job); },
        [this, destination](const Result<int> &files) {
            --m_exports;
            const auto error = files ? std::nullopt : std::optional<Error>(files.error());
            Q_EMIT exportFinished(error, destination, files.value_or(0));
            pumpSoon();
        });
}

void RunWorker::shutDown()
{
    if (m_calls)
        m_calls->shutDown();
    if (m_keeper)
        m_keeper->close();
    m_workspace.reset();
    m_replies.reset();
    m_calls.reset();
    m_keeper.reset();
    m_lock.reset();
    thread()->quit();
}

} // namespace baton::session

#include "moc_run_worker.cpp"
