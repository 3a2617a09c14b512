// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/sqlite_journal.h"
#include "tests/support/memory_journal.h"
#include "tests/support/test_main.h"

#include <QTemporaryDir>

using namespace baton;
using namespace Qt::StringLiterals;

namespace {

struct Subject {
    QTemporaryDir folder;
    std::unique_ptr<journal::Journal> journal;
};

void kinds()
{
    QTest::addColumn<bool>("onDisk");
    QTest::newRow("memory") << false;
    QTest::newRow("sqlite") << true;
}

std::unique_ptr<Subject> makeSubject()
{
    auto subject = std::make_unique<Subject>();
    if (*static_cast<bool *>(QTest::qData("onDisk", qMetaTypeId<bool>()))) {
        auto opened =
            journal::SqliteJournal::open(subject->folder.path(), journal::SqliteJournal::Mode::ReadWrite);
        if (opened)
            subject->journal = std::move(*opened);
    } else {
        subject->journal = std::make_unique<journal::MemoryJournal>();
    }
    return subject;
}

StoredEvent written(qint64 seq)
{
    return {seq, 1000 + seq, event::FileWritten{u"f%1"_s.arg(seq), 1}};
}

EventBatch batchOf(qint64 first, qint64 last)
{
    EventBatch batch;
    for (qint64 seq = first; seq <= last; ++seq)
        batch.events.append(written(seq));
    return batch;
}

QVector<qint64> numbers(const Result<QVector<StoredEvent>> &events)
{
    QVector<qint64> result;
    for (const StoredEvent &stored : events.value_or(QVector<StoredEvent>{{-1, 0, {}}}))
        result.append(stored.seq);
    return result;
}

using Numbers = QVector<qint64>;

template <class E> E about(const QString &call)
{
    E event;
    event.call = CallId{call};
    return event;
}

} // namespace

/// What holds for every Journal: each test runs over the one in memory and the one on disk.
class TestJournalContract : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void pages_data();
    void pages();
    void sequenceMustFollow_data();
    void sequenceMustFollow();
    void textsAreSharedAndExact_data();
    void textsAreSharedAndExact();
    void eventsOfACall_data();
    void eventsOfACall();
    void partials_data();
    void partials();
    void snapshots_data();
    void snapshots();
};

BATON_TEST_CLASS(TestJournalContract)

void TestJournalContract::init()
{
    test::failOnWarnings();
}

void TestJournalContract::pages_data()
{
    kinds();
}

void TestJournalContract::pages()
{
    const auto subject = makeSubject();
    journal::Journal &journal = *subject->journal;
    QCOMPARE(journal.lastSeq().value(), 0);
    QVERIFY(journal.append(batchOf(1, 3)));
    QVERIFY(journal.append({}));
    QVERIFY(journal.append(batchOf(4, 5)));
    QCOMPARE(journal.lastSeq().value(), 5);
    QCOMPARE(numbers(journal.eventsAfter(0)), Numbers({1, 2, 3, 4, 5}));
    QCOMPARE(numbers(journal.eventsAfter(3)), Numbers({4, 5}));
    QCOMPARE(numbers(journal.eventsAfter(1, 2)), Numbers({2, 3}));
    QCOMPARE(numbers(journal.eventsAfter(5)), Numbers());
    QCOMPARE(numbers(journal.eventsAfter(50)), Numbers());
    QCOMPARE(numbers(journal.eventsBefore(5, 2)), Numbers({3, 4}));
    QCOMPARE(numbers(journal.eventsBefore(2, 9)), Numbers({1}));
    QCOMPARE(numbers(journal.eventsBefore(1, 9)), Numbers());
    QCOMPARE(numbers(journal.eventsBefore(100, 2)), Numbers({4, 5}));
    QVERIFY(journal.eventsAfter(4).value().constFirst() == written(5));
}

void TestJournalContract::sequenceMustFollow_data()
{
    kinds();
}

void TestJournalContract::sequenceMustFollow()
{
    const auto subject = makeSubject();
    journal::Journal &journal = *subject->journal;
    QVERIFY(journal.append(batchOf(1, 2)));
    EventBatch gap = batchOf(3, 3);
    gap.events.append(written(5));
    gap.texts.append(makeText(u"lost"_s));
    for (const EventBatch &batch : {batchOf(4, 4), batchOf(2, 3), gap}) {
        const Result<void> outcome = journal.append(batch);
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, ErrorCode::Internal);
    }
    QCOMPARE(journal.lastSeq().value(), 2);
    QCOMPARE(journal.read(hashOf(u"lost"_s)).error().code, ErrorCode::NotFound);
    QVERIFY(journal.append(batchOf(3, 3)));
}

void TestJournalContract::textsAreSharedAndExact_data()
{
    kinds();
}

void TestJournalContract::textsAreSharedAndExact()
{
    const auto subject = makeSubject();
    journal::Journal &journal = *subject->journal;
    const QStringList samples{u""_s, u"x"_s, u"需求\r\n\ttab"_s, QChar(QChar::ByteOrderMark) + u"marked"_s,
        u"a long text that repeats itself. "_s.repeated(500), QString(5000, QChar(0x9700))};
    for (int round = 0; round < 2; ++round) {
        EventBatch batch;
        for (const QString &sample : samples)
            batch.texts.append(makeText(sample));
        QVERIFY(journal.append(batch));
    }
    for (const QString &sample : samples)
        QCOMPARE(journal.read(hashOf(sample)).value_or(u"missing"_s), sample);
    QCOMPARE(journal.read({u"nothing"_s}).error().code, ErrorCode::NotFound);
}

void TestJournalContract::eventsOfACall_data()
{
    kinds();
}

void TestJournalContract::eventsOfACall()
{
    const auto subject = makeSubject();
    event::CallScheduled one;
    one.call.id = {u"c1"_s};
    event::CallScheduled two;
    two.call.id = {u"c2"_s};
    EventBatch batch;
    const QVector<Event> events{one, two, event::CallRetrying{{u"c1"_s}, u"p"_s, {}},
        about<event::CallFailed>(u"c2"_s), about<event::CallAnswered>(u"c1"_s), event::RunFinished{},
        about<event::CallInterrupted>(u"c1"_s)};
    for (const Event &event : events)
        batch.events.append({batch.events.size() + 1, 0, event});
    QVERIFY(subject->journal->append(batch));
    QCOMPARE(numbers(subject->journal->eventsOfCall({u"c1"_s})), Numbers({1, 3, 5, 7}));
    QCOMPARE(numbers(subject->journal->eventsOfCall({u"c2"_s})), Numbers({2, 4}));
    QCOMPARE(numbers(subject->journal->eventsOfCall({})), Numbers());
}

void TestJournalContract::partials_data()
{
    kinds();
}

void TestJournalContract::partials()
{
    const auto subject = makeSubject();
    journal::Journal &journal = *subject->journal;
    const CallId one{u"c1"_s};
    const CallId two{u"c2"_s};
    QCOMPARE(journal.partial(one).value(), QString());
    QVERIFY(journal.savePartial(one, u"half"_s));
    QVERIFY(journal.savePartial(one, u"half of it"_s));
    QVERIFY(journal.savePartial(two, u"other"_s));
    QCOMPARE(journal.partial(one).value(), u"half of it"_s);
    EventBatch ended;
    ended.events.append({1, 0, about<event::CallAnswered>(one.value)});
    QVERIFY(journal.append(ended));
    QCOMPARE(journal.partial(one).value(), QString());
    QCOMPARE(journal.partial(two).value(), u"other"_s);
    QVERIFY(journal.dropPartial(two));
    QVERIFY(journal.dropPartial(two));
    QCOMPARE(journal.partial(two).value(), QString());
}

void TestJournalContract::snapshots_data()
{
    kinds();
}

void TestJournalContract::snapshots()
{
    const auto subject = makeSubject();
    journal::Journal &journal = *subject->journal;
    QVERIFY(!journal.latestSnapshot().value());
    QVERIFY(journal.append(batchOf(1, 4)));
    State state;
    state.name = u"first"_s;
    state.seq = 2;
    QVERIFY(journal.saveSnapshot(state));
    state.name = u"second"_s;
    state.seq = 4;
    QVERIFY(journal.saveSnapshot(state));
    const auto loaded = journal.latestSnapshot();
    QVERIFY(loaded && *loaded);
    QVERIFY(**loaded == state);
}

#include "journal_contract_test.moc"
