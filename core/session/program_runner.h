// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/sandbox_spec.h"
#include "core/sandbox/work_copy.h"

#include <QByteArray>
#include <QMap>
#include <QVector>

#include <functional>
#include <memory>

namespace baton::session {

/// A program to run on a copy of the project.
struct ProgramRequest {
    QVector<sandbox::CopiedFile> files; ///< the project as it is to be seen, from the journal
    /// Programs that come first, on the same copy and under the same limits each; one that ends otherwise
    /// than with exit code 0 is the result, and the rest is not run.
    QVector<QStringList> before;
    sandbox::SandboxSpec spec; ///< without its folder, which is the copy
    /// What is not the project's and lies beside it, read-only: a runner. Seen at `besidePlace`.
    QVector<sandbox::CopiedFile> beside;
    /// What it listens on is reached through a socket beside the copy. Without the tool for that it is not.
    bool isReached = false;
    QVector<RelativePath> reports; ///< files of the copy that are read afterwards
    int changesLimit = 1000; ///< changed files that are told at most
    qsizetype reportLimit = 4 * 1024 * 1024; ///< bytes of each report
};
inline constexpr QLatin1String besidePlace{"/baton"};

struct ProgramResult {
    sandbox::SandboxOutcome outcome;
    sandbox::FolderChanges changes; ///< what it did to its copy
    QMap<QString, QByteArray> reports; ///< content by path, of those there are
    std::shared_ptr<const sandbox::WorkCopy> copy; ///< goes with the last who has it
};

/// What somebody hears of a running program, on the thread that started it and never inside the call that
/// started it. Either may destroy the handle.
struct ProgramListener {
    std::function<void(process::ProcessStream stream, const QByteArray &bytes)> bytes = {};
    /// Once, last. Fails with SandboxMissing or SandboxForbidden when nothing can run on this machine, and
    /// as WorkCopy::make and SandboxRun do.
    std::function<void(const Result<ProgramResult> &result)> ended = {};
    /// Several times a second; `door` is the socket a program that is to be reached is reached through.
    std::function<void(const sandbox::Usage &usage, const QString &door)> looked = {};
    std::function<void()> inputTaken = {}; ///< all that was written is on its way
};

/// A running program. Destroying it ends all its processes; nothing is heard then. Only who sits at it uses
/// more of it than that.
class ProgramHandle {
public:
    virtual ~ProgramHandle() = default;
    virtual void write(const QByteArray & /*bytes*/) { }
    virtual void closeInput() { }
    virtual void resize(process::TerminalSize /*size*/) { }
    virtual void stop() { } ///< `ended` follows, as if a signal had ended it
};

/// Runs programs that nobody trusts, or says that it cannot: never on the bare machine. Used on one thread,
/// which has an event loop.
class ProgramRunner {
public:
    virtual ~ProgramRunner() = default;
    /// Handles may outlive the runner.
    [[nodiscard]] virtual std::unique_ptr<ProgramHandle> run(
        const ProgramRequest &request, const ProgramListener &listener) = 0;
};

} // namespace baton::session
