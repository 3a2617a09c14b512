// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/trial/trial.h"

#include "core/session/run_outcome.h"

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>

namespace baton::session {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostPorts = 8;

TrialUsage usageOf(const sandbox::Usage &usage, qint64 ms)
{
    return {ms, usage.memoryBytes, usage.processes, usage.triedNetwork};
}

TrialEnd endOf(const ProgramResult &result)
{
    const sandbox::SandboxOutcome &outcome = result.outcome;
    TrialEnd end{.outcome = {},
        .signal = outcome.signal,
        .output = outcome.output.text(),
        .errors = outcome.error.text(),
        .files = {},
        .allFiles = result.changes.complete,
        .usage = usageOf(outcome.peak, outcome.wallMs)};
    addTo(end.outcome, outcome);
    for (const sandbox::FileChange &change : result.changes.files)
        end.files.append({change.path, change.size, change.change == sandbox::FolderChange::Deleted});
    return end;
}

bool isSaved(const sandbox::FileChange &change)
{
    return change.change != sandbox::FolderChange::Deleted && change.kind == sandbox::FileKind::Plain;
}

Result<void> saveFile(const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    if (!QDir().mkpath(QFileInfo(path).path()) || !file.open(QIODevice::WriteOnly)
        || file.write(content) != content.size() || !file.commit())
        return failure(ErrorCode::FileWrite, path + u": "_s + file.errorString());
    return {};
}

} // namespace

Trial::Trial(TrialPlan plan, std::optional<process::TerminalSize> terminal, QObject *parent)
    : QObject(parent), m_plan(std::move(plan)), m_terminal(terminal)
{
}

Trial::~Trial() = default;

/// A person plays or looks around: more time and output than a run of tests has.
sandbox::Limits Trial::limits()
{
    sandbox::Limits limits;
    limits.wallMs = 3'600'000;
    limits.cpuSeconds = 600;
    limits.memoryBytes = 1'000'000'000;
    limits.processes = 64;
    limits.outputBytes = qint64(256) << 20;
    return limits;
}

void Trial::start(ProgramRunner &runner)
{
    ProgramRequest request;
    for (const ProjectText &file : std::as_const(m_plan.files)) {
        if (const auto path = RelativePath::parse(file.path))
            request.files.append({*path, file.text.toUtf8()});
    }
    request.before = m_plan.build;
    request.isReached = true;
    request.spec.argv = m_plan.argv;
    request.spec.environment = m_plan.environment;
    request.spec.limits = limits();
    request.spec.terminal = m_terminal;
    request.spec.keepsInputOpen = true;
    m_clock.start();
    m_handle = runner.run(request,
        {.bytes = [this](process::ProcessStream stream,
                      const QByteArray &bytes) { Q_EMIT bytesArrived(stream, bytes); },
            .ended = [this](const Result<ProgramResult> &result) { onEnded(result); },
            .looked = [this](const sandbox::Usage &usage, const QString &door) { onLooked(usage, door); },
            .inputTaken = [this] { Q_EMIT inputTaken(); }});
}

void Trial::write(const QByteArray &bytes)
{
    if (m_handle)
        m_handle->write(bytes);
}

void Trial::closeInput()
{
    if (m_handle)
        m_handle->closeInput();
}

void Trial::resize(int columns, int rows)
{
    if (m_handle && m_terminal)
        m_handle->resize({columns, rows});
}

void Trial::stop()
{
    m_wasStopped = m_handle != nullptr;
    if (m_handle)
        m_handle->stop();
}

void Trial::onLooked(const sandbox::Usage &usage, const QString &door)
{
    if (!door.isEmpty()) {
        for (const quint16 port : usage.ports)
            reach(port, door);
    }
    Q_EMIT looked(usageOf(usage, m_clock.elapsed()));
}

void Trial::reach(quint16 port, const QString &door)
{
    if (m_forwards.size() >= mostPorts || m_forwards.contains(port))
        return;
    auto &forward = m_forwards[port];
    forward = std::make_unique<PortForward>(port, door);
    if (const Result<quint16> here = forward->listen())
        Q_EMIT listening(*here);
}

void Trial::onEnded(const Result<ProgramResult> &result)
{
    m_forwards.clear();
    m_handle.reset();
    if (!result) {
        Q_EMIT ended(failure(result.error()));
        return;
    }
    m_copy = result->copy;
    m_changes = result->changes;
    Q_EMIT ended(endOf(*result));
}

Result<int> Trial::save(const QString &folder) const
{
    const QFileInfo place(folder);
    if (place.exists() && (!place.isDir() || !QDir(folder).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot)))
        return failure(ErrorCode::ExportNotEmpty, folder);
    int saved = 0;
    for (const sandbox::FileChange &change : m_changes.files) {
        const auto path = RelativePath::parse(change.path);
        if (!m_copy || !path || !isSaved(change))
            continue;
        BATON_TRY_ASSIGN(const QByteArray content, m_copy->read(*path, limits().fileBytes));
        BATON_TRY(saveFile(QDir(folder).filePath(path->toString()), content));
        ++saved;
    }
    return saved;
}

} // namespace baton::session

#include "moc_trial.cpp"
