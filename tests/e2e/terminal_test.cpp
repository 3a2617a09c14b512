// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/cli_process.h"
#include "tests/support/scripted_http_server.h"
#include "tests/support/test_main.h"

#include <QFile>
#include <QTemporaryDir>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;

namespace {

/// Clears the screen, sets the title, turns the direction of text.
const QString attack = QStringLiteral("\u001B[2J\u001B]0;owned\a\u202E");
const QString shown = QStringLiteral("<U+001B>[2J<U+001B>]0;owned<U+0007><U+202E>");

void verifyHarmless(const QString &text)
{
    for (const QChar c : text)
        QVERIFY2(
            c == u'\n' || c == u'\t' || (c.unicode() >= 0x20 && c.unicode() < 0x7F) || c.unicode() >= 0xA0,
            qPrintable(text));
    QVERIFY(!text.contains(QChar(0x202E)));
}

} // namespace

/// What models, servers and files say cannot act on the terminal, and no answer ends the program.
class TerminalTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void answersAreShownHarmless();
    void serversAreShownHarmless();
    void teamsAreShownHarmless();
    void degenerateAnswersNeedNoMemory();

private:
    QString written(const QString &name, const QString &text) const
    {
        const QString path = m_folder.filePath(name);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0)
            return {};
        return path;
    }

    QTemporaryDir m_folder;
};

BATON_TEST_CLASS(TerminalTest)

void TerminalTest::init()
{
    failOnWarnings();
}

void TerminalTest::answersAreShownHarmless()
{
    const QString file = written(u"prd.md"_s,
        u"## Requirement Pool\n\n| ID | Priority | Requirement |\n|---|---|---|\n| R1"_s + attack
            + u" | P0 | x |\n"_s);
    const CliResult result = runCli({u"check"_s, file, u"--kind"_s, u"prd"_s});
    QCOMPARE(result.exitCode, 5);
    QVERIFY2(result.out.contains(shown), result.describe().constData());
    verifyHarmless(result.out);
    verifyHarmless(result.err);
    const CliResult json = runCli({u"check"_s, file, u"--kind"_s, u"prd"_s, u"--json"_s});
    QVERIFY(json.json()["sections"_L1]["Requirement Pool"_L1].toString().contains(attack));
}

void TerminalTest::serversAreShownHarmless()
{
    const ScriptedHttpServer server([](const ReceivedRequest &) {
        return ScriptedHttpServer::jsonReply(
            401, {{u"error"_s, QJsonObject{{u"message"_s, QString(u"a"_s + attack)}}}});
    });
    const CliResult result = runCli({u"test-connection"_s, u"--provider"_s, u"openai"_s, u"--base-url"_s,
                                        server.baseUrl(u"/v1"_s), u"--model"_s, u"m"_s},
        -1, {{u"OPENAI_API_KEY"_s, u"k"_s}});
    QVERIFY2(result.err.contains(shown), result.describe().constData());
    verifyHarmless(result.err);
    verifyHarmless(result.out);
}

void TerminalTest::teamsAreShownHarmless()
{
    const QString file = written(u"team.json"_s, u"{\"format\": \"baton-sop\", \"a\\u001b[2J\\u202e\": 1}"_s);
    const CliResult result = runCli({u"sop"_s, u"check"_s, file});
    QCOMPARE(result.exitCode, 5);
    verifyHarmless(result.out);
    verifyHarmless(result.err);
}

void TerminalTest::degenerateAnswersNeedNoMemory()
{
    // It took gigabytes, and the program with it.
    const QString file = written(u"loop.md"_s, u"</think>"_s.repeated(64 * 1024));
    const QString command =
        u"ulimit -v 3000000; exec '%1' check '%2' --kind prd"_s.arg(QStringLiteral(BATON_CLI), file);
    const CliResult result = runProgram(u"/bin/sh"_s, {u"-c"_s, command}, m_folder.path());
    QVERIFY2(!result.crashed, result.describe().constData());
    QCOMPARE(result.exitCode, 5);
}

#include "terminal_test.moc"
