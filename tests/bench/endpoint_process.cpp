// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/endpoint_process.h"

#include "tests/support/sample_project.h"
#include "tests/support/sample_team.h"
#include "tests/support/scripted_http_server.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QSocketNotifier>

#include <cstdio>
#include <unistd.h>

namespace baton::bench {

using namespace Qt::StringLiterals;

namespace {

QString longCode(const QString &path)
{
    QString body = u"\"\"\"%1\"\"\"\n"_s.arg(path);
    for (int i = 0; i < 120; ++i)
        body +=
            u"\n\ndef step_%1(x: int) -> int:\n    \"\"\"Adds %1 to x.\"\"\"\n    return x + %1\n"_s.arg(i);
    return u"```python\n%1```\n"_s.arg(body);
}

/// The table of the sample team with nothing in the column "Depends on".
QString independent(QString tasks)
{
    static const QRegularExpression row(
        u"^\\| (\\S+\\.py) \\| [^|]* \\|"_s, QRegularExpression::MultilineOption);
    return tasks.replace(row, u"| \\1 | None |"_s);
}

test::ScriptedHttpServer::Answerer answererFor(const QString &project)
{
    if (const int files = project.toInt(); files > 0) {
        return [sample = test::SampleProject(files)](
                   const QString &verbLine, const QJsonObject &) { return sample.answer(verbLine); };
    }
    const bool independentFiles = project == "wide"_L1;
    return [team = test::SampleTeam(), independentFiles](const QString &verbLine, const QJsonObject &) {
        if (independentFiles && verbLine.endsWith(" as tasks"_L1))
            return independent(team.answer(verbLine));
        if (independentFiles && verbLine.endsWith(" as code"_L1))
            return longCode(verbLine.section(u' ', 1, 1));
        return team.answer(verbLine);
    };
}

} // namespace

EndpointProcess::EndpointProcess(const EndpointScript &script)
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(QCoreApplication::applicationFilePath(),
        {u"--serve"_s, QString::number(script.firstByteMs), QString::number(script.tokensPerSecond),
            script.files > 0              ? QString::number(script.files)
                : script.independentFiles ? u"wide"_s
                                          : u"deep"_s});
    while (!m_process.canReadLine() && m_process.waitForReadyRead(5000)) { }
    m_baseUrl = QString::fromUtf8(m_process.readLine()).trimmed();
}

EndpointProcess::~EndpointProcess()
{
    m_process.closeWriteChannel();
    if (!m_process.waitForFinished(2000))
        m_process.kill();
    m_process.waitForFinished(2000);
}

int serve(const QStringList &arguments)
{
    test::ScriptedHttpServer server(test::ScriptedHttpServer::openAiCompatible(
        answererFor(arguments.value(2)), arguments.value(0).toInt(), arguments.value(1).toInt()));
    std::printf("%s\n", qPrintable(server.baseUrl()));
    std::fflush(stdout);
    // The parent holds the other end of our input; when it is gone, so are we.
    QSocketNotifier input(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, qApp, &QCoreApplication::quit);
    return QCoreApplication::exec();
}

} // namespace baton::bench
