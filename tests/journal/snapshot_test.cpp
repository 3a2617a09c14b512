// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/sqlite_journal.h"
#include "core/journal/state_codec.h"
#include "tests/journal/sample_filler.h"
#include "tests/support/test_main.h"

#include <QCryptographicHash>
#include <QTemporaryDir>

#include <csignal>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace baton;
using namespace Qt::StringLiterals;
using journal::SqliteJournal;
using Mode = SqliteJournal::Mode;

namespace {

/// Large enough for many pages, and not compressible.
State bigState(qint64 seq, quint32 seed)
{
    SampleFiller filler(seed);
    State state = filler.make<State>();
    state.seq = seq;
    for (int i = 0; i < 600; ++i)
        state.ledger.append(filler.make<CallRecord>());
    return state;
}

EventBatch notes(qint64 first, int count)
{
    EventBatch batch;
    for (qint64 seq = first; seq < first + count; ++seq)
        batch.events.append({seq, 0, event::NotePosted{.id = u"n%1"_s.arg(seq)}});
    return batch;
}

/// Files of this process may grow to `bytes`; `onLimit` says what a larger one leads to.
void limitFiles(rlim_t bytes, void (*onLimit)(int))
{
    std::signal(SIGXFSZ, onLimit);
    rlimit limit{};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &limit), 0);
    limit.rlim_cur = bytes;
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &limit), 0);
}

/// A process that is killed by the system while it writes byte `bytes` of a file; true if it was.
bool dieWhileSaving(const QString &folder, const State &state, rlim_t bytes)
{
    const pid_t child = ::fork();
    if (child == 0) {
        const rlimit noCore{};
        ::setrlimit(RLIMIT_CORE, &noCore);
        const auto journal = SqliteJournal::open(folder, Mode::ReadWrite);
        limitFiles(bytes, SIG_DFL);
        const bool saved = journal && (*journal)->saveSnapshot(state);
        ::_exit(saved ? 0 : 1);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFSIGNALED(status) && WTERMSIG(status) == SIGXFSZ;
}

/// The bytes of a state with a checksum that fits, however they were changed.
QByteArray resealed(const QByteArray &body)
{
    return QCryptographicHash::hash(body, QCryptographicHash::Blake2b_160) + body;
}

} // namespace

class TestSnapshot : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnWarnings(); }
    void statesRoundTrip();
    void damagedBytesAreNoState();
    void forgedBytesDoNoHarm();
    void formatIsStable();
    void onlyTheNewestIsKept();
    void anInterruptedOneLosesNothing();
    void aKillWithinOneLosesNothing();
};

BATON_TEST_CLASS(TestSnapshot)

void TestSnapshot::statesRoundTrip()
{
    for (quint32 seed = 1; seed < 10; ++seed) {
        const State state = SampleFiller(seed).make<State>();
        const std::optional<State> back = journal::decodeState(journal::encodeState(state));
        QVERIFY(back);
        QVERIFY(*back == state);
    }
    QVERIFY(journal::decodeState(journal::encodeState({})) == State{});
    State extreme;
    extreme.seq = std::numeric_limits<qint64>::max();
    extreme.time = std::numeric_limits<qint64>::min();
    extreme.nextCall = std::numeric_limits<int>::min();
    QVERIFY(journal::decodeState(journal::encodeState(extreme)) == extreme);
}

void TestSnapshot::damagedBytesAreNoState()
{
    const QByteArray bytes = journal::encodeState(SampleFiller(3).make<State>());
    QVERIFY(!journal::decodeState({}));
    QVERIFY(!journal::decodeState("{\"seq\":"));
    for (qsizetype at = 0; at < bytes.size(); at += 7) {
        QVERIFY(!journal::decodeState(bytes.left(at)));
        QByteArray flipped = bytes;
        flipped[at] = static_cast<char>(flipped.at(at) ^ 0x10);
        QVERIFY(!journal::decodeState(flipped));
    }
    QVERIFY(!journal::decodeState(bytes + '\0'));
}

/// Nothing but memory of the size of the bytes is taken, and what is read is a state like any other.
void TestSnapshot::forgedBytesDoNoHarm()
{
    const QByteArray body = journal::encodeState(SampleFiller(4).make<State>()).mid(20);
    QRandomGenerator random(7);
    int states = 0;
    for (int i = 0; i < 4000; ++i) {
        QByteArray forged = body;
        for (int changes = random.bounded(1, 4); changes > 0; --changes)
            forged[random.bounded(static_cast<int>(body.size()))] = static_cast<char>(random.bounded(256));
        const std::optional<State> state = journal::decodeState(resealed(forged));
        if (!state)
            continue;
        ++states;
        QVERIFY(journal::decodeState(journal::encodeState(*state)) == *state);
    }
    QVERIFY(states > 0);
    // A list of 2^60 elements, a text of 2^60 bytes, a number that never ends.
    QVERIFY(!journal::decodeState(resealed(QByteArray(64, '\xff'))));
    QVERIFY(!journal::decodeState(resealed("\x02\x02\x00\xff\xff\xff\xff\xff\xff\xff\xff\x0f"_ba)));
}

void TestSnapshot::formatIsStable()
{
    const QByteArray format = journal::snapshotFormat();
    QVERIFY(format.startsWith("4-"));
    QCOMPARE(format, journal::snapshotFormat());
}

void TestSnapshot::onlyTheNewestIsKept()
{
    const QTemporaryDir folder;
    const auto journal = SqliteJournal::open(folder.path(), Mode::ReadWrite);
    QVERIFY(journal && (*journal)->append(notes(1, 9)));
    const QString file = folder.filePath(u".baton/journal.sqlite"_s);
    qint64 size = 0;
    for (int i = 1; i <= 9; ++i) {
        QVERIFY((*journal)->saveSnapshot(bigState(i, 5)));
        QCOMPARE((*journal)->latestSnapshot().value().value().seq, i);
        if (i == 4)
            size = QFileInfo(file).size() + QFileInfo(file + u"-wal"_s).size();
    }
    QVERIFY(QFileInfo(file).size() + QFileInfo(file + u"-wal"_s).size() < 3 * size);
}

void TestSnapshot::anInterruptedOneLosesNothing()
{
    const QTemporaryDir folder;
    const auto journal = SqliteJournal::open(folder.path(), Mode::ReadWrite);
    QVERIFY(journal && (*journal)->append(notes(1, 3)));
    const State before = bigState(2, 1);
    QVERIFY((*journal)->saveSnapshot(before));
    rlimit old{};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &old), 0);
    const qint64 size = QFileInfo(folder.filePath(u".baton/journal.sqlite-wal"_s)).size();
    limitFiles(static_cast<rlim_t>(size) + 9000, SIG_IGN);
    const Result<void> outcome = (*journal)->saveSnapshot(bigState(3, 2));
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &old), 0);
    QVERIFY(!outcome);
    QVERIFY((*journal)->latestSnapshot().value() == before);
    QVERIFY((*journal)->append(notes(4, 2)));
    QCOMPARE((*journal)->eventsAfter(2).value().size(), 3);
    QVERIFY((*journal)->saveSnapshot(bigState(5, 2)));
    QCOMPARE((*journal)->latestSnapshot().value().value().seq, 5);
}

void TestSnapshot::aKillWithinOneLosesNothing()
{
    const QTemporaryDir folder;
    const State before = bigState(2, 1);
    {
        const auto journal = SqliteJournal::open(folder.path(), Mode::ReadWrite);
        QVERIFY(journal && (*journal)->append(notes(1, 3)) && (*journal)->saveSnapshot(before));
    }
    int kills = 0;
    for (rlim_t bytes = 1; bytes < 100'000; bytes += 9001) {
        kills += dieWhileSaving(folder.path(), bigState(3, 2), bytes) ? 1 : 0;
        const auto journal = SqliteJournal::open(folder.path(), Mode::ReadWrite);
        QVERIFY(journal);
        QVERIFY((*journal)->latestSnapshot().value() == before);
        QCOMPARE((*journal)->eventsAfter(0).value().size(), 3);
    }
    QVERIFY(kills > 5);
}

#include "snapshot_test.moc"
