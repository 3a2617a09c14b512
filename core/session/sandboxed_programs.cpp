// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/sandboxed_programs.h"

#include "core/sandbox/sandbox_run.h"
#include "core/session/background.h"

#include <QFile>

#include <algorithm>
#include <utility>

namespace baton::session {

using namespace Qt::StringLiterals;

namespace {

/// The copies a program works on. Shared with the work on the thread pool.
struct Copies {
    sandbox::WorkCopy project;
    sandbox::WorkCopy beside;
    sandbox::WorkCopy door; ///< empty; for the socket of a program that is to be reached
};

constexpr QLatin1String doorPlace{"/door"};
constexpr QLatin1String doorName{"socket"};
const QString doorKeeper = u"reach.py"_s;
const QString python = u"/usr/bin/python3"_s; // as the sandbox has it

Result<std::shared_ptr<Copies>> makeCopies(const ProgramRequest &request)
{
    BATON_TRY_ASSIGN(sandbox::WorkCopy project, sandbox::WorkCopy::make(request.files));
    BATON_TRY_ASSIGN(sandbox::WorkCopy beside, sandbox::WorkCopy::make(request.beside));
    BATON_TRY_ASSIGN(sandbox::WorkCopy door, sandbox::WorkCopy::make({}));
    return std::make_shared<Copies>(Copies{std::move(project), std::move(beside), std::move(door)});
}

/// With what lets a program be reached, where this machine has what that takes.
ProgramRequest withDoor(ProgramRequest request)
{
    QFile keeper(u":/baton/runners/"_s + doorKeeper);
    const auto name = RelativePath::parse(doorKeeper);
    request.isReached = request.isReached && name && QFile::exists(python) && keeper.open(QIODevice::ReadOnly);
    if (request.isReached)
        request.beside.append({*name, keeper.readAll()});
    return request;
}

ProgramResult resultOf(const ProgramRequest &request, const std::shared_ptr<Copies> &copies,
    const sandbox::SandboxOutcome &outcome)
{
    const std::shared_ptr<const sandbox::WorkCopy> copy(copies, &copies->project);
    ProgramResult result{outcome, copy->changes(request.changesLimit), {}, copy};
    for (const RelativePath &path : request.reports) {
        if (const Result<QByteArray> content = copy->read(path, request.reportLimit))
            result.reports.insert(path.toString(), *content);
    }
    return result;
}

/// One program from the request to its result.
class ProgramJob final : public QObject, public ProgramHandle {
public:
    ProgramJob(ProgramRequest request, ProgramListener listener, std::shared_ptr<SandboxProbe> probe,
        TimerFactory &timers)
        : m_request(withDoor(std::move(request))), m_listener(std::move(listener)), m_probe(std::move(probe)),
          m_timers(timers)
    {
    }

    void start()
    {
        connect(m_probe.get(), &SandboxProbe::known, this, &ProgramJob::onKnown);
        if (const auto &known = m_probe->ask())
            onKnown(*known);
    }

    void write(const QByteArray &bytes) override
    {
        if (m_run)
            m_run->write(bytes);
        else
            m_request.spec.input += bytes;
    }
    void closeInput() override
    {
        m_request.spec.keepsInputOpen = false;
        if (m_run)
            m_run->closeInput();
    }
    void resize(process::TerminalSize size) override
    {
        m_request.spec.terminal = size;
        if (m_run)
            m_run->resize(size);
    }
    void stop() override
    {
        m_isStopped = true;
        if (m_run)
            m_run->stop();
    }

private:
    void onKnown(const Result<sandbox::Facilities> &facilities)
    {
        disconnect(m_probe.get(), nullptr, this, nullptr);
        if (!facilities) {
            QMetaObject::invokeMethod(
                this, [this, error = facilities.error()] { end(failure(error)); }, Qt::QueuedConnection);
            return;
        }
        inBackground(
            this, [request = m_request] { return makeCopies(request); },
            [this, found = *facilities](
                const Result<std::shared_ptr<Copies>> &copies) { launch(copies, found); });
    }

    void launch(const Result<std::shared_ptr<Copies>> &copies, const sandbox::Facilities &facilities)
    {
        if (!copies) {
            end(failure(copies.error()));
            return;
        }
        m_copies = *copies;
        m_facilities = facilities;
        runNext();
    }

    void runNext()
    {
        sandbox::SandboxSpec spec = m_request.spec;
        if (m_request.before.isEmpty())
            m_isLast = true;
        else
            spec.argv = m_request.before.takeFirst();
        spec.folder = m_copies->project.folder();
        if (!m_request.beside.isEmpty())
            spec.mounts.append({m_copies->beside.folder(), besidePlace});
        if (m_request.isReached && m_isLast) {
            spec.mounts.append({m_copies->door.folder(), doorPlace, true});
            spec.argv = QStringList{python, u"-I"_s, besidePlace + u'/' + doorKeeper,
                            doorPlace + u'/' + doorName}
                + spec.argv;
        }
        m_run = std::make_unique<sandbox::SandboxRun>(std::move(spec), m_facilities, m_timers);
        connect(m_run.get(), &sandbox::SandboxRun::bytesArrived, this, &ProgramJob::onBytes);
        connect(m_run.get(), &sandbox::SandboxRun::inputTaken, this, [this] { tell(m_listener.inputTaken); });
        connect(m_run.get(), &sandbox::SandboxRun::looked, this, &ProgramJob::onLooked);
        connect(m_run.get(), &sandbox::SandboxRun::finished, this, &ProgramJob::onFinished);
        m_run->start();
        if (m_isStopped)
            m_run->stop();
    }

    void onFinished(const Result<sandbox::SandboxOutcome> &outcome)
    {
        if (!outcome) {
            end(failure(outcome.error()));
            return;
        }
        if (!m_isLast && outcome->end == sandbox::SandboxEnd::Exited && outcome->exitCode == 0) {
            QMetaObject::invokeMethod(this, &ProgramJob::runNext, Qt::QueuedConnection);
            return;
        }
        sandbox::SandboxOutcome told = *outcome;
        told.peak.processes = ownOf(told.peak).processes;
        inBackground(
            this,
            [request = m_request, copies = m_copies, outcome = told] {
                return resultOf(request, copies, outcome);
            },
            [this](const Result<ProgramResult> &result) { end(result); });
    }

    // The listener may destroy this, and with it the functions: copies of them are called.
    template <class... Values, class... Arguments>
    static void tell(std::function<void(Values...)> listener, const Arguments &...arguments)
    {
        if (listener)
            listener(arguments...);
    }

    void onBytes(process::ProcessStream stream, const QByteArray &bytes)
    {
        tell(m_listener.bytes, stream, bytes);
    }

    /// What keeps the door is not the program's.
    [[nodiscard]] sandbox::Usage ownOf(sandbox::Usage usage) const
    {
        usage.processes = std::max(0, usage.processes - (m_request.isReached ? 1 : 0));
        return usage;
    }

    void onLooked(const sandbox::Usage &usage)
    {
        if (!m_isLast)
            return;
        tell(m_listener.looked, ownOf(usage),
            m_request.isReached ? m_copies->door.folder() + u'/' + doorName : QString());
    }

    void end(const Result<ProgramResult> &result) { tell(m_listener.ended, result); }

    ProgramRequest m_request;
    ProgramListener m_listener;
    std::shared_ptr<SandboxProbe> m_probe;
    TimerFactory &m_timers;
    sandbox::Facilities m_facilities;
    bool m_isStopped = false;
    bool m_isLast = false; ///< the program itself runs, nothing before it any more
    std::shared_ptr<Copies> m_copies;
    std::unique_ptr<sandbox::SandboxRun> m_run; ///< ends before its copies go
};

} // namespace

const std::optional<Result<sandbox::Facilities>> &SandboxProbe::ask()
{
    if (m_facilities || m_probe)
        return m_facilities;
    m_probe = std::make_unique<sandbox::FacilitiesProbe>(m_timers);
    connect(m_probe.get(), &sandbox::FacilitiesProbe::finished, this,
        [this](const Result<sandbox::Facilities> &facilities) {
            m_facilities = facilities;
            Q_EMIT known(facilities);
        });
    m_probe->start();
    return m_facilities;
}

std::unique_ptr<ProgramHandle> SandboxedPrograms::run(
    const ProgramRequest &request, const ProgramListener &listener)
{
    auto job = std::make_unique<ProgramJob>(request, listener, m_probe, m_timers);
    job->start();
    return job;
}

} // namespace baton::session

#include "moc_sandboxed_programs.cpp"
