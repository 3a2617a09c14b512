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
    void onlyWhoAskedIsAnswered();
    void nobodyIsAnsweredWhoIsGone();
    void whoAnswersMayEndTheSession();
    void withoutAProjectThereIsNothingToRead();
    void textsAtHandAreBounded();
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
    const auto text = [&scene](const TextHash &wanted) {
        return scene.ask([wanted](const session::ProjectView &project) { return project.text(wanted); });
    };
    QVERIFY(text(hash).value_or(QString()).contains("## Product Goals\n"_L1));
    const auto missing = text({QString(64, u'0')});
    QVERIFY2(
        !missing && missing.error().code == ErrorCode::NotFound, "a text that is not there is answered too");
}

void ReadingTest::eventsComeInPagesNewestFirst()
{
    SessionScene scene;
    QVERIFY(inReview(scene));
    QVERIFY(scene.resumeUntilIdle());
    const auto all = scene.eventsOnDisk();
    QVector<StoredEvent> read;
    qint64 before = scene.state().seq + 1;
    while (before > 1) {
        const auto page = scene
                              .ask([before](const session::ProjectView &project) {
                                  return project.eventsBefore(before, 3);
                              })
                              .value_or(QVector<StoredEvent>());
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
    const auto traces = scene.ask([](const session::ProjectView &project) { return project.traces(); })
                            .value_or(QVector<CallTrace>());
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
    const auto one =
        scene.ask([call = trace.call](const session::ProjectView &project) { return project.trace(call); });
    QVERIFY(one);
    QCOMPARE(one->reply, trace.reply);
    const auto none = scene.ask([](const session::ProjectView &project) { return project.trace({u"c0"_s}); });
    QVERIFY(!none && none.error().code == ErrorCode::NotFound);
}

void ReadingTest::readerSeesWhatTheSessionHasWritten()
{
    SessionScene scene;
    QVERIFY(inReview(scene));
    QVERIFY(scene.resumeUntilIdle());
    const auto reader = session::ProjectReader::open(scene.path(u"p"_s));
    QVERIFY(reader.has_value());
    QCOMPARE(reader->state(), scene.state());
    QCOMPARE(reader->view().traces().value_or(QVector<CallTrace>()).size(), 1);
    QCOMPARE(reader->view().text(scene.artefact(prdPath).head()->text).value_or(QString()),
        scene.session().text(scene.artefact(prdPath).head()->text).value_or(u"?"_s));
    QCOMPARE(scene.decide(command::Approve{.path = prdPath}), std::nullopt);
}

void ReadingTest::onlyWhoAskedIsAnswered()
{
    SessionScene scene;
    QVERIFY(inReview(scene));
    const QObject other;
    QStringList answers;
    const auto name = [](const session::ProjectView &project) -> Result<QString> {
        return project.state().name;
    };
    const auto folder = [](const session::ProjectView &project) -> Result<QString> {
        return project.folder();
    };
    scene.session().ask(&other, name, [&](const Result<QString> &n) { answers.append(u"one "_s + *n); });
    scene.session().ask(&other, folder, [&](const Result<QString> &f) { answers.append(u"two "_s + *f); });
    QVERIFY(scene.waitFor([&] { return answers.size() == 2; }));
    QCOMPARE(answers, (QStringList{u"one p"_s, u"two "_s + scene.path(u"p"_s)}));
}

void ReadingTest::nobodyIsAnsweredWhoIsGone()
{
    SessionScene scene;
    QVERIFY(inReview(scene));
    int answers = 0;
    const auto seq = [](const session::ProjectView &project) -> Result<qint64> {
        return project.state().seq;
    };
    const auto count = [&answers](const Result<qint64> &) { ++answers; };
    {
        const QObject gone;
        scene.session().ask(&gone, seq, count);
        scene.session().submit(
            command::SetPauseMark{designPath, true}, &gone, [&answers](const Result<void> &) { ++answers; });
    }
    QVERIFY(scene.ask(seq));
    QCOMPARE(answers, 0);
    // Nor is anybody who asked a session that is gone itself.
    const QObject stays;
    scene.session().ask(&stays, seq, count);
    scene.close();
    // Whatever was on its way has had its turn once another session is open.
    QCOMPARE(scene.reopen(), std::nullopt);
    QCOMPARE(answers, 0);
}

void ReadingTest::whoAnswersMayEndTheSession()
{
    SessionScene scene;
    QVERIFY(inReview(scene));
    const QObject context;
    bool answered = false;
    scene.session().ask(
        &context, [](const session::ProjectView &project) -> Result<qint64> { return project.state().seq; },
        [&](const Result<qint64> &) {
            scene.close();
            answered = true;
        });
    QVERIFY(scene.waitFor([&] { return answered; }));
}

void ReadingTest::withoutAProjectThereIsNothingToRead()
{
    SessionScene scene;
    QCOMPARE(scene.reopen(), std::optional(ErrorCode::ProjectNotFound));
    const auto traces = scene.ask([](const session::ProjectView &project) { return project.traces(); });
    QVERIFY(!traces);
    QCOMPARE(traces.error().code, ErrorCode::ProjectNotFound);
}

/// A run of many texts keeps the newest at hand, and the others are there for the asking.
void ReadingTest::textsAtHandAreBounded()
{
    SessionScene scene;
    scene.answerAtOnce();
    scene.textMemory = 40'000;
    session::NewProject project = scene.newProject();
    project.config.autonomy = {true, true};
    QCOMPARE(scene.create(project), std::nullopt);
    QVERIFY(scene.waitFor([&] { return scene.state().mode == RunMode::Finished; }));
    qsizetype bytes = 0;
    qsizetype known = 0;
    qsizetype revisions = 0;
    for (const StoredEvent &stored : scene.eventsOnDisk()) {
        const auto *proposed = std::get_if<event::RevisionProposed>(&stored.event);
        if (proposed == nullptr)
            continue;
        ++revisions;
        const auto text = scene.session().text(proposed->revision.text);
        known += text ? 1 : 0;
        bytes += 2 * text.value_or(QString()).size();
        QVERIFY(!scene.textOf(proposed->revision.text).isEmpty());
    }
    QVERIFY2(known > 0 && known < revisions, qPrintable(u"%1 of %2"_s.arg(known).arg(revisions)));
    QVERIFY(bytes <= scene.textMemory);
}

#include "reading_test.moc"
