// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QCommandLineParser>
#include <QString>
#include <QStringList>

#include <optional>

namespace baton {
class Composition;
}

namespace baton::cli {

/// Exit codes of the contract.
enum Exit {
    Done = 0,
    BadUsage = 2,
    Waiting = 3,
    OverBudget = 4,
    StepFailed = 5,
    ProviderUnusable = 6,
    TestsFailed = 7,
    Interrupted = 130,
};

/// One parsed command line: `baton-cli COMMAND [options] [arguments]`.
struct Invocation {
    QString command;
    QCommandLineParser parser;
    QStringList arguments; ///< after the command
    Composition *composition = nullptr;

    [[nodiscard]] bool json() const { return parser.isSet(QStringLiteral("json")); }
    /// Empty for an option that was not given, or that the command does not have.
    [[nodiscard]] QString value(const QString &option) const
    {
        return has(option) ? parser.value(option) : QString();
    }
    [[nodiscard]] QStringList values(const QString &option) const
    {
        return has(option) ? parser.values(option) : QStringList();
    }
    /// False, too, for an option that the command does not have; QCommandLineParser::isSet warns of those.
    [[nodiscard]] bool has(const QString &option) const { return parser.optionNames().contains(option); }
    [[nodiscard]] QString project() const { return parser.value(QStringLiteral("project")); }
};

/// "1 file", "3 files".
[[nodiscard]] QString counted(qint64 count, const QString &noun);
/// Writes UTF-8 to stdout. Much of what is said came from models, servers and files: control characters are
/// made visible, so that it can neither clear the screen nor forge lines.
void print(const QString &text);
/// A line of it that is to stay one, whatever stands in it.
void printLine(const QString &line);
/// The bytes of an artefact as they are where a program or a file receives them, made visible on a terminal.
void printContent(const QString &text);
/// JSON, which has escapes of its own.
void printBytes(const QByteArray &bytes);
/// A file, or what a pipe gives, that the person named. Fails with FileRead, and with InvalidArgument for a
/// folder and what is larger than `mostBytes`.
[[nodiscard]] Result<QByteArray> readFile(const QString &path, qint64 mostBytes);
/// The same as text; fails as decodeText, too.
[[nodiscard]] Result<QString> readText(const QString &path, qint64 mostBytes);

/// One sentence to stderr: what happened, what was kept, what to do.
void complain(const QString &sentence);
void complain(const Error &error);
/// BadUsage with a sentence; with --json also a document on stdout.
[[nodiscard]] int badUsage(const Invocation &invocation, const QString &sentence);
/// Tells an error that ends a command in the same two ways.
void tellFailure(const Invocation &invocation, const Error &error);
/// The same with the exit code it leads to.
[[nodiscard]] int failed(const Invocation &invocation, const Error &error);
/// The exit code an error leads to when it ends a command.
[[nodiscard]] int exitCodeOf(const Error &error);
/// True for failures that no decision about an artefact can mend: key, network, quota, endpoint.
[[nodiscard]] bool isProviderError(ErrorCode code);

} // namespace baton::cli
