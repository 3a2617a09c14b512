// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/invocation.h"

#include "app/cli/status_json.h"
#include "core/base/text.h"
#include "ui/text/error_text.h"

#include <QFile>
#include <QFileInfo>

#include <unistd.h>

#include <cstdio>

namespace baton::cli {

using namespace Qt::StringLiterals;

QString counted(qint64 count, const QString &noun)
{
    return u"%1 %2%3"_s.arg(count).arg(noun, count == 1 ? QString() : u"s"_s);
}

void printBytes(const QByteArray &bytes)
{
    std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), stdout);
    std::fflush(stdout);
}

void print(const QString &text)
{
    printBytes(visible(text).toUtf8());
}

void printLine(const QString &line)
{
    print(visibleLine(line) + u'\n');
}

void printContent(const QString &text)
{
    if (isatty(STDOUT_FILENO) == 1)
        print(text);
    else
        printBytes(text.toUtf8());
}

void complain(const QString &sentence)
{
    const QByteArray bytes = (u"baton-cli: "_s + visible(sentence) + u'\n').toUtf8();
    std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), stderr);
    std::fflush(stderr);
}

void complain(const Error &error)
{
    complain(ui::sentence(ui::errorText(error)));
}

Result<QByteArray> readFile(const QString &path, qint64 mostBytes)
{
    constexpr qint64 mebi = 1024 * 1024;
    if (QFileInfo(path).isDir())
        return failure(ErrorCode::InvalidArgument, u"%1 is a folder, not a file"_s.arg(path));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::FileRead, u"%1: %2"_s.arg(path, file.errorString()));
    QByteArray bytes;
    for (QByteArray more(1, ' '); !more.isEmpty() && bytes.size() <= mostBytes; bytes += more)
        more = file.read(mostBytes + 1 - bytes.size());
    if (bytes.size() > mostBytes)
        return failure(
            ErrorCode::InvalidArgument, u"%1 is larger than %2 MiB"_s.arg(path).arg(mostBytes / mebi));
    return bytes;
}

Result<QString> readText(const QString &path, qint64 mostBytes)
{
    BATON_TRY_ASSIGN(const QByteArray bytes, readFile(path, mostBytes));
    auto text = decodeText(bytes);
    if (!text)
        return failure(text.error().code, u"%1: %2"_s.arg(path, text.error().detail));
    return text;
}

int badUsage(const Invocation &invocation, const QString &sentence)
{
    complain(sentence);
    if (invocation.json())
        printBytes(badUsageJson(invocation.command, sentence));
    return BadUsage;
}

void tellFailure(const Invocation &invocation, const Error &error)
{
    complain(error);
    if (invocation.json())
        printBytes(refusedJson(error));
}

int failed(const Invocation &invocation, const Error &error)
{
    tellFailure(invocation, error);
    return exitCodeOf(error);
}

bool isProviderError(ErrorCode code)
{
    return (code >= ErrorCode::Dns && code <= ErrorCode::ModelNotFound) || code == ErrorCode::RateLimited
        || code == ErrorCode::AsksToWait || code == ErrorCode::Overloaded || code == ErrorCode::ModelLoading
        || code == ErrorCode::Server || code == ErrorCode::FirstByteTimeout || code == ErrorCode::Protocol
        || code == ErrorCode::BadRequest;
}

int exitCodeOf(const Error &error)
{
    if (isProviderError(error.code))
        return ProviderUnusable;
    if (error.code == ErrorCode::DiskFull || error.code == ErrorCode::JournalWrite
        || error.code == ErrorCode::JournalBehind)
        return StepFailed;
    return error.code == ErrorCode::Budget ? OverBudget : BadUsage;
}

} // namespace baton::cli
