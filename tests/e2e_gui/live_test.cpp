// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e_gui/window_scene.h"
#include "tests/support/sample_team.h"
#include "tests/support/scripted_http_server.h"
#include "tests/support/test_main.h"

#include <QJsonArray>
#include <QListWidget>
#include <QTextBrowser>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;

namespace {

const QString prd = u"docs/prd.md"_s;
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

#include "live_test.moc"
