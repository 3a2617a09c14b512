// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/recording/demo_catalog.h"
#include "core/llm/recording/replay_provider.h"
#include "tests/support/manual_clock.h"
#include "tests/support/test_main.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace baton;

namespace {

void writeFile(const QString &path, const QByteArray &bytes)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

QJsonObject exchange(const QString &verb, const QString &path, int nth, const QString &reply)
{
    return {{u"verb"_s, verb}, {u"path"_s, path}, {u"kind"_s, u"prd"_s}, {u"nth"_s, nth}, {u"reply"_s, reply},
        {u"remark"_s, verb == "Revise"_L1 ? u"Name the users."_s : QString()},
        {u"usage"_s, QJsonObject{{u"input"_s, 10}, {u"output"_s, 5}}}, {u"first_byte_ms"_s, 500},
        {u"tokens_per_second"_s, 50}};
}

QJsonObject sample()
{
    return {{u"format"_s, u"baton-recording"_s}, {u"version"_s, 1}, {u"id"_s, u"sample"_s},
        {u"title"_s, u"S"_s}, {u"requirement"_s, u"Write a  small Game"_s}, {u"language"_s, u"en"_s},
        {u"exchanges"_s,
            QJsonArray{exchange(u"Produce"_s, u"docs/prd.md"_s, 1, QString(400, u'a')),
                exchange(u"Revise"_s, u"docs/prd.md"_s, 1, u"🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀"_s)}}};
}

void writeSample(const QString &root, const QJsonObject &index)
{
    writeFile(root + u"/sample/recording.json"_s, QJsonDocument(index).toJson());
}

llm::Request request(const QString &id, Verb verb = Verb::Produce, int nth = 1)
{
    llm::Request result;
    result.call = CallId{id};
    result.verb = verb;
    result.path = u"docs/prd.md"_s;
    result.kind = u"prd"_s;
    result.nth = nth;
    result.endpoint.protocol = Protocol::Replay;
    result.demo = u"sample"_s;
    return result;
}

/// A provider over the sample recording, on a clock moved by hand.
struct Player {
    Player() { writeSample(folder.path(), sample()); }
    QTemporaryDir folder;
    test::ManualClock clock;
    llm::ReplayProvider provider{clock, clock, folder.path()};
    QSignalSpy text{&provider, &llm::Provider::textArrived};
    QSignalSpy done{&provider, &llm::Provider::finished};

    [[nodiscard]] llm::Outcome outcome() const { return done.last().at(0).value<llm::Outcome>(); }
    [[nodiscard]] QString allText() const
    {
        QString all;
        for (const auto &arguments : text)
            all += arguments.at(1).toString();
        return all;
    }
};

} // namespace

/// Recordings: loading untrusted files, the catalogue, and the provider that replays them.
class RecordingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void loadsRepliesInlineAndFromFiles();
    void refusesHostileInput_data();
    void refusesHostileInput();
    void refusesALinkOutOfTheFolder();
    void embeddedRecordingsAreWhole();
    void matchesARequirement();
    void suggestsTheRecordedRemark();
    void streamsAtTheRecordedPace();
    void speedZeroIsImmediateButAsynchronous();
    void neverTearsASurrogatePair();
    void cancelKeepsTheTextSoFar();
    void missingStepsSayWhich();
};

BATON_TEST_CLASS(RecordingTest)

void RecordingTest::init()
{
    test::failOnWarnings();
}

void RecordingTest::loadsRepliesInlineAndFromFiles()
{
    QTemporaryDir folder;
    QJsonObject index = sample();
    QJsonObject fromFile = exchange(u"Produce"_s, u"a.py"_s, 1, {});
    fromFile.remove(u"reply"_s);
    fromFile.insert(u"reply_file"_s, u"replies/a.1.md"_s);
    index.insert(u"exchanges"_s, QJsonArray{fromFile});
    writeSample(folder.path(), index);
    writeFile(folder.filePath(u"sample/replies/a.1.md"_s), "größer\n");
    const auto recording = llm::loadRecording(folder.filePath(u"sample"_s));
    QVERIFY(recording);
    QCOMPARE(recording->exchanges.size(), 1);
    QCOMPARE(recording->exchanges.first().reply, u"größer\n"_s);
    QCOMPARE(recording->exchanges.first().usage.output, 5);
    QVERIFY(llm::loadRecording(folder.filePath(u"sample/recording.json"_s)));
}

void RecordingTest::refusesHostileInput_data()
{
    QTest::addColumn<QByteArray>("json");
    const auto changed = [](const QString &name, const QJsonValue &value) {
        QJsonObject index = sample();
        index.insert(name, value);
        return QJsonDocument(index).toJson();
    };
    const auto withExchange = [&](const QString &name, const QJsonValue &value) {
        QJsonObject one = exchange(u"Produce"_s, u"a.md"_s, 1, u"x"_s);
        one.insert(name, value);
        if (name == "reply_file"_L1)
            one.remove(u"reply"_s);
        return changed(u"exchanges"_s, QJsonArray{one});
    };
    QTest::newRow("no json") << QByteArray("hello");
    QTest::newRow("array") << QByteArray("[]");
    QTest::newRow("format") << changed(u"format"_s, u"other"_s);
    QTest::newRow("newer version") << changed(u"version"_s, 4);
    QTest::newRow("id with path") << changed(u"id"_s, u"../x"_s);
    QTest::newRow("no requirement") << changed(u"requirement"_s, u" "_s);
    QTest::newRow("no exchanges") << changed(u"exchanges"_s, QJsonArray{});
    QTest::newRow("exchange no object") << changed(u"exchanges"_s, QJsonArray{1});
    QTest::newRow("unknown verb") << withExchange(u"verb"_s, u"Destroy"_s);
    QTest::newRow("path up") << withExchange(u"path"_s, u"../a.md"_s);
    QTest::newRow("nth zero") << withExchange(u"nth"_s, 0);
    QTest::newRow("unknown finish") << withExchange(u"finish"_s, u"maybe"_s);
    QTest::newRow("reply file up") << withExchange(u"reply_file"_s, u"../../secret"_s);
    QTest::newRow("reply file absolute") << withExchange(u"reply_file"_s, u"/etc/hostname"_s);
    QTest::newRow("reply file missing") << withExchange(u"reply_file"_s, u"nowhere.md"_s);
    const QJsonObject one = exchange(u"Produce"_s, u"a.md"_s, 1, u"x"_s);
    QTest::newRow("wrong types") << withExchange(u"reply"_s, 5);
    QTest::newRow("5 MB answer") << withExchange(u"reply"_s, QString(5 * 1024 * 1024, u'x'));
    QTest::newRow("twice the same key") << changed(u"exchanges"_s, QJsonArray{one, one});
    QTest::newRow("deep nesting") << QByteArray(5000, '[');
    QTest::newRow("too large") << QByteArray(17 * 1024 * 1024, ' ');
}

void RecordingTest::refusesHostileInput()
{
    QFETCH(QByteArray, json);
    QTemporaryDir folder;
    writeFile(folder.filePath(u"sample/recording.json"_s), json);
    const auto recording = llm::loadRecording(folder.filePath(u"sample"_s));
    QVERIFY(!recording);
    QCOMPARE(recording.error().code, ErrorCode::RecordingInvalid);
}

void RecordingTest::refusesALinkOutOfTheFolder()
{
    QTemporaryDir folder;
    writeFile(folder.filePath(u"secret.md"_s), "secret");
    QJsonObject one = exchange(u"Produce"_s, u"a.md"_s, 1, {});
    one.remove(u"reply"_s);
    one.insert(u"reply_file"_s, u"link.md"_s);
    QJsonObject index = sample();
    index.insert(u"exchanges"_s, QJsonArray{one});
    writeSample(folder.path(), index);
    QVERIFY(QFile::link(folder.filePath(u"secret.md"_s), folder.filePath(u"sample/link.md"_s)));
    QVERIFY(!llm::loadRecording(folder.filePath(u"sample"_s)));
}

void RecordingTest::embeddedRecordingsAreWhole()
{
    const QVector<DemoInfo> demos = llm::demoCatalog();
    for (const DemoInfo &demo : demos) {
        const auto recording = llm::loadDemo(demo.id);
        QVERIFY2(
            recording, qUtf8Printable(recording ? QString() : demo.id + u": "_s + recording.error().detail));
        QVERIFY(!demo.title.isEmpty());
        QVERIFY(recording->find(Verb::Produce, u"docs/prd.md"_s, u"prd"_s, 1));
        QCOMPARE(llm::matchDemo(demo.requirement)->id, demo.id);
        QVERIFY(!llm::suggestedRemark(demo.id, u"docs/prd.md"_s).isEmpty());
    }
}

void RecordingTest::matchesARequirement()
{
    Player player;
    QCOMPARE(llm::matchDemo(u" write a SMALL\n game "_s, player.folder.path())->id, u"sample"_s);
    QVERIFY(!llm::matchDemo(u"write a small game!"_s, player.folder.path()));
}

void RecordingTest::suggestsTheRecordedRemark()
{
    Player player;
    QCOMPARE(llm::suggestedRemark(u"sample"_s, u"docs/prd.md"_s, player.folder.path()), u"Name the users."_s);
    QVERIFY(llm::suggestedRemark(u"sample"_s, u"other.md"_s, player.folder.path()).isEmpty());
    QVERIFY(llm::suggestedRemark(u".."_s, u"other.md"_s, player.folder.path()).isEmpty());
}

void RecordingTest::streamsAtTheRecordedPace()
{
    Player player;
    llm::Request fast = request(u"c1"_s);
    fast.demoSpeed = 2;
    player.provider.start(fast);
    player.clock.advance(249);
    QCOMPARE(player.text.size(), 0);
    player.clock.advance(1);
    QCOMPARE(player.text.size(), 1);
    // 400 characters are 100 tokens; at 50 x 2 a second that takes one second.
    player.clock.advance(500);
    QVERIFY(player.allText().size() > 180 && player.allText().size() < 240);
    QCOMPARE(player.done.size(), 0);
    player.clock.advance(500);
    QCOMPARE(player.done.size(), 1);
    const llm::Outcome outcome = player.outcome();
    QCOMPARE(outcome.text, QString(400, u'a'));
    QCOMPARE(player.allText(), outcome.text);
    QCOMPARE(outcome.finish, FinishReason::Stop);
    QCOMPARE(outcome.usage->input, 10);
    QVERIFY(outcome.times.sent > 0 && outcome.times.firstByte > outcome.times.sent);
}

void RecordingTest::speedZeroIsImmediateButAsynchronous()
{
    Player player;
    llm::Request at = request(u"c1"_s);
    at.demoSpeed = 0;
    player.provider.start(at);
    QCOMPARE(player.done.size(), 0);
    player.clock.advance(0);
    QCOMPARE(player.done.size(), 1);
    QCOMPARE(player.text.size(), 1);
}

void RecordingTest::neverTearsASurrogatePair()
{
    Player player;
    llm::Request slow = request(u"c1"_s, Verb::Revise);
    slow.demoSpeed = 0.05;
    player.provider.start(slow);
    player.clock.advance(120'000);
    QCOMPARE(player.done.size(), 1);
    QVERIFY(player.text.size() > 5);
    for (const auto &arguments : std::as_const(player.text))
        QVERIFY(!arguments.at(1).toString().back().isHighSurrogate());
    QCOMPARE(player.allText(), player.outcome().text);
}

void RecordingTest::cancelKeepsTheTextSoFar()
{
    Player player;
    player.provider.start(request(u"c1"_s));
    player.clock.advance(600);
    player.provider.cancel(CallId{u"c1"_s});
    player.provider.cancel(CallId{u"c1"_s});
    QCOMPARE(player.done.size(), 1);
    QCOMPARE(player.outcome().error->code, ErrorCode::Aborted);
    QCOMPARE(player.outcome().text, player.allText());
    QVERIFY(!player.allText().isEmpty());
    player.clock.advance(60'000);
    QCOMPARE(player.done.size(), 1);
}

void RecordingTest::missingStepsSayWhich()
{
    Player player;
    player.provider.start(request(u"c1"_s, Verb::Produce, 2));
    player.clock.advance(0);
    QCOMPARE(player.outcome().error->code, ErrorCode::RecordingExhausted);
    QVERIFY(player.outcome().error->detail.startsWith(u"Produce docs/prd.md as prd, time 2"_s));
    player.provider.start(request(u"c2"_s, Verb::Fix));
    player.clock.advance(0);
    QCOMPARE(player.outcome().error->code, ErrorCode::RecordingMismatch);
    llm::Request unknown = request(u"c3"_s);
    unknown.demo = u"none"_s;
    player.provider.start(unknown);
    player.clock.advance(0);
    QCOMPARE(player.outcome().error->code, ErrorCode::NotFound);
}

#include "recording_test.moc"
