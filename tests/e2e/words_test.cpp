// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/cli_process.h"
#include "tests/support/test_main.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>

using namespace baton::test;
using namespace Qt::StringLiterals;

namespace {

const QString prd = u"docs/prd.md"_s;

struct Demo {
    Demo() : project(folder.filePath(u"p"_s)) { }
    CliResult run(const QStringList &more = {}) const
    {
        return runCli(QStringList{u"run"_s, u"--project"_s, project, u"--demo"_s, u"terminal-2048"_s,
                          u"--demo-speed"_s, u"0"_s, u"--json"_s}
            + more);
    }
    CliResult call(const QString &command, const QStringList &more = {}) const
    {
        return runCli(QStringList{command, u"--project"_s, project} + more);
    }
    QString write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(folder.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName()
                                                                                    : QString();
    }
    QTemporaryDir folder;
    QString project;
};

} // namespace

/// What waits, what decides it, and what is let pass, through the CLI.
class WordsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void whatWaitsIsListedAndDecided();
    void decisionsInJson();
    void textsAndChangesInJson();
    void handingOverInJson();
    void refusalsInJson_data();
    void refusalsInJson();
    void decisionsAreTakenBack();
    void approveAllLetsPassWhatWaits();
    void untilHoldsForOneRun();
    void onlyTextIsTaken_data();
    void onlyTextIsTaken();
    void filesThatCannotBeUsed_data();
    void filesThatCannotBeUsed();
};

BATON_TEST_CLASS(WordsTest)

void WordsTest::init()
{
    failOnWarnings();
}

void WordsTest::whatWaitsIsListedAndDecided()
{
    const Demo demo;
    QCOMPARE(demo.run().exitCode, 3);
    const QJsonArray cards = demo.call(u"waiting"_s, {u"--json"_s}).json().array();
    QCOMPARE(cards.size(), 1);
    const QJsonObject card = cards.first().toObject();
    QCOMPARE(card["id"_L1].toString(), u"review:docs/prd.md@1"_s);
    QCOMPARE(card["kind"_L1].toString(), u"review"_s);
    QVERIFY(card["choices"_L1].toArray().contains(u"approve"_s));
    QVERIFY(card["holds_up"_L1].toArray().contains(u"docs/system_design.md"_s));
    QVERIFY(!card["since"_L1].toString().isEmpty());
    const CliResult unknown = demo.call(u"decide"_s, {u"review:x@1"_s, u"approve"_s});
    QCOMPARE(unknown.exitCode, 2);
    QVERIFY2(unknown.err.contains("baton-cli waiting"_L1), qPrintable(unknown.err));
    const CliResult wrong = demo.call(u"decide"_s, {u"review:docs/prd.md@1"_s, u"retry"_s});
    QCOMPARE(wrong.exitCode, 2);
    QVERIFY2(wrong.err.contains("approve"_L1), qPrintable(wrong.err));
    QCOMPARE(demo.call(u"decide"_s, {u"review:docs/prd.md@1"_s, u"approve"_s}).exitCode, 0);
    QVERIFY(demo.call(u"waiting"_s, {u"--json"_s}).json().array().isEmpty());
}

void WordsTest::decisionsInJson()
{
    const Demo demo;
    QCOMPARE(demo.run().exitCode, 3);
    const CliResult approved = demo.call(u"approve"_s, {prd, u"--json"_s});
    QCOMPARE(approved.exitCode, 0);
    QCOMPARE(approved.json()["ok"_L1].toBool(), true);
    QVERIFY(!approved.json()["events"_L1].toArray().isEmpty());
    const CliResult again = demo.call(u"approve"_s, {prd, u"--json"_s});
    QCOMPARE(again.exitCode, 2);
    QCOMPARE(again.json()["ok"_L1].toBool(true), false);
    QCOMPARE(again.json()["code"_L1].toString(), u"nothing_to_review"_s);
}

void WordsTest::textsAndChangesInJson()
{
    const Demo demo;
    QCOMPARE(demo.run({u"--approve"_s, u"all"_s, u"--until"_s, u"prd"_s}).exitCode, 0);
    const QString plain = demo.call(u"show"_s, {prd}).out;
    const QJsonObject shown = demo.call(u"show"_s, {prd, u"--json"_s}).json().object();
    QCOMPARE(shown["text"_L1].toString(), plain);
    QCOMPARE(shown["path"_L1].toString(), prd);
    QCOMPARE(shown["revision"_L1].toInt(), 1);
    QCOMPARE(shown["author"_L1].toString(), u"role"_s);
    QVERIFY(!shown["checks"_L1].toArray().isEmpty());

    QVERIFY(!demo.write(u"mine.md"_s, plain.toUtf8() + "\nMore.\n").isEmpty());
    QCOMPARE(demo.call(u"edit"_s, {prd, u"--file"_s, demo.folder.filePath(u"mine.md"_s)}).exitCode, 0);
    const QJsonObject diff = demo.call(u"diff"_s, {prd, u"--json"_s}).json().object();
    QCOMPARE(diff["from"_L1].toInt(), 1);
    QCOMPARE(diff["to"_L1].toInt(), 2);
    QCOMPARE(diff["author"_L1].toString(), u"human"_s);
    QCOMPARE(diff["diff"_L1].toString(), demo.call(u"diff"_s, {prd}).out);

    QVERIFY(QFile::remove(demo.project + u'/' + prd));
    const QJsonObject compared = demo.call(u"compare"_s, {prd, u"--json"_s}).json().object();
    QCOMPARE(compared["deleted"_L1].toBool(), true);
    QCOMPARE(compared["diff"_L1].toString(), demo.call(u"compare"_s, {prd}).out);
}

void WordsTest::handingOverInJson()
{
    const Demo demo;
    QCOMPARE(demo.run({u"--approve"_s, u"all"_s, u"--until"_s, u"design"_s}).exitCode, 0);
    const QStringList options{
        u"--to"_s, demo.folder.filePath(u"out"_s), u"--format"_s, u"folder"_s, u"--json"_s};
    const QJsonObject exported = demo.call(u"export"_s, options).json().object();
    QCOMPARE(exported["ok"_L1].toBool(), true);
    QVERIFY(exported["files"_L1].toArray().contains(prd));
    QVERIFY(exported["written"_L1].toInt() >= exported["files"_L1].toArray().size());
    const QJsonArray findings = exported["findings"_L1].toArray();
    QVERIFY(std::any_of(findings.cbegin(), findings.cend(), [](const QJsonValue &finding) {
        return finding["kind"_L1].toString() == "left_out"_L1
            && finding["path"_L1].toString() == u"docs/tasks.md"_s;
    }));
    const CliResult again = demo.call(u"export"_s, options);
    QCOMPARE(again.exitCode, 2);
    QCOMPARE(again.json()["ok"_L1].toBool(true), false);
}

void WordsTest::refusalsInJson_data()
{
    QTest::addColumn<QStringList>("words");
    const auto row = [](const char *name, const QStringList &words) { QTest::newRow(name) << words; };
    const QString nowhere = u"/nowhere/at/all"_s;
    for (const QString &command : {u"status"_s, u"waiting"_s, u"log"_s, u"usage"_s, u"trace"_s})
        row(qPrintable(command), {command, u"--project"_s, nowhere});
    for (const QString &command : {u"show"_s, u"diff"_s, u"compare"_s, u"approve"_s, u"undo"_s})
        row(qPrintable(command), {command, u"--project"_s, nowhere, prd});
    row("run", {u"run"_s, u"--project"_s, nowhere, u"--provider"_s, u"nobody"_s});
    row("run without a project", {u"run"_s});
    row("export", {u"export"_s, u"--project"_s, nowhere, u"--to"_s, nowhere, u"--format"_s, u"zip"_s});
    row("recover", {u"recover"_s, u"--project"_s, nowhere});
    row("decide", {u"decide"_s, u"--project"_s, nowhere, u"x"_s, u"approve"_s});
    row("check", {u"check"_s, nowhere, u"--kind"_s, u"prd"_s});
    row("decode", {u"decode"_s, nowhere, u"--protocol"_s, u"ollama"_s});
    row("sop show", {u"sop"_s, u"show"_s, u"none"_s});
    row("sop check", {u"sop"_s, u"check"_s, nowhere});
    row("sop copy", {u"sop"_s, u"copy"_s, u"none"_s, nowhere});
    row("prices", {u"prices"_s, u"update"_s, nowhere});
    row("test-connection", {u"test-connection"_s, u"--provider"_s, u"nobody"_s});
    row("an option it does not have", {u"status"_s, u"--nothing"_s});
    row("no such command", {u"frobnicate"_s});
}

void WordsTest::refusalsInJson()
{
    QFETCH(const QStringList, words);
    const CliResult result = runCli(words + QStringList{u"--json"_s});
    QVERIFY2(result.exitCode != 0, result.describe().constData());
    QVERIFY2(!result.err.isEmpty(), result.describe().constData());
    QVERIFY2(result.json().isObject(), result.describe().constData());
    QCOMPARE(result.json()["ok"_L1].toBool(true), false);
    QVERIFY2(!result.json()["message"_L1].toString().isEmpty(), result.describe().constData());
}

void WordsTest::decisionsAreTakenBack()
{
    const Demo demo;
    QCOMPARE(demo.run().exitCode, 3);
    for (const QStringList &decision : {QStringList{u"skip"_s, prd}, QStringList{u"regenerate"_s, prd},
             QStringList{u"request-changes"_s, prd, u"--remark"_s, u"Shorter."_s},
             QStringList{u"approve"_s, prd}}) {
        QCOMPARE(demo.call(decision.first(), decision.mid(1)).exitCode, 0);
        QVERIFY(demo.call(u"waiting"_s, {u"--json"_s}).json().array().isEmpty());
        QCOMPARE(demo.call(u"undo"_s, {prd}).exitCode, 0);
        QCOMPARE(demo.call(u"waiting"_s, {u"--json"_s}).json().array().size(), 1);
    }
    const CliResult nothing = demo.call(u"undo"_s, {prd});
    QCOMPARE(nothing.exitCode, 2);
    QVERIFY2(nothing.err.contains("taken back"_L1), qPrintable(nothing.err));
}

void WordsTest::approveAllLetsPassWhatWaits()
{
    const Demo demo;
    QCOMPARE(demo.run().exitCode, 3);
    QCOMPARE(demo.run({u"--approve"_s, u"all"_s}).exitCode, 0);
    QCOMPARE(demo.run({u"--approve"_s, u"all"_s, u"--autonomy"_s, u"each"_s}).exitCode, 2);
}

void WordsTest::untilHoldsForOneRun()
{
    const Demo demo;
    const CliResult first = demo.run({u"--approve"_s, u"all"_s, u"--until"_s, u"prd"_s});
    QCOMPARE(first.exitCode, 0);
    QVERIFY(!QFile::exists(demo.project + u"/docs/tasks.md"_s));
    QCOMPARE(demo.run().exitCode, 0);
    QVERIFY(QFile::exists(demo.project + u"/docs/tasks.md"_s));
}

void WordsTest::onlyTextIsTaken_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("taken");
    QTest::newRow("UTF-8") << QByteArray("Gr\xc3\xbc\xc3\x9f"
                                         "e")
                           << true;
    QTest::newRow("UTF-16 with a mark") << QByteArray("\xff\xfeG\0r\0\xfc\0", 8) << true;
    QTest::newRow("Latin-1") << QByteArray("Gr\xfc\xdf"
                                           "e")
                             << false;
    QTest::newRow("cut in a character") << QByteArray("Gr\xc3") << false;
    QTest::newRow("binary") << QByteArray("a\0b", 3) << false;
}

void WordsTest::onlyTextIsTaken()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, taken);
    const Demo demo;
    const QString file = demo.write(u"text"_s, bytes);
    const CliResult run = runCli({u"run"_s, u"--project"_s, demo.folder.filePath(u"other"_s),
        u"--requirement-file"_s, file, u"--provider"_s, u"openai"_s, u"--base-url"_s,
        u"http://127.0.0.1:1/v1"_s, u"--model"_s, u"m"_s, u"--until"_s, u"requirement"_s});
    QCOMPARE(run.err.contains("UTF-8"_L1), !taken);
    QCOMPARE(run.exitCode == 2, !taken);
    QCOMPARE(demo.run().exitCode, 3);
    const CliResult edit = demo.call(u"edit"_s, {prd, u"--file"_s, file});
    QCOMPARE(edit.exitCode == 0, taken);
    if (!taken)
        QVERIFY2(edit.err.contains("UTF-8"_L1), qPrintable(edit.err));
}

void WordsTest::filesThatCannotBeUsed_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("said");
    QTest::newRow("missing") << u"/nowhere/at/all"_s << u"No such file"_s;
    QTest::newRow("folder") << u"/"_s << u"is a folder"_s;
    QTest::newRow("without an end") << u"/dev/zero"_s << u"is larger than 1 MiB"_s;
    QTest::newRow("empty") << u"/dev/null"_s << u"is empty"_s;
}

void WordsTest::filesThatCannotBeUsed()
{
    QFETCH(QString, file);
    QFETCH(QString, said);
    const Demo demo;
    const CliResult run = runCli({u"run"_s, u"--project"_s, demo.project, u"--requirement-file"_s, file,
        u"--provider"_s, u"openai"_s, u"--base-url"_s, u"http://127.0.0.1:1/v1"_s});
    QCOMPARE(run.exitCode, 2);
    QVERIFY2(run.err.contains(file) && run.err.contains(said), qPrintable(run.err));
    QVERIFY(!QFile::exists(demo.project));
}

#include "words_test.moc"
