// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sample_state.h"
#include "tests/support/test_main.h"
#include "tests/ui/random_run.h"
#include "ui/models/timeline_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace baton;
using namespace baton::ui;
using namespace baton::test;
using Tester = QAbstractItemModelTester;

namespace {

QStringList words(const TimelineModel &model)
{
    QStringList lines;
    for (int row = 0; row < model.rowCount(); ++row) {
        const TimelineEntry &entry = model.entry(row);
        lines.append(entry.sender + u'>' + entry.receivers.join(u',') + u' ' + entry.plainText());
        for (const TimelineAction &action : entry.actions)
            lines.last() += u" [%1]"_s.arg(action.label());
    }
    return lines;
}

State quietState()
{
    State state = sampleState();
    state.calls.clear();
    return state;
}

} // namespace

class TimelineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void rowsReadLikeThePicture();
    void editAndApprovalAreOneRow();
    void runningCallsAreLastRows();
    void countdownAndThinking();
    void failedStepOffersWaysOut();
    void notesCanBeTakenBack();
    void olderPagesJoinSeamlessly();
    void filter();
    void randomRunsEqualRebuild_data();
    void randomRunsEqualRebuild();
};

BATON_TEST_CLASS(TimelineTest)

void TimelineTest::init()
{
    failOnWarnings();
}

void TimelineTest::rowsReadLikeThePicture()
{
    TimelineModel model;
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    model.reset(quietState(), sampleEvents(), sampleNow());
    const QStringList lines = words(model);
    QCOMPARE(lines[0], u"product_manager>you Published prd.md r1 2,310 tokens · $0.03 · 14 s"_s);
    QCOMPARE(lines[2], u"you>architect Keep the last 20 moves on disk."_s);
    QCOMPARE(lines[3], u"architect>you Published system_design.md r2 +12 −3 3,902 tokens · $0.05 · 22 s"_s);
    QCOMPARE(lines.last(), u"engineer>you Published board.py r2 +9 −4"_s);
    QVERIFY(model.index(0)
                .data(Qt::AccessibleTextRole)
                .toString()
                .startsWith(u"Product Manager to You, 10:03, "));
}

void TimelineTest::editAndApprovalAreOneRow()
{
    TimelineModel model;
    model.reset(quietState(), sampleEvents(), sampleNow());
    QCOMPARE(words(model)[1], u"you>architect Edited and approved prd.md r3 +6 −2"_s);
}

void TimelineTest::runningCallsAreLastRows()
{
    TimelineModel model;
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    model.reset(sampleState(), sampleEvents(), sampleNow());
    model.setLive(sampleLive().first(), sampleNow());
    const int last = model.rowCount() - 1;
    QCOMPARE(model.entry(last - 1).plainText(), u"Writing game.py … 412 tokens"_s);
    QVERIFY(model.entry(last).running);
    model.apply({}, quietState());
    QCOMPARE(model.rowCount(), last - 1);
}

void TimelineTest::countdownAndThinking()
{
    TimelineModel model;
    model.reset(sampleState(), {}, sampleNow());
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.entry(0).tail, u"… thinking 40 s"_s);
    QCOMPARE(model.entry(1).tail, u"Next try in 4 s (2 of 5)"_s);
    QCOMPARE(model.entry(1).actions.first().label(), u"Try now"_s);
    model.setNow(sampleNow() + 1000);
    QCOMPARE(model.entry(1).tail, u"Next try in 3 s (2 of 5)"_s);
    model.setNow(sampleNow() + 5000);
    QVERIFY(model.entry(1).actions.isEmpty());
}

void TimelineTest::failedStepOffersWaysOut()
{
    State state = quietState();
    Artefact *ui = state.artefact(u"src/ui.py"_s);
    ui->state = ArtefactState::Failed;
    ui->failure = {ErrorCode::Disconnected, {}, {u"c5"_s}, {u"abc"_s}};
    TimelineModel model;
    model.reset(state, sampleEvents(), sampleNow());
    const TimelineEntry failed = model.entry(5);
    QCOMPARE(failed.kind, EntryKind::Error);
    QCOMPARE(failed.actions.size(), 4);
    ui->state = ArtefactState::Writing;
    model.apply({}, state);
    QCOMPARE(model.entry(5).actions.size(), 1); // the trace stays readable
}

void TimelineTest::notesCanBeTakenBack()
{
    State state = quietState();
    state.notes.append({u"n1"_s, u"architect"_s, u"Keep the last 20 moves on disk."_s, false, 0});
    TimelineModel model;
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    model.reset(state, sampleEvents(), sampleNow());
    QCOMPARE(model.entry(2).actions.size(), 2);
    QVERIFY(model.entry(2).detail.startsWith(u"Waits"));
    state.notes.clear();
    EventBatch batch;
    batch.events = {{9000, sampleNow(), event::NoteRemoved{u"n1"_s}}};
    model.apply(batch, state);
    QVERIFY(model.entry(2).actions.isEmpty());
    QCOMPARE(model.entry(2).detail, u"taken back"_s);
}

void TimelineTest::olderPagesJoinSeamlessly()
{
    const QVector<StoredEvent> all = sampleEvents();
    TimelineModel whole;
    whole.reset(quietState(), all, sampleNow());
    for (qsizetype cut = 1; cut < all.size(); ++cut) {
        TimelineModel paged;
        const Tester tester(&paged, Tester::FailureReportingMode::QtTest);
        paged.reset(quietState(), all.mid(cut), sampleNow());
        const QSignalSpy wanted(&paged, &TimelineModel::olderWanted);
        QVERIFY(paged.hasOlder());
        paged.requestOlder();
        paged.requestOlder();
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.first().first().toLongLong(), all[cut].seq);
        paged.prepend(all.mid(0, cut), quietState());
        QCOMPARE(words(paged), words(whole));
    }
}

void TimelineTest::filter()
{
    TimelineModel model;
    model.reset(quietState(), sampleEvents(), sampleNow());
    TimelineFilter filter;
    filter.setSourceModel(&model);
    filter.setRole(u"architect"_s);
    QCOMPARE(filter.rowCount(), 3);
    filter.setRole({});
    filter.setKinds({static_cast<int>(EntryKind::Error)});
    QCOMPARE(filter.rowCount(), 1);
    filter.setKinds({});
    filter.setSearch(u"BOARD"_s);
    QCOMPARE(filter.rowCount(), 1);
    QVERIFY(filter.isNarrowed());
}

void TimelineTest::randomRunsEqualRebuild_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 20; seed < 28; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TimelineTest::randomRunsEqualRebuild()
{
    QFETCH(quint32, seed);
    RandomRun run(seed);
    TimelineModel model;
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    model.reset(run.state(), {}, run.state().time);
    for (int i = 0; i < 80; ++i) {
        const EventBatch batch = run.step();
        model.apply(batch, run.state());
        if (i % 7 == 0)
            model.setNow(run.state().time + 500);
    }
    model.setNow(run.state().time);
    TimelineModel fresh;
    fresh.reset(run.state(), run.events(), run.state().time);
    QCOMPARE(words(model), words(fresh));
}

#include "tst_timeline.moc"
