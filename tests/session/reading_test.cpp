// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/session/session_scene.h"
#include "tests/support/test_main.h"

#include <QSignalSpy>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;
using session::CallTrace;
using session::Session;

namespace {

bool inReview(SessionScene &scene)
{
    scene.answerAtOnce();
    return !scene.create() && scene.waitForState(prdPath, ArtefactState::Review);
}

} // namespace

/// What can be read of a project: texts, pages of the journal, traces.
class ReadingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void textsCanBeFetchedAfterOpening();
    void eventsComeInPagesNewestFirst();
    void tracesHoldPromptAndAnswer();
    void readerSeesWhatTheSessionHasWritten();
};

BATON_TEST_CLASS(ReadingTest)

void ReadingTest::init()
{
    failOnWarnings();
}

void ReadingTest::textsCanBeFetchedAfterOpening()
{
    SessionScene scene;
    QVERIFY(inReview(scene));
    QCOMPARE(scene.reopen(), std::nullopt);
    const TextHash hash = scene.artefact(prdPath).head()->text;
    QCOMPARE(scene.session().text(hash), std::nullopt);
    QSignalSpy fetched(&scene.session(), &Session::textFetched);
    scene.session().fetchText(hash);
    scene.session().fetchText({QString(64, u'0')});
    QVERIFY(scene.waitFor([&] { return fetched.count() == 2; }));
    QVERIFY(scene.session().text(hash).value_or(QString()).contains("## Product Goals\n"_L1));
    QVERIFY2(fetched.at(1).at(1).toString().isEmpty(), "a text that is not there is answered too");
}

void ReadingTest::eventsComeInPagesNewestFirst()
{
    SessionScene scene;
    QVERIFY(inReview(scene));
    QVERIFY(scene.resumeUntilIdle());
    const auto all = scene.eventsOnDisk();
    QSignalSpy fetched(&scene.session(), &Session::eventsFetched);
    QVector<StoredEvent> read;
    qint64 before = scene.state().seq + 1;
    while (before > 1) {
        fetched.clear();
        scene.session().fetchEvents(before, 3);
        QVERIFY(scene.waitFor([&] { return !fetched.isEmpty(); }));
        QCOMPARE(fetched.first().at(0).toLongLong(), before);
        const auto page = fetched.first().at(1).value<QVector<StoredEvent>>();
        QVERIFY(!page.isEmpty() && page.size() <= 3);
        read = page + read;
        before = page.first().seq;
    }
    QCOMPARE(read, all);
}

void ReadingTest::tracesHoldPromptAndAnswer()
{
    SessionScene scene;
    QVERIFY(inReview(scene));
    QSignalSpy fetched(&scene.session(), &Session::tracesFetched);
    scene.session().fetchTraces();
    QVERIFY(scene.waitFor([&] { return !fetched.isEmpty(); }));
    const auto traces = fetched.first().first().value<QVector<CallTrace>>();
    QCOMPARE(traces.size(), 1);
    const CallTrace &trace = traces.first();
    QCOMPARE(trace.reply, scene.team.prd());
    const llm::Request request = scene.model.request(producePrd);
    QCOMPARE(trace.messages.size(), request.messages.size());
    for (int i = 0; i < trace.messages.size(); ++i) {
        QCOMPARE(trace.messages.at(i).text.content, request.messages.at(i).text);
        qint64 characters = 0;
        for (const PromptPart &part : trace.messages.at(i).parts)
            characters += part.characters;
        QVERIFY2(characters > 0 && characters <= trace.messages.at(i).text.content.size(),
            "parts have their sizes");
    }
    QSignalSpy one(&scene.session(), &Session::traceFetched);
    scene.session().fetchTrace(trace.call);
    QVERIFY(scene.waitFor([&] { return !one.isEmpty(); }));
    QCOMPARE(one.first().first().value<CallTrace>().reply, trace.reply);
}

void ReadingTest::readerSeesWhatTheSessionHasWritten()
{
    SessionScene scene;
    QVERIFY(inReview(scene));
    QVERIFY(scene.resumeUntilIdle());
    const auto reader = session::ProjectReader::open(scene.path(u"p"_s));
    QVERIFY(reader.has_value());
    QCOMPARE(reader->state(), scene.state());
    QCOMPARE(reader->traces().size(), 1);
    QCOMPARE(reader->text(scene.artefact(prdPath).head()->text).value_or(QString()),
        scene.session().text(scene.artefact(prdPath).head()->text).value_or(u"?"_s));
    QCOMPARE(scene.decide(command::Approve{.path = prdPath}), std::nullopt);
}

#include "reading_test.moc"
