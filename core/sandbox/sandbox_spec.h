// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/process/process_run.h"

#include <QByteArray>
#include <QMap>
#include <QSet>
#include <QString>
#include <QStringList>
#include <QVector>

#include <optional>

namespace baton::sandbox {

/// Where the copy of the project lies for a program in the sandbox, and where its home is.
inline constexpr QLatin1String projectPlace{"/project"};
inline constexpr QLatin1String homePlace{"/home/sandbox"};

enum class Network {
    Own, ///< a loopback of its own: the program reaches itself, and nothing else
    Full, ///< that of this machine, loopback and abstract sockets included: only for fetching packages
};

/// A folder or file of this machine that the program sees beside the system's.
struct Mount {
    QString source; ///< absolute; neither the home folder nor one around it
    QString target; ///< absolute, as the program sees it
    bool writable = false;
    bool operator==(const Mount &) const = default;
};

/// What a program may use. Where one is passed the program ends, unless said otherwise.
struct Limits {
    qint64 wallMs = 120'000; ///< 0 = none
    int cpuSeconds = 240; ///< of all its processes together
    qint64 memoryBytes = qint64(2) << 30; ///< of all together; one alone is refused a quarter more
    int processes = 256; ///< threads count as well; a few more are refused
    qint64 fileBytes = qint64(256) << 20; ///< of one file; writing beyond is refused
    qint64 writtenBytes = qint64(1) << 30; ///< more than the copy held, deleted files that are open included
    int writtenFiles = 20'000; ///< more than the copy held
    qint64 outputBytes = qint64(16) << 20; ///< both streams together
    bool operator==(const Limits &) const = default;
};

/// How to run a program in the sandbox. There is no shell in between.
struct SandboxSpec {
    QStringList argv; ///< the program as it is called inside, then its arguments
    QMap<QString, QString> environment; ///< beside PATH, HOME, TMPDIR and the locale; it may replace them
    QString folder; ///< of this machine: the copy of the project, which the program may change
    QVector<Mount> mounts; ///< toolchains, package caches, a runner
    Network network = Network::Own;
    Limits limits;
    QByteArray input; ///< its standard input, which ends there ...
    bool keepsInputOpen = false; ///< ... unless more follows by `write`
    /// Its three streams are a terminal, and it controls it: Ctrl+C and a changed size reach it as signals.
    std::optional<process::TerminalSize> terminal;
    bool operator==(const SandboxSpec &) const = default;
};

enum class Limit { None, Wall, Cpu, Memory, Processes, Files, Output };

/// What a program used, as far as it was seen: it is looked at several times a second.
struct Usage {
    qint64 cpuMs = 0;
    qint64 memoryBytes = 0;
    int processes = 0;
    qint64 largestFile = 0;
    qint64 writtenBytes = 0;
    int writtenFiles = 0;
    bool memoryIsShort = false; ///< of the machine, whoever used it
    bool diskIsShort = false; ///< the same, where the copy lies
    bool triedNetwork = false; ///< looked for something that its own loopback does not have
    QSet<quint16> ports = {}; ///< TCP ports it listened on
    bool operator==(const Usage &) const = default;
};

enum class SandboxEnd {
    Exited, ///< by itself, with an exit code
    Signalled, ///< by a signal: it crashed. Told as shells do, so an exit code of 128 and more looks alike
    Limited, ///< because of the limit
};

struct SandboxOutcome {
    SandboxEnd end = SandboxEnd::Exited;
    int exitCode = 0; ///< of Exited
    int signal = 0; ///< of Signalled
    Limit limit = Limit::None; ///< of Limited
    process::CapturedStream output;
    process::CapturedStream error;
    qint64 wallMs = 0;
    Usage peak; ///< the most of each
    bool operator==(const SandboxOutcome &) const = default;
};

} // namespace baton::sandbox
