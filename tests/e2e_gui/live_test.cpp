// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e_gui/window_scene.h"
#include "tests/support/sample_team.h"
#include "tests/support/scripted_http_server.h"
#include "tests/support/test_main.h"
#include "ui/window/project_controller.h"

#include <QComboBox>
#include <QJsonArray>
#include <QListWidget>
#include <QSpinBox>
#include <QTextBrowser>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;

namespace {

const QString prd = u"docs/prd.md"_s;
const QString design = u"docs/system_design.md"_s;
constexpr int eventsAtOnce = 12;
constexpr int lettersPerEvent = 24;
constexpr int arrived = eventsAtOnce * lettersPerEvent;

/// A window whose model is a server of ours.
class LiveScene {
public:
    LiveScene() : m_scene(settings(m_server)) { answerAll(); }

    ScriptedHttpServer &server() { return m_server; }
    WindowScene &window() { return m_scene; }
    const SampleTeam &team() const { return m_team; }

    void answerAll()
    {
        m_server.setHandler(ScriptedHttpServer::openAiCompatible(
            [this](const QString &verbLine, const QJsonObject &) { return m_team.answer(verbLine); }));
    }
    /// From now on answers begin and then wait.
    void holdAnswers()
    {
        m_server.setHandler([this](const ReceivedRequest &) { return begun(); });
    }
    /// A PRD of which some has arrived, live in the window.
    bool halfWritten()
    {
        holdAnswers();
        return start() && m_scene.waitFor([&] { return shown().contains("Programming Language"_L1); });
    }
    bool start()
    {
        return m_scene.fill(u"requirement"_s, u"A sample."_s)
            && m_scene.fill(u"projectFolder"_s, m_scene.home(u"p"_s))
            && m_scene.press(u"requirement"_s, Qt::Key_Return, Qt::ControlModifier)
            && m_scene.waitFor([&] { return m_scene.isOpen(); });
    }
    QString shown() const
    {
        const auto *page = m_scene.seen<QTextBrowser>(u"documentView"_s);
        return page == nullptr ? QString() : page->toPlainText();
    }

private:
    static settings::AppSettings settings(const ScriptedHttpServer &server)
    {
        settings::AppSettings settings;
        settings.provider = u"openai"_s;
        settings.baseUrl = server.baseUrl();
        settings.model = u"gpt-4.1"_s;
        return settings;
    }
    ScriptedReply begun() const
    {
        const QVector<QByteArray> events = ScriptedHttpServer::chatEvents(m_team.prd(), lettersPerEvent);
        ScriptedReply reply;
        reply.chunks = {QByteArray()};
        for (int i = 0; i < events.size(); ++i) {
            if (i <= eventsAtOnce)
                reply.chunks.first() += events.at(i);
            else
                reply.chunks.append(events.at(i));
        }
        reply.held = true;
        return reply;
    }

    SampleTeam m_team;
    ScriptedHttpServer m_server;
    WindowScene m_scene;
};

} // namespace

/// A model that streams, falls silent, fails: a scripted endpoint on the loopback address.
class LiveTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void textIsThereWhileItArrives();
    void stopKeepsTheTextAndContinueGoesOn();
    void keepAsDraftMakesARevision();
    void wrongKeyIsSaidAndRetried();
    void closedWhileWritingItIsInterrupted();
    void silentModelIsSaidToThink();
    void longWaitIsWaitedForAnyway();
    void thoughtOnlyAnswerGetsMoreRoom();
    void looserAutonomyAsksWhatBecomesOfWhatWaits();
    void approvalIsTakenBackAndStopsItsReader();
    void staleOnesAreRefreshedAsChosen();
};

BATON_TEST_CLASS(LiveTest)

void LiveTest::init()
{
    failOnWarnings();
}

void LiveTest::textIsThereWhileItArrives()
{
    LiveScene live;
    QVERIFY(live.halfWritten());
    WindowScene &scene = live.window();
    QCOMPARE(scene.stateOf(prd), ArtefactState::Writing);
    QVERIFY(scene.words(u"runState"_s).contains("1 writing"_L1));
    QVERIFY(!live.shown().contains("Assumptions"_L1));
    live.server().releaseHeld();
    QVERIFY(scene.waitForState(prd, ArtefactState::Review));
    QTRY_VERIFY(live.shown().contains("Assumptions"_L1));
    QVERIFY(scene.seen(u"approveAndHandOff"_s) != nullptr);
}

void LiveTest::stopKeepsTheTextAndContinueGoesOn()
{
    LiveScene live;
    QVERIFY(live.halfWritten());
    WindowScene &scene = live.window();
    scene.key(Qt::Key_Period, Qt::ControlModifier);
    QVERIFY(scene.waitForState(prd, ArtefactState::Failed));
    QVERIFY(live.shown().contains("Programming Language"_L1));
    const QString rest = live.team().prd().mid(arrived);
    live.server().setHandler(
        ScriptedHttpServer::openAiCompatible([rest](const QString &, const QJsonObject &) { return rest; }));
    // Asking for the rest sets the stopped run going again.
    QVERIFY(scene.press(u"continue"_s));
    QVERIFY(scene.waitForState(prd, ArtefactState::Review));
    QCOMPARE(scene.state().artefact(prd)->revisions.size(), 1);
    QVERIFY(live.shown().contains("Assumptions"_L1));
}

void LiveTest::keepAsDraftMakesARevision()
{
    LiveScene live;
    QVERIFY(live.halfWritten());
    WindowScene &scene = live.window();
    QVERIFY(scene.press(u"stopWriting"_s));
    QVERIFY(scene.waitForState(prd, ArtefactState::Failed));
    QVERIFY(scene.press(u"keepAsDraft"_s));
    QVERIFY(scene.waitForState(prd, ArtefactState::Review));
    QVERIFY(scene.state().artefact(prd)->head()->draft);
    QCOMPARE(live.server().requests().size(), 1);
}

void LiveTest::wrongKeyIsSaidAndRetried()
{
    LiveScene live;
    live.server().setHandler([](const ReceivedRequest &) {
        return ScriptedHttpServer::jsonReply(401, {{u"error"_s, QJsonObject{{u"message"_s, u"bad key"_s}}}});
    });
    QVERIFY(live.start());
    WindowScene &scene = live.window();
    QVERIFY(scene.waitForState(prd, ArtefactState::Failed));
    QTRY_VERIFY(scene.words(u"reviewMessage"_s).contains("key"_L1));
    QTRY_COMPARE(scene.words(u"pauseRun"_s), u"Continue"_s);
    live.answerAll();
    // What brought the run to a standstill is asked again: that is "go on".
    QVERIFY(scene.press(u"retry"_s));
    QVERIFY(scene.waitForState(prd, ArtefactState::Review));
}

void LiveTest::closedWhileWritingItIsInterrupted()
{
    LiveScene live;
    QVERIFY(live.halfWritten());
    WindowScene &scene = live.window();
    scene.reopen();
    const auto *recent = scene.seen<QListWidget>(u"recentProjects"_s);
    QVERIFY(recent != nullptr && recent->count() == 1);
    const QString words = recent->item(0)->data(Qt::AccessibleTextRole).toString();
    QVERIFY2(words.contains("interrupted at docs/prd.md"_L1), qPrintable(words));
    live.answerAll();
    QVERIFY(scene.press(u"recentProjects"_s, Qt::Key_Home));
    scene.key(Qt::Key_Return);
    QVERIFY(scene.waitFor([&] { return scene.isOpen(); }));
    QCOMPARE(live.server().requests().size(), 1);
    QVERIFY(scene.press(u"pauseRun"_s));
    QVERIFY(scene.waitForState(prd, ArtefactState::Review));
    QCOMPARE(live.server().requests().size(), 2);
}

void LiveTest::silentModelIsSaidToThink()
{
    LiveScene live;
    live.server().setHandler([](const ReceivedRequest &) {
        ScriptedReply silent;
        silent.chunks = {": patience\n\n"};
        silent.end = ScriptedReply::End::Stall;
        return silent;
    });
    QVERIFY(live.start());
    WindowScene &scene = live.window();
    QVERIFY(scene.waitForState(prd, ArtefactState::Writing));
    QTRY_VERIFY2(scene.words(u"handOff"_s).contains("thinking"_L1), qPrintable(scene.words(u"handOff"_s)));
    QVERIFY(scene.press(u"stopRun"_s));
    // Nothing had arrived, so nothing is lost: it waits to be asked again.
    QVERIFY(scene.waitForState(prd, ArtefactState::Queued));
    QCOMPARE(scene.state().mode, RunMode::Stopped);
}

void LiveTest::longWaitIsWaitedForAnyway()
{
    LiveScene live;
    live.server().setHandler([](const ReceivedRequest &) {
        ScriptedReply busy = ScriptedHttpServer::jsonReply(
            429, {{u"error"_s, QJsonObject{{u"message"_s, u"rate limit"_s}}}});
        busy.headers.append(qMakePair(QByteArray("Retry-After"), QByteArray("7200")));
        return busy;
    });
    QVERIFY(live.start());
    WindowScene &scene = live.window();
    QVERIFY(scene.waitForState(prd, ArtefactState::Failed));
    QCOMPARE(scene.state().artefact(prd)->failure.code, ErrorCode::AsksToWait);
    QVERIFY(scene.press(u"waitAnyway"_s));
    QVERIFY(scene.waitForState(prd, ArtefactState::Writing));
    // It waits, and the person can still end that.
    QVERIFY(scene.waitFor([&] {
        const State &state = scene.state();
        return !state.calls.isEmpty() && state.calls.constBegin()->lastAttempt.waitMs > 7'000'000;
    }));
    live.answerAll();
    scene.window().project()->session().tryNow(scene.state().calls.constBegin()->id);
    QVERIFY(scene.waitForState(prd, ArtefactState::Review));
}

void LiveTest::thoughtOnlyAnswerGetsMoreRoom()
{
    LiveScene live;
    live.server().setHandler([](const ReceivedRequest &) {
        ScriptedReply thought;
        thought.chunks = {
            R"(data: {"choices":[{"index":0,"delta":{"reasoning_content":"Hm. "},"finish_reason":null}]})"
            "\n\n",
            R"(data: {"choices":[{"index":0,"delta":{},"finish_reason":"length"}],)"
            R"("usage":{"prompt_tokens":100,"completion_tokens":16000}})"
            "\n\n",
            "data: [DONE]\n\n"};
        return thought;
    });
    QVERIFY(live.start());
    WindowScene &scene = live.window();
    QVERIFY(scene.waitForState(prd, ArtefactState::Failed));
    QCOMPARE(scene.state().artefact(prd)->failure.code, ErrorCode::ThinkingOnly);
    QCOMPARE(live.server().requests().size(), 2); // once more by itself, with twice the room
    auto *room = scene.seen<QSpinBox>(u"roomForTheAnswer"_s);
    QVERIFY(room != nullptr);
    QCOMPARE(qint64(room->value()), 2 * scene.state().artefact(prd)->answerLimit);
    room->setValue(30'000);
    live.answerAll();
    QVERIFY(scene.press(u"retry"_s));
    QVERIFY(scene.waitForState(prd, ArtefactState::Review));
    const QJsonObject sent = live.server().requests().constLast().json();
    QVERIFY2(sent.value(u"max_tokens"_s).toInt() == 30'000
            || sent.value(u"max_completion_tokens"_s).toInt() == 30'000,
        live.server().requests().constLast().body.constData());
}

void LiveTest::looserAutonomyAsksWhatBecomesOfWhatWaits()
{
    LiveScene live;
    QVERIFY(live.start());
    WindowScene &scene = live.window();
    QVERIFY(scene.waitForState(prd, ArtefactState::Review));
    const Autonomy problemsOnly{true, true};
    // Thought better of: nothing has changed, and the field says so.
    QVERIFY(scene.press(u"autonomy"_s, Qt::Key_End));
    QTRY_VERIFY(scene.seen(u"letThemPass"_s) != nullptr);
    QTest::keyClick(scene.seen(u"letThemPass"_s), Qt::Key_Escape);
    QTRY_VERIFY(scene.seen(u"letThemPass"_s) == nullptr);
    QCOMPARE(scene.state().config.autonomy, Autonomy{});
    QCOMPARE(scene.seen<QComboBox>(u"autonomy"_s)->currentIndex(), 0);
    QVERIFY(scene.press(u"autonomy"_s, Qt::Key_End));
    QVERIFY(scene.press(u"onlyFromNowOn"_s));
    QTRY_COMPARE(scene.state().config.autonomy, problemsOnly);
    QCOMPARE(scene.stateOf(prd), ArtefactState::Review);
    QVERIFY(scene.press(u"autonomy"_s, Qt::Key_Home)); // stricter: no question
    QTRY_COMPARE(scene.state().config.autonomy, Autonomy{});
    QVERIFY(scene.seen(u"letThemPass"_s) == nullptr);
    QVERIFY(scene.press(u"autonomy"_s, Qt::Key_End));
    QVERIFY(scene.words(u"questionText"_s).startsWith(u"1 output"_s));
    QVERIFY(scene.press(u"letThemPass"_s));
    QVERIFY(scene.waitForState(prd, ArtefactState::Approved));
}

void LiveTest::approvalIsTakenBackAndStopsItsReader()
{
    LiveScene live;
    QVERIFY(live.start());
    WindowScene &scene = live.window();
    QVERIFY(scene.waitForState(prd, ArtefactState::Review));
    live.holdAnswers();
    QVERIFY(scene.approve(prd));
    QVERIFY(scene.waitForState(design, ArtefactState::Writing));
    QTRY_VERIFY2(scene.words(u"messageAction"_s).contains(u"stops Architect"_s),
        qPrintable(scene.words(u"messageAction"_s)));
    QVERIFY(scene.press(u"messageAction"_s));
    QVERIFY(scene.waitForState(prd, ArtefactState::Review));
    QVERIFY(scene.waitForState(design, ArtefactState::Queued));
    QVERIFY(scene.state().calls.isEmpty());
}

/// A document that others have read is edited: what that touches is shown before it counts, and each goes its
/// own way.
void LiveTest::staleOnesAreRefreshedAsChosen()
{
    LiveScene live;
    QVERIFY(live.start());
    WindowScene &scene = live.window();
    for (const QString &path : {prd, design}) {
        QVERIFY(scene.waitForState(path, ArtefactState::Review));
        QVERIFY(scene.approve(path));
    }
    QVERIFY(scene.waitForState(u"docs/tasks.md"_s, ArtefactState::Review));
    const auto edit = [&] {
        scene.window().project()->openFile(prd);
        scene.key(Qt::Key_4, Qt::ControlModifier);
        const bool typed = scene.press(u"showSource"_s)
            && scene.press(u"sourceEditor"_s, Qt::Key_Home, Qt::ControlModifier);
        scene.key(Qt::Key_Down);
        scene.type(u"British "_s);
        scene.key(Qt::Key_Return, Qt::ControlModifier);
        return typed && scene.waitFor([&] { return scene.seen(u"impactList"_s) != nullptr; });
    };
    QVERIFY(edit());
    QVERIFY(scene.words(u"impactLead"_s).contains(prd));
    scene.key(Qt::Key_Escape);
    QTRY_VERIFY(scene.seen(u"impactList"_s) == nullptr);
    QCOMPARE(scene.stateOf(prd), ArtefactState::Review); // saved, not approved
    QVERIFY(scene.press(u"approveAndHandOff"_s));
    QVERIFY(scene.press(u"approveOnly"_s));
    QVERIFY(scene.waitForState(prd, ArtefactState::Approved));
    QVERIFY(scene.waitForState(design, ArtefactState::Stale));
    // The bar offers all that is stale.
    QVERIFY(scene.words(u"staleWords"_s).startsWith(u'1'));
    QVERIFY(scene.press(u"refreshAll"_s));
    const auto asked = live.server().requests().size();
    QVERIFY(scene.press(u"goOnAndRefresh"_s));
    QVERIFY(scene.waitFor([&] { return live.server().requests().size() > asked; }));
    QVERIFY(scene.waitFor([&] { return scene.state().calls.isEmpty(); }));
    QVERIFY(scene.stateOf(design) != ArtefactState::Stale);
    QTRY_VERIFY(scene.seen(u"stale"_s) == nullptr);
}

#include "live_test.moc"
