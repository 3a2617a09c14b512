// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/cli_process.h"
#include "tests/support/sample_team.h"
#include "tests/support/scripted_http_server.h"
#include "tests/support/test_main.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>

#include <algorithm>

using namespace baton::test;
using namespace Qt::StringLiterals;

namespace {

QString verbLineOf(const QJsonObject &body)
{
    return body["messages"_L1].toArray().last()["content"_L1].toString().section(u'\n', 0, 0);
}

/// Projects of the same name over one scripted endpoint, and the recording of the first.
struct Scene {
    explicit Scene(int firstByteMs = 0)
        : server(ScriptedHttpServer::openAiCompatible(
            [this](const QString &verbLine, const QJsonObject &) { return sample.answer(verbLine); },
            firstByteMs))
    {
    }

    QString project(const QString &name) const { return folder.filePath(name + u"/p"_s); }
    QStringList runArguments(const QString &name) const
    {
        return {u"run"_s, u"--project"_s, project(name), u"--requirement"_s, u"A sample."_s, u"--provider"_s,
            u"openai"_s, u"--base-url"_s, server.baseUrl(), u"--model"_s, u"test-model"_s, u"--record"_s,
            recording};
    }
    CliResult record(const QString &name, const QStringList &more = {u"--approve"_s, u"all"_s}) const
    {
        return runCli(runArguments(name) + more);
    }
    CliResult replay(const QString &name, const QStringList &more = {u"--approve"_s, u"all"_s}) const
    {
        return runCli(QStringList{u"run"_s, u"--project"_s, project(name), u"--demo"_s, recording,
                          u"--demo-speed"_s, u"0"_s}
            + more);
    }
    CliResult decide(const QString &command, const QString &name, const QStringList &rest) const
    {
        return runCli(QStringList{command, u"--project"_s, project(name)} + rest);
    }
    QMap<QString, QByteArray> exported(const QString &name) const
    {
        const QString target = folder.filePath(u"exported-"_s + name);
        const CliResult handOver =
            runCli({u"export"_s, u"--project"_s, project(name), u"--to"_s, target, u"--force"_s});
        return handOver.exitCode == 0 ? filesBelow(target) : QMap<QString, QByteArray>();
    }

    SampleTeam sample;
    ScriptedHttpServer server;
    QTemporaryDir folder;
    QString recording = folder.filePath(u"run.rec"_s);
};

/// What a replay cannot share with its original: when and where, and numbers that depend on the order in
/// which parallel answers came.
QJsonValue withoutPlace(const QJsonValue &value)
{
    static const QStringList gone{u"config"_s, u"times"_s, u"ms"_s, u"started"_s, u"output"_s, u"results"_s,
        u"time"_s, u"commit"_s, u"endpoint"_s, u"cost_nano_usd"_s, u"reserved_nano_usd"_s, u"http_status"_s};
    if (value.isArray()) {
        QJsonArray array;
        for (const QJsonValue &element : value.toArray())
            array.append(withoutPlace(element));
        return array;
    }
    if (!value.isObject())
        return value;
    QJsonObject object = value.toObject();
    for (const QString &key : object.keys()) {
        const bool callName = (key == "call"_L1 || key == "id"_L1 || key == "model"_L1)
            && object[key].isString() && (key != "id"_L1 || object.contains("messages"_L1))
            && (key != "model"_L1 || object.contains("messages"_L1));
        if (gone.contains(key) || callName)
            object.remove(key);
        else
            object[key] = withoutPlace(object[key]);
    }
    return object;
}

QStringList facts(const QString &project)
{
    QStringList rows;
    const QString log = runCli({u"log"_s, u"--project"_s, project, u"--json"_s}).out;
    for (const QString &line : log.split(u'\n', Qt::SkipEmptyParts)) {
        QJsonObject row = QJsonDocument::fromJson(line.toUtf8()).object();
        row.remove(u"seq"_s);
        rows.append(
            QString::fromUtf8(QJsonDocument(withoutPlace(row).toObject()).toJson(QJsonDocument::Compact)));
    }
    rows.sort();
    return rows;
}

QString firstDifference(const QStringList &a, const QStringList &b)
{
    for (qsizetype i = 0; i < std::max(a.size(), b.size()); ++i) {
        if (a.value(i) != b.value(i))
            return a.value(i) + u"\n"_s + b.value(i);
    }
    return {};
}

#define COMPARE_FACTS(first, second) QCOMPARE(firstDifference(facts(first), facts(second)), QString())

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

/// The stock SOP with one of its texts changed, as a person's own file.
QString changedSop(const QTemporaryDir &folder, const std::function<void(QJsonObject &)> &change)
{
    QDir resources(QStringLiteral(BATON_SOURCE_DIR "/resources"));
    QJsonObject sop =
        QJsonDocument::fromJson(contentOf(resources.filePath(u"sops/software-company.json"_s))).object();
    change(sop);
    const QString prompts = folder.filePath(u"prompts"_s);
    QDir().mkpath(prompts);
    for (const QString &name : QDir(resources.filePath(u"prompts"_s)).entryList(QDir::Files))
        QFile::copy(resources.filePath(u"prompts/"_s + name), prompts + u'/' + name);
    const QString file = folder.filePath(u"own.json"_s);
    writeFile(file, QJsonDocument(sop).toJson());
    return file;
}

} // namespace

/// `--record` and what `--demo FILE` makes of it: the same tree and the same facts, after kills, cuts and
/// remarks too; what does not fit is said in words.
class RecordTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void recordedRunReplaysTheSame();
    void cutsReplayAsCuts();
    void remarksReplayAndOthersAreNamed();
    void killedRunsLeaveARecordingThatGoesOn();
    void changedTeamIsNamed();
    void otherWordsOfAPromptDoNotMatter();
    void otherFilesAreNotWrittenOver();
    void unwritablePlaceIsSaidAndTheRunGoesOn();
    void hostileFilesAreRefusedInASentence_data();
    void hostileFilesAreRefusedInASentence();
};

BATON_TEST_CLASS(RecordTest)

void RecordTest::init()
{
    failOnWarnings();
}

void RecordTest::recordedRunReplaysTheSame()
{
    const Scene scene;
    const CliResult original = scene.record(u"a"_s);
    QVERIFY2(original.exitCode == 0, original.describe().constData());
    const auto asked = scene.server.requests().size();
    const CliResult replayed = scene.replay(u"b"_s);
    QVERIFY2(replayed.exitCode == 0, replayed.describe().constData());
    QCOMPARE(scene.server.requests().size(), asked);
    QVERIFY(scene.exported(u"a"_s).size() > 20);
    QCOMPARE(scene.exported(u"b"_s), scene.exported(u"a"_s));
    COMPARE_FACTS(scene.project(u"b"_s), scene.project(u"a"_s));
}

void RecordTest::cutsReplayAsCuts()
{
    Scene scene;
    const auto whole = ScriptedHttpServer::openAiCompatible(
        [&scene](const QString &verbLine, const QJsonObject &) { return scene.sample.answer(verbLine); });
    int cuts = 0;
    scene.server.setHandler([&](const ReceivedRequest &request) {
        const QString line = verbLineOf(request.json());
        const QJsonArray messages = request.json()["messages"_L1].toArray();
        ScriptedReply reply = whole(request);
        const QString code = scene.sample.code(u"src/b0.py"_s);
        if (line == "Continue src/b0.py as code"_L1)
            reply.chunks = ScriptedHttpServer::chatEvents(
                code.mid(messages.at(messages.size() - 2)["content"_L1].toString().size()));
        // Counted by itself: what else has been asked by then is another order each time.
        if (line.contains("src/b0.py as code"_L1) && cuts < 2) {
            ++cuts;
            reply.chunks = reply.chunks.mid(0, 9);
            reply.end = ScriptedReply::End::Cut;
        }
        return reply;
    });
    const CliResult original = scene.record(u"a"_s);
    QVERIFY2(original.exitCode == 0, original.describe().constData());
    QVERIFY2(original.out.contains("cut short"_L1), original.describe().constData());
    const CliResult replayed = scene.replay(u"b"_s);
    QVERIFY2(replayed.exitCode == 0, replayed.describe().constData());
    QVERIFY2(replayed.out.contains("cut short"_L1), replayed.describe().constData());
    QCOMPARE(scene.exported(u"b"_s), scene.exported(u"a"_s));
}

void RecordTest::remarksReplayAndOthersAreNamed()
{
    const Scene scene;
    const QStringList first{u"--until"_s, u"prd"_s};
    const QStringList known{u"docs/prd.md"_s, u"--remark"_s, u"Name the users."_s};
    QCOMPARE(scene.record(u"a"_s, first).exitCode, 3);
    QCOMPARE(scene.decide(u"request-changes"_s, u"a"_s, known).exitCode, 0);
    QCOMPARE(scene.record(u"a"_s, first).exitCode, 3);

    QCOMPARE(scene.replay(u"b"_s, first).exitCode, 3);
    QCOMPARE(scene.decide(u"request-changes"_s, u"b"_s, known).exitCode, 0);
    const CliResult again = scene.replay(u"b"_s, first);
    QVERIFY2(again.exitCode == 3, again.describe().constData());
    QCOMPARE(filesBelow(scene.project(u"b"_s)), filesBelow(scene.project(u"a"_s)));

    QCOMPARE(scene.replay(u"c"_s, first).exitCode, 3);
    QCOMPARE(scene.decide(u"request-changes"_s, u"c"_s, {u"docs/prd.md"_s, u"--remark"_s, u"Add a login."_s})
                 .exitCode,
        0);
    const CliResult other = scene.replay(u"c"_s, first);
    QCOMPARE(other.exitCode, 5);
    for (const QString &word : {u"Revise docs/prd.md as prd"_s, u"Add a login."_s, u"Name the users."_s})
        QVERIFY2(other.err.contains(word), other.describe().constData());
}

void RecordTest::killedRunsLeaveARecordingThatGoesOn()
{
    const Scene scene(4);
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(scene.record(u"whole"_s).exitCode, 0);
    const int span = static_cast<int>(timer.elapsed());
    const auto tree = filesBelow(scene.project(u"whole"_s));
    for (int i = 1; i <= 6; ++i) {
        QVERIFY(QFile::remove(scene.recording));
        const QString name = u"killed%1"_s.arg(i);
        const QStringList run = scene.runArguments(name) + QStringList{u"--approve"_s, u"all"_s};
        static_cast<void>(runCli(run, span * i / 7));
        const QByteArray left = contentOf(scene.recording);
        const CliResult resumed = runCli(run);
        QVERIFY2(resumed.exitCode == 0, resumed.describe().constData());
        const qsizetype whole = left.lastIndexOf('\n') + 1;
        QVERIFY(contentOf(scene.recording).startsWith(left.first(whole)));
        const CliResult replayed = scene.replay(u"replayed%1"_s.arg(i));
        QVERIFY2(replayed.exitCode == 0, replayed.describe().constData());
        QCOMPARE(filesBelow(scene.project(u"replayed%1"_s.arg(i))), tree);
    }
}

void RecordTest::changedTeamIsNamed()
{
    const Scene scene;
    QCOMPARE(scene.record(u"a"_s, {u"--until"_s, u"prd"_s, u"--approve"_s, u"all"_s}).exitCode, 0);
    const QString sop = changedSop(scene.folder, [](QJsonObject &object) {
        QJsonArray steps = object["steps"_L1].toArray();
        for (qsizetype i = 0; i < steps.size(); ++i) {
            QJsonObject step = steps.at(i).toObject();
            if (step["id"_L1].toString() == "design"_L1)
                step["produces"_L1] =
                    QJsonObject{{u"path"_s, u"docs/architecture.md"_s}, {u"kind"_s, u"design"_s}};
            steps[i] = step;
        }
        object["steps"_L1] = steps;
    });
    const CliResult run = scene.replay(u"b"_s, {u"--sop"_s, sop});
    QCOMPARE(run.exitCode, 2);
    for (const QString &word : {u"docs/architecture.md"_s, u"docs/system_design.md"_s})
        QVERIFY2(run.err.contains(word), run.describe().constData());
}

void RecordTest::otherWordsOfAPromptDoNotMatter()
{
    const Scene scene;
    QCOMPARE(scene.record(u"a"_s).exitCode, 0);
    const QString sop = changedSop(scene.folder, [](QJsonObject &object) {
        QJsonArray roles = object["roles"_L1].toArray();
        for (qsizetype i = 0; i < roles.size(); ++i) {
            QJsonObject role = roles.at(i).toObject();
            role["goal"_L1] = u"Other words for the same."_s;
            roles[i] = role;
        }
        object["roles"_L1] = roles;
    });
    const CliResult run = scene.replay(u"b"_s, {u"--sop"_s, sop, u"--approve"_s, u"all"_s});
    QVERIFY2(run.exitCode == 0, run.describe().constData());
    QCOMPARE(filesBelow(scene.project(u"b"_s)), filesBelow(scene.project(u"a"_s)));
}

void RecordTest::otherFilesAreNotWrittenOver()
{
    const Scene scene;
    writeFile(scene.recording, "int main() {}\n");
    const CliResult run = scene.record(u"a"_s);
    QCOMPARE(run.exitCode, 2);
    QVERIFY2(run.err.count(u'\n') == 1, run.describe().constData());
    QCOMPARE(contentOf(scene.recording), QByteArray("int main() {}\n"));
    QCOMPARE(scene.server.requests().size(), 0);
}

void RecordTest::unwritablePlaceIsSaidAndTheRunGoesOn()
{
    Scene scene;
    scene.recording = scene.folder.filePath(u"no/such/place.rec"_s);
    const CliResult run = scene.record(u"a"_s);
    QVERIFY2(run.exitCode == 0, run.describe().constData());
    QVERIFY2(run.err.contains("place.rec"_L1), run.describe().constData());
}

void RecordTest::hostileFilesAreRefusedInASentence_data()
{
    QTest::addColumn<QByteArray>("content");
    const QByteArray head =
        "{\"format\":\"baton-recording\",\"version\":2,\"id\":\"x\",\"requirement\":\"r\"}\n";
    const QByteArray start = "{\"verb\":\"Produce\",\"kind\":\"prd\",\"path\":\"";
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no answer yet") << head;
    QTest::newRow("text") << QByteArray("hello\n");
    QTest::newRow("newer") << QByteArray(head).replace("2", "9");
    QTest::newRow("path up") << head + start + "../../x\",\"reply\":\"x\"}\n";
    QTest::newRow("wrong types") << head + "{\"verb\":[],\"kind\":5,\"path\":{},\"reply\":7}\n";
    QTest::newRow("5 MB") << head + start + "a\",\"reply\":\"" + QByteArray(5 * 1024 * 1024, 'x') + "\"}\n";
    QTest::newRow("nested") << QByteArray(100'000, '[');
}

void RecordTest::hostileFilesAreRefusedInASentence()
{
    QFETCH(QByteArray, content);
    const Scene scene;
    writeFile(scene.recording, content);
    const CliResult run = scene.replay(u"a"_s);
    QCOMPARE(run.exitCode, 2);
    QVERIFY2(run.err.contains("recording cannot be read"_L1), run.describe().constData());
    QVERIFY2(run.err.size() < 1000, run.describe().constData());
    QVERIFY(!QFile::exists(scene.project(u"a"_s) + u"/.baton"_s));
}

#include "record_test.moc"
