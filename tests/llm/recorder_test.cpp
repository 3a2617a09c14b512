// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/recording/demo_catalog.h"
#include "core/llm/recording/recorder.h"
#include "core/llm/recording/replay_provider.h"
#include "tests/support/manual_clock.h"
#include "tests/support/test_main.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace baton;

namespace {

/// Ends each call with what the test says.
class Puppet final : public llm::Provider {
public:
    void start(const llm::Request &request) override { asked.append(request); }
    void cancel(const CallId &) override { }
    void tryNow(const CallId &) override { }

    void answer(const QString &text, std::optional<Error> error = std::nullopt)
    {
        llm::Outcome outcome;
        outcome.call = asked.last().call;
        outcome.error = std::move(error);
        outcome.text = text;
        outcome.reasoning = u"hm"_s;
        outcome.finish = FinishReason::Stop;
        outcome.finishRaw = u"end_turn"_s;
        outcome.model = u"m-2026"_s;
        outcome.usage = Usage{.input = 10, .output = 5};
        outcome.times = {.sent = 1000, .firstByte = 1500, .lastByte = 2500};
        Q_EMIT finished(outcome);
    }

    QVector<llm::Request> asked;
};

llm::Request request(const QString &id, Verb verb = Verb::Produce, int nth = 1)
{
    llm::Request result;
    result.call = CallId{id};
    result.verb = verb;
    result.path = u"docs/prd.md"_s;
    result.kind = u"prd"_s;
    result.nth = nth;
    result.step = u"prd"_s;
    result.cause.id = verb == Verb::Revise ? cause::remarks : cause::first;
    if (verb == Verb::Revise)
        result.cause.remarks = QStringList{u"Name the users."_s};
    result.key = llm::Secret(u"sk-verysecret-123456"_s);
    result.messages = {{PromptRole::System, u"You write."_s}, {PromptRole::User, u"Produce it"_s}};
    return result;
}

llm::Recording head()
{
    llm::Recording recording;
    recording.info = {u"Not An Id"_s, u"T"_s, u"Do it"_s, u"en"_s};
    recording.sop = u"team"_s;
    recording.steps = {{u"prd"_s, u"prd"_s, u"docs/prd.md"_s}};
    return recording;
}

struct Scene {
    Scene() { reopen(); }
    void reopen()
    {
        recorder.reset();
        auto opened = llm::Recorder::open(puppet, file, head());
        if (opened)
            recorder = *std::move(opened);
    }
    void exchange(const llm::Request &request, const QString &text, std::optional<Error> error = std::nullopt)
    {
        recorder->start(request);
        puppet.answer(text, std::move(error));
    }
    [[nodiscard]] QByteArray bytes() const
    {
        QFile content(file);
        return content.open(QIODevice::ReadOnly) ? content.readAll() : QByteArray();
    }
    void write(const QByteArray &bytes) const
    {
        QFile content(file);
        QVERIFY(content.open(QIODevice::WriteOnly));
        content.write(bytes);
    }

    QTemporaryDir folder;
    QString file = folder.filePath(u"run.rec"_s);
    Puppet puppet;
    std::unique_ptr<llm::Recorder> recorder;
};

} // namespace

/// The recorder: what it writes is a recording at any moment, replays as it was, and mends what a killed
/// program left; and what tells one recorded answer from another.
class RecorderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void whatItWritesReplaysTheSame();
    void everyLineIsThereAtOnce();
    void tornLineIsLeftOutAndCutOff();
    void goesOnWithItsOwnRecordingOnly();
    void otherFilesStayAsTheyAre();
    void programsAreFoundByWhatTheyRanOn();
    void anEarlierVersionGoesOn();
    void unwritablePlaceIsSaid();
    void halfAnswersAreKeptUntilAWholeOneComes();
    void tooLargeAnAnswerIsSaidAndLeftOut();
    void noKeyIsWritten();
    void answersAreTold_data();
    void answersAreTold();
    void changedTeamIsNamed();
    void hostileLinesAreRefused_data();
    void hostileLinesAreRefused();
};

BATON_TEST_CLASS(RecorderTest)

void RecorderTest::init()
{
    test::failOnWarnings();
}

void RecorderTest::whatItWritesReplaysTheSame()
{
    Scene scene;
    scene.exchange(request(u"c1"_s), u"größer 🚀"_s);
    scene.exchange(request(u"c2"_s, Verb::Revise), u"better"_s);
    const auto copy = llm::loadRecording(scene.file);
    QVERIFY2(copy, qUtf8Printable(copy ? QString() : copy.error().detail));
    QCOMPARE(copy->info.id, u"recording"_s);
    QCOMPARE(copy->exchanges.size(), 2);
    QVERIFY(scene.bytes().contains("You write.")); // the request is there for people
    QCOMPARE(llm::loadDemoInfo(scene.file)->requirement, u"Do it"_s);

    test::ManualClock clock;
    llm::ReplayProvider replay(clock, clock, scene.folder.path());
    QSignalSpy done(&replay, &llm::Provider::finished);
    QSignalSpy texts(&replay, &llm::Provider::textArrived);
    llm::Request again = request(u"r1"_s);
    again.messages = {{PromptRole::User, u"quite other words"_s}};
    again.demo = scene.file;
    again.demoSpeed = 0;
    replay.start(again);
    clock.advance(0);
    QCOMPARE(done.size(), 1);
    const auto outcome = done.first().first().value<llm::Outcome>();
    QVERIFY(!outcome.error);
    QCOMPARE(outcome.text, u"größer 🚀"_s);
    QCOMPARE(outcome.reasoning, u"hm"_s);
    QCOMPARE(texts.first().at(2).toString(), u"hm"_s);
    QCOMPARE(outcome.model, u"m-2026"_s);
    QCOMPARE(outcome.finishRaw, u"end_turn"_s);
    QCOMPARE(outcome.usage->input, 10);
    QCOMPARE(copy->exchanges.first().firstByteMs, 500);
    QCOMPARE(copy->exchanges.first().durationMs, 1000);
}

void RecorderTest::everyLineIsThereAtOnce()
{
    Scene scene;
    QVERIFY(!llm::loadRecording(scene.file)); // holds no answer yet
    for (int i = 1; i <= 3; ++i) {
        const QByteArray before = scene.bytes();
        scene.exchange(request(u"c%1"_s.arg(i), Verb::Produce, i), u"text"_s);
        QVERIFY(scene.bytes().startsWith(before));
        QCOMPARE(llm::loadRecording(scene.file)->exchanges.size(), i);
    }
}

void RecorderTest::tornLineIsLeftOutAndCutOff()
{
    Scene scene;
    scene.exchange(request(u"c1"_s), u"one"_s);
    scene.exchange(request(u"c2"_s, Verb::Produce, 2), u"two"_s);
    const QByteArray whole = scene.bytes();
    const qsizetype second = whole.lastIndexOf('\n', whole.size() - 2) + 1;
    for (const qsizetype cut : {second + 1, second + 40, whole.size() - 1}) {
        scene.recorder.reset();
        scene.write(whole.first(cut));
        const auto torn = llm::loadRecording(scene.file);
        QVERIFY(torn && torn->torn);
        QCOMPARE(torn->exchanges.size(), 1);
        scene.reopen();
        QVERIFY(scene.recorder);
        scene.exchange(request(u"c3"_s, Verb::Produce, 3), u"three"_s);
        const auto mended = llm::loadRecording(scene.file);
        QVERIFY(mended && !mended->torn);
        QCOMPARE(mended->exchanges.size(), 2);
    }
    scene.recorder.reset();
    scene.write(whole.first(20)); // died in the very first line
    scene.reopen();
    QVERIFY(scene.recorder);
    scene.exchange(request(u"c4"_s), u"four"_s);
    QCOMPARE(llm::loadRecording(scene.file)->exchanges.size(), 1);
}

void RecorderTest::goesOnWithItsOwnRecordingOnly()
{
    Scene scene;
    scene.exchange(request(u"c1"_s), u"one"_s);
    scene.recorder.reset();
    const QByteArray before = scene.bytes();
    llm::Recording other = head();
    other.info.requirement = u"Something else"_s;
    const auto refused = llm::Recorder::open(scene.puppet, scene.file, other);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::RecordingMismatch);
    other = head();
    other.steps.append({u"qa"_s, u"qa"_s, u"docs/qa.md"_s});
    QVERIFY(!llm::Recorder::open(scene.puppet, scene.file, other));
    QCOMPARE(scene.bytes(), before);
}

void RecorderTest::otherFilesStayAsTheyAre()
{
    Scene scene;
    scene.recorder.reset();
    for (const QByteArray &content : {QByteArray("int main() {}\n"), QByteArray("hello"), QByteArray("{}\n"),
             QByteArray("{\"format\":\"baton-recording\",\"version\":1}\n")}) {
        scene.write(content);
        const auto refused = llm::Recorder::open(scene.puppet, scene.file, head());
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::RecordingInvalid);
        QCOMPARE(scene.bytes(), content);
    }
}

void RecorderTest::programsAreFoundByWhatTheyRanOn()
{
    Scene scene;
    scene.exchange(request(u"c1"_s), u"text"_s);
    const QString path = u"docs/test_report.md"_s;
    scene.recorder->keepProgram({path, u"texts"_s, R"({"exit_code":1})"_qba});
    scene.recorder->keepProgram({path, u"other texts"_s, R"({"exit_code":0})"_qba});
    scene.recorder->keepProgram({path, u"texts"_s, R"({"exit_code":2})"_qba});
    scene.reopen();
    scene.exchange(request(u"c2"_s, Verb::Revise), u"more"_s);
    const auto recording = llm::loadRecording(scene.file);
    QVERIFY(recording);
    QCOMPARE(recording->exchanges.size(), 2);
    QCOMPARE(recording->results(path, u"texts"_s), R"({"exit_code":2})"_qba);
    QCOMPARE(llm::recordedResults(scene.file, path, u"other texts"_s), R"({"exit_code":0})"_qba);
    QCOMPARE(llm::recordedResults(scene.file, path, u"edited texts"_s), QByteArray());
    QCOMPARE(llm::recordedResults(scene.file, u"docs/other.md"_s, u"texts"_s), QByteArray());
}

/// A file of the version before goes on.
void RecorderTest::anEarlierVersionGoesOn()
{
    Scene scene;
    scene.exchange(request(u"c1"_s), u"text"_s);
    scene.recorder.reset();
    QByteArray bytes = scene.bytes();
    QVERIFY(bytes.contains("\"version\":3"));
    scene.write(bytes.replace("\"version\":3", "\"version\":2"));
    scene.reopen();
    QVERIFY(scene.recorder != nullptr);
    scene.exchange(request(u"c2"_s, Verb::Revise), u"more"_s);
    QCOMPARE(llm::loadRecording(scene.file)->exchanges.size(), 2);
}

void RecorderTest::unwritablePlaceIsSaid()
{
    Scene scene;
    const auto refused = llm::Recorder::open(scene.puppet, scene.folder.filePath(u"no/x.rec"_s), head());
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::FileWrite);
}

void RecorderTest::halfAnswersAreKeptUntilAWholeOneComes()
{
    Scene scene;
    const Error cut{ErrorCode::Disconnected, {}};
    scene.exchange(request(u"c1"_s), {}, cut); // nothing had arrived
    scene.exchange(request(u"c2"_s), u"half"_s, cut);
    auto recording = llm::loadRecording(scene.file);
    QVERIFY(recording);
    QCOMPARE(recording->exchanges.size(), 1);
    QCOMPARE(*recording->exchanges.first().error, ErrorCode::Disconnected);
    QCOMPARE(recording->count(Verb::Produce, u"docs/prd.md"_s, u"prd"_s), 0);
    scene.exchange(request(u"c3"_s), u"half and whole"_s);
    scene.exchange(request(u"c4"_s), u"half"_s, cut);
    recording = llm::loadRecording(scene.file);
    QCOMPARE(recording->exchanges.size(), 1);
    QCOMPARE(recording->exchanges.first().reply, u"half and whole"_s);
}

void RecorderTest::tooLargeAnAnswerIsSaidAndLeftOut()
{
    Scene scene;
    QSignalSpy said(scene.recorder.get(), &llm::Recorder::writeFailed);
    QSignalSpy done(scene.recorder.get(), &llm::Provider::finished);
    scene.exchange(request(u"c1"_s), QString(5 * 1024 * 1024, u'x'));
    scene.exchange(request(u"c2"_s, Verb::Produce, 2), u"small"_s);
    QCOMPARE(said.size(), 1);
    QCOMPARE(done.size(), 2);
    QCOMPARE(llm::loadRecording(scene.file)->exchanges.size(), 1);
}

void RecorderTest::noKeyIsWritten()
{
    Scene scene;
    scene.exchange(request(u"c1"_s), u"text"_s);
    QVERIFY(!scene.bytes().contains("verysecret"));
}

void RecorderTest::answersAreTold_data()
{
    QTest::addColumn<llm::Request>("asked");
    QTest::addColumn<QString>("word"); // empty = answered
    QTest::addColumn<QString>("says");
    QTest::newRow("same") << request(u"c"_s) << QString() << QString();
    QTest::newRow("second time") << request(u"c"_s, Verb::Produce, 2) << u"recording_exhausted"_s
                                 << u"time 2; the recording recording holds it 1 times"_s;
    llm::Request changed = request(u"c"_s);
    changed.step = u"plan"_s;
    QTest::newRow("other step") << changed << u"recording_mismatch"_s << u"belongs to the step prd"_s;
    changed = request(u"c"_s);
    changed.cause.id = cause::regenerate;
    QTest::newRow("other cause") << changed << u"recording_mismatch"_s
                                 << u"asked as a fresh attempt, recorded for the first time"_s;
    changed = request(u"c"_s, Verb::Revise);
    changed.cause.remarks = QStringList{u"  name the USERS"_s};
    QTest::newRow("remark typed again") << changed << QString() << QString();
    changed.cause.remarks = QStringList{u"Add a login."_s};
    QTest::newRow("unknown remark") << changed << u"recording_mismatch"_s
                                    << u"for the remarks \"Add a login.\", recorded for the remarks "
                                       "\"Name the users.\""_s;
    changed = request(u"c"_s);
    changed.path = u"docs/security.md"_s;
    changed.kind = u"security"_s;
    QTest::newRow("unknown path") << changed << u"recording_mismatch"_s
                                  << u"nothing for this path, but docs/prd.md"_s;
    QTest::newRow("unknown verb") << request(u"c"_s, Verb::Fix) << u"recording_mismatch"_s
                                  << u"it holds Produce docs/prd.md as prd"_s;
    changed = request(u"c"_s);
    changed.step.clear();
    changed.cause = {};
    QTest::newRow("asked by who knows neither") << changed << QString() << QString();
}

void RecorderTest::answersAreTold()
{
    QFETCH(llm::Request, asked);
    QFETCH(QString, word);
    QFETCH(QString, says);
    Scene scene;
    scene.exchange(request(u"c1"_s), u"one"_s);
    scene.exchange(request(u"c2"_s, Verb::Revise), u"two"_s);
    const auto recording = llm::loadRecording(scene.file);
    QVERIFY(recording);
    const auto answer = llm::answerTo(asked, *recording);
    QCOMPARE(answer ? QString() : toWord(answer.error().code), word);
    if (!answer)
        QVERIFY2(answer.error().detail.contains(says), qUtf8Printable(answer.error().detail));
}

void RecorderTest::changedTeamIsNamed()
{
    Sop sop;
    sop.id = u"team"_s;
    StepSpec step;
    step.id = u"prd"_s;
    step.kind = u"prd"_s;
    step.path = u"docs/prd.md"_s;
    sop.steps = {step};
    QVERIFY(llm::fitsSop(head(), sop));
    step.id = u"security"_s;
    step.kind = u"security"_s;
    step.path = u"docs/security.md"_s;
    sop.steps.append(step);
    const auto longer = llm::fitsSop(head(), sop);
    QVERIFY(!longer);
    QVERIFY2(longer.error().detail.contains("security"_L1), qUtf8Printable(longer.error().detail));
    sop.steps.clear();
    QVERIFY(!llm::fitsSop(head(), sop));
}

void RecorderTest::hostileLinesAreRefused_data()
{
    QTest::addColumn<QByteArray>("line");
    const auto changed = [](const QString &name, const QJsonValue &value) -> QByteArray {
        QJsonObject object{{u"verb"_s, u"Produce"_s}, {u"path"_s, u"a.md"_s}, {u"kind"_s, u"a"_s},
            {u"nth"_s, 1}, {u"reply"_s, u"x"_s}};
        object.insert(name, value);
        return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
    };
    QTest::newRow("path up") << changed(u"path"_s, u"../../a.md"_s);
    QTest::newRow("absolute path") << changed(u"path"_s, u"/etc/passwd"_s);
    QTest::newRow("verb of another type") << changed(u"verb"_s, 7);
    QTest::newRow("no text") << changed(u"reply"_s, QJsonObject{{u"a"_s, 1}});
    QTest::newRow("5 MB answer") << changed(u"reply"_s, QString(5 * 1024 * 1024, u'x'));
    QTest::newRow("no JSON") << QByteArray("hello\n");
    QTest::newRow("array") << QByteArray("[1,2]\n");
    QTest::newRow("too long a line") << QByteArray(17 * 1024 * 1024, 'x') + '\n';
}

void RecorderTest::hostileLinesAreRefused()
{
    QFETCH(QByteArray, line);
    Scene scene;
    scene.exchange(request(u"c1"_s), u"one"_s);
    scene.recorder.reset();
    scene.write(scene.bytes() + line);
    const auto recording = llm::loadRecording(scene.file);
    QVERIFY(!recording);
    QCOMPARE(recording.error().code, ErrorCode::RecordingInvalid);
    QVERIFY(!recording.error().detail.isEmpty());
}

#include "recorder_test.moc"
