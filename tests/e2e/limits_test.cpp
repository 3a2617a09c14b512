// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/cli_process.h"
#include "tests/support/test_main.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>

using namespace baton::test;
using namespace Qt::StringLiterals;

namespace {

QStringList demoRun(const QString &project)
{
    return {u"run"_s, u"--project"_s, project, u"--demo"_s, u"terminal-2048"_s, u"--demo-speed"_s, u"0"_s,
        u"--approve"_s, u"all"_s};
}

QStringList lines(const QString &text)
{
    return text.split(u'\n', Qt::SkipEmptyParts);
}

/// What happened, what was kept, what to do: one paragraph in one line.
bool isTheSentence(const QString &err)
{
    return lines(err).size() == 1 && err.startsWith("baton-cli: "_L1)
        && err.contains("Everything recorded before is safe"_L1) && err.count(u'.') >= 3;
}

QStringList errorCodes(const CliResult &result)
{
    QStringList codes;
    for (const QJsonValue &error : result.json()["errors"_L1].toArray())
        codes.append(error["code"_L1].toString());
    return codes;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

/// Words that no packing makes much shorter.
QByteArray manyWords(int count)
{
    QByteArray text;
    for (int i = 0; i < count; ++i)
        text += QCryptographicHash::hash(QByteArray::number(i), QCryptographicHash::Md5).toHex() + '\n';
    return text;
}

} // namespace

/// A journal that cannot grow any more ends a run with one sentence, and nothing of what was recorded is
/// lost.
class LimitsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void fileThatMayNotGrow_data();
    void fileThatMayNotGrow();
    void decisionThatCannotBeRecorded();
    void fullDisk();
};

BATON_TEST_CLASS(LimitsTest)

void LimitsTest::init()
{
    failOnWarnings();
}

void LimitsTest::fileThatMayNotGrow_data()
{
    QTest::addColumn<int>("kibibytes");
    for (const int kibibytes : {120, 300, 400})
        QTest::addRow("%d KiB", kibibytes) << kibibytes;
}

void LimitsTest::fileThatMayNotGrow()
{
    QFETCH(int, kibibytes);
    QTemporaryDir folder;
    const QString project = folder.filePath(u"p"_s);
    const CliResult run = runCliLimited(kibibytes, demoRun(project) + QStringList{u"--json"_s});
    QVERIFY2(run.exitCode == 5 && isTheSentence(run.err), run.describe().constData());
    QCOMPARE(errorCodes(run).size(), 1);
    QVERIFY2(run.json()["errors"_L1][0]["message"_L1].toString().contains("Everything recorded before"_L1),
        run.describe().constData());
    QCOMPARE(run.json()["state"_L1].toString(), u"paused"_s);
    // Nothing runs, and nobody says so; what was recorded goes on as soon as there is room.
    const CliResult status = runCli({u"status"_s, u"--project"_s, project});
    QVERIFY2(status.exitCode == 0 && !status.out.contains("running"_L1), status.describe().constData());
    const CliResult rest = runCli(demoRun(project));
    QVERIFY2(rest.exitCode == 0, rest.describe().constData());
}

void LimitsTest::decisionThatCannotBeRecorded()
{
    QTemporaryDir folder;
    const QString project = folder.filePath(u"p"_s);
    const QString prd = u"docs/prd.md"_s;
    const CliResult run = runCli(demoRun(project).mid(0, 7));
    QVERIFY2(run.exitCode == 3, run.describe().constData());
    const QString text = folder.filePath(u"mine.md"_s);
    QVERIFY(put(text, manyWords(20'000)));
    const QStringList edit{u"edit"_s, u"--project"_s, project, prd, u"--file"_s, text};
    const CliResult refused = runCliLimited(60, edit);
    QVERIFY2(refused.exitCode == 5 && isTheSentence(refused.err), refused.describe().constData());
    QCOMPARE(refused.out, QString());
    const CliResult accepted = runCli(edit);
    QVERIFY2(accepted.exitCode == 0, accepted.describe().constData());
}

void LimitsTest::fullDisk()
{
    // A small disk of its own in a name space of its own, where that may be made.
    const QString script =
        u"mount -t tmpfs -o size=300k none \"$1\" || exit 77\n"
        "cli=$2; out=$3; shift 3; export XDG_CONFIG_HOME=$out/config\n"
        "\"$cli\" \"$@\" --json >\"$out/run.out\" 2>\"$out/run.err\"; echo $? >\"$out/code\"\n"
        "\"$cli\" status --project \"$3\" --json >\"$out/status.out\""_s;
    QTemporaryDir disk;
    QTemporaryDir out;
    const CliResult made = runProgram(u"unshare"_s,
        QStringList{u"-rm"_s, u"bash"_s, u"-c"_s, script, u"bash"_s, disk.path(), QStringLiteral(BATON_CLI),
            out.path()}
            + demoRun(disk.filePath(u"p"_s)),
        out.path());
    if (!QFile::exists(out.filePath(u"code"_s)))
        QSKIP(made.describe().constData());
    CliResult run;
    run.exitCode = contentOf(out.filePath(u"code"_s)).trimmed().toInt();
    run.out = QString::fromUtf8(contentOf(out.filePath(u"run.out"_s)));
    run.err = QString::fromUtf8(contentOf(out.filePath(u"run.err"_s)));
    QVERIFY2(run.exitCode == 5 && isTheSentence(run.err), run.describe().constData());
    QVERIFY2(errorCodes(run).contains(u"disk_full"_s), run.describe().constData());
    CliResult status;
    status.out = QString::fromUtf8(contentOf(out.filePath(u"status.out"_s)));
    QCOMPARE(status.json()["state"_L1].toString(), u"paused"_s);
    QVERIFY2(errorCodes(status).contains(u"disk_full"_s), status.describe().constData());
}

#include "limits_test.moc"
