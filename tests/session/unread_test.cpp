// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/session/session_scene.h"
#include "tests/support/test_main.h"

#include <QThreadPool>

#include <atomic>
#include <new>
#include <stdexcept>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;

namespace {

artefact::ParsedReply noMemory(const QString &, const artefact::ReplyContext &)
{
    throw std::bad_alloc();
}

artefact::ParsedReply wordless(const QString &, const artefact::ReplyContext &)
{
    throw 7;
}

void takeAway(std::atomic_bool &stone)
{
    stone = false;
    stone.notify_all();
}

/// Every wait is over at once; what is counted in ticks still takes as many of them.
class HurriedTimers final : public TimerFactory {
public:
    std::unique_ptr<TimerHandle> after(qint64, std::function<void()> fire) override
    {
        return m_timers.after(0, std::move(fire));
    }

private:
    QtTimerFactory m_timers;
};

} // namespace

/// Answers that cannot be read: the step fails, the answer stays, and the project opens again.
class UnreadTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void exceptionFailsTheStep_data();
    void exceptionFailsTheStep();
    void theStoneIsSteppedOverWhenOpening();
    void theTextCanBeKept();
    void retryReadsTheNextAnswer();
    void aPersonsWordsAreKept();
    void readingThatDoesNotEndIsGivenUp();
};

BATON_TEST_CLASS(UnreadTest)

void UnreadTest::init()
{
    failOnWarnings();
}

void UnreadTest::cleanup()
{
    QThreadPool::globalInstance()->waitForDone();
}

void UnreadTest::exceptionFailsTheStep_data()
{
    QTest::addColumn<session::Reader>("reader");
    QTest::addColumn<QString>("detail");
    QTest::newRow("no memory") << session::Reader(noMemory) << u"not enough memory"_s;
    QTest::newRow("with words") << session::Reader(
        [](const QString &, const artefact::ReplyContext &) -> artefact::ParsedReply {
            throw std::runtime_error("a stone");
        }) << u"a stone"_s;
    QTest::newRow("without words") << session::Reader(wordless) << u"an exception without words"_s;
}

void UnreadTest::exceptionFailsTheStep()
{
    QFETCH(session::Reader, reader);
    QFETCH(QString, detail);
    SessionScene scene;
    scene.answerAtOnce();
    scene.readAnswer = reader;
    QCOMPARE(scene.create(), std::nullopt);
    QVERIFY(scene.waitForState(prdPath, ArtefactState::Failed));
    const ArtefactFailure failure = scene.artefact(prdPath).failure;
    QCOMPARE(failure.code, ErrorCode::AnswerUnreadable);
    QCOMPARE(failure.detail, detail);
    QCOMPARE(scene.textOf(failure.partial), scene.team.answer(producePrd));
    QVERIFY(scene.state().calls.isEmpty());
    QVERIFY(scene.broken().isEmpty());
    QCOMPARE(scene.model.asked(producePrd), 1);
}

void UnreadTest::theStoneIsSteppedOverWhenOpening()
{
    // The program ends while the answer is read: it is in the journal, what came of it is not.
    std::atomic_bool stone = true;
    SessionScene scene;
    scene.answerAtOnce();
    scene.readAnswer = [&stone](const QString &text, const artefact::ReplyContext &context) {
        stone.wait(true);
        return artefact::parseReply(text, context);
    };
    QCOMPARE(scene.create(), std::nullopt);
    QVERIFY(scene.waitFor([&] { return !scene.artefact(prdPath).pendingReply.isEmpty(); }));
    scene.close();
    takeAway(stone);
    QVERIFY(!scene.onDisk().artefact(prdPath)->pendingReply.isEmpty());

    scene.readAnswer = noMemory;
    for (int opening = 0; opening < 2; ++opening) {
        QCOMPARE(scene.reopen(), std::nullopt);
        scene.session().resume();
        QVERIFY(scene.waitForState(prdPath, ArtefactState::Failed));
        QCOMPARE(scene.artefact(prdPath).failure.code, ErrorCode::AnswerUnreadable);
    }
    QCOMPARE(scene.model.asked(producePrd), 1); // read again, not paid again
}

void UnreadTest::theTextCanBeKept()
{
    SessionScene scene;
    scene.answerAtOnce();
    scene.readAnswer = noMemory;
    QCOMPARE(scene.create(), std::nullopt);
    QVERIFY(scene.waitForState(prdPath, ArtefactState::Failed));
    QCOMPARE(scene.keepDraft(prdPath), std::nullopt);
    const Revision *head = scene.artefact(prdPath).head();
    QVERIFY(head != nullptr && head->draft);
    QCOMPARE(scene.textOf(head->text).trimmed(), scene.team.answer(producePrd).trimmed());
    QCOMPARE(head->checks.size(), 1);
    QCOMPARE(head->checks.constFirst().state, CheckState::Failed);
    QCOMPARE(head->checks.constFirst().detail, u"not read: not enough memory"_s);
    QCOMPARE(scene.edit(prdPath, head->number, u"## Language\n\nEnglish\n"_s), std::nullopt);
    QCOMPARE(scene.artefact(prdPath).head()->author, AuthorKind::Human);
}

void UnreadTest::retryReadsTheNextAnswer()
{
    SessionScene scene;
    scene.answerAtOnce();
    const auto healed = std::make_shared<std::atomic_bool>(false);
    scene.readAnswer = [healed](const QString &text, const artefact::ReplyContext &context) {
        return *healed ? artefact::parseReply(text, context) : noMemory(text, context);
    };
    QCOMPARE(scene.create(), std::nullopt);
    QVERIFY(scene.waitForState(prdPath, ArtefactState::Failed));
    *healed = true;
    QCOMPARE(scene.decide(command::Retry{.path = prdPath}), std::nullopt);
    QVERIFY(scene.waitForState(prdPath, ArtefactState::Review));
    QCOMPARE(scene.model.asked(producePrd), 2);
}

void UnreadTest::aPersonsWordsAreKept()
{
    SessionScene scene;
    scene.answerAtOnce();
    scene.readEdited = noMemory;
    QCOMPARE(scene.create(), std::nullopt);
    QVERIFY(scene.waitForState(prdPath, ArtefactState::Review));
    QCOMPARE(scene.edit(prdPath, 1, u"## Language\n\nMy own words\n"_s), std::nullopt);
    const Revision *head = scene.artefact(prdPath).head();
    QCOMPARE(scene.textOf(head->text), u"## Language\n\nMy own words\n"_s);
    QCOMPARE(head->checks.constFirst().state, CheckState::Failed);
}

void UnreadTest::readingThatDoesNotEndIsGivenUp()
{
    HurriedTimers timers;
    std::atomic_bool stone = true;
    SessionScene scene;
    scene.answerAtOnce();
    scene.timers = &timers;
    scene.readAnswer = [&stone](const QString &text, const artefact::ReplyContext &context) {
        stone.wait(true);
        return artefact::parseReply(text, context);
    };
    QCOMPARE(scene.create(), std::nullopt);
    QVERIFY(scene.waitForState(prdPath, ArtefactState::Failed));
    QCOMPARE(scene.artefact(prdPath).failure.code, ErrorCode::AnswerUnreadable);
    QCOMPARE(scene.artefact(prdPath).failure.detail, u"reading took longer than 5 seconds"_s);
    QVERIFY(scene.waitFor([&] { return scene.artefact(u"docs/requirement.md"_s).committedRevision == 1; }));
    const qint64 seq = scene.state().seq;
    takeAway(stone); // what comes too late changes nothing
    QThreadPool::globalInstance()->waitForDone();
    QCOMPARE(
        scene.decide(command::PostNote{.role = u"product_manager"_s, .text = u"Go on."_s}), std::nullopt);
    QCOMPARE(scene.artefact(prdPath).state, ArtefactState::Failed);
    QCOMPARE(scene.state().seq, seq + 1);
}

#include "unread_test.moc"
