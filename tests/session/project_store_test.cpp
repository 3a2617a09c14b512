// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/project_store.h"

#include "core/engine/evolve.h"
#include "core/journal/sqlite_journal.h"
#include "core/settings/sop_library.h"
#include "tests/support/manual_clock.h"
#include "tests/support/test_main.h"

#include <QTemporaryDir>

namespace baton::test {

using namespace Qt::StringLiterals;
using journal::SqliteJournal;
using session::ProjectStore;

namespace {

constexpr TimeMs minute = 60'000;

/// A project that is opened and closed many times.
class Project {
public:
    Project()
    {
        const auto store = open();
        const Sop sop = settings::findSop(u"software-company"_s, {}).value_or(Sop());
        QVERIFY(store->apply(
            command::CreateProject{.name = u"p"_s, .sop = sop, .requirement = makeText(u"A sample.\n"_s)}));
        store->close();
    }

    [[nodiscard]] std::unique_ptr<ProjectStore> open()
    {
        auto journal = SqliteJournal::open(m_folder.path(), journal::OpenMode::ReadWrite);
        auto loaded = session::loadProject(**journal);
        return std::make_unique<ProjectStore>(std::move(journal).value(), std::move(loaded).value(), clock,
            ProjectStore::Listener{[](const EventBatch &) {}, [](const Error &) {}});
    }

    void decide(ProjectStore &store, int times)
    {
        for (int i = 0; i < times; ++i)
            QVERIFY(store.apply(command::SetPauseMark{.path = u"docs/prd.md"_s, .on = m_on = !m_on}));
    }

    /// A history that nobody had to decide one by one.
    void lengthen(int events)
    {
        const auto journal = SqliteJournal::open(m_folder.path(), journal::OpenMode::ReadWrite);
        const qint64 last = (*journal)->lastSeq().value();
        EventBatch batch;
        for (int i = 1; i <= events; ++i)
            batch.events.append({last + i, clock.now(),
                event::NotePosted{.id = u"n%1"_s.arg(i), .role = u"engineer"_s, .text = u"note"_s}});
        QVERIFY((*journal)->append(batch));
    }

    /// Opens, decides, lets the loop look whether a snapshot is due, and closes.
    void visit(int decisions)
    {
        const auto store = open();
        decide(*store, decisions);
        store->snapshotIfDue();
        store->close();
    }

    /// Events the next opening has to fold.
    [[nodiscard]] qint64 toFold()
    {
        const auto journal = SqliteJournal::open(m_folder.path(), journal::OpenMode::ReadOnly);
        const auto snapshot = (*journal)->latestSnapshot().value();
        return (*journal)->lastSeq().value() - (snapshot ? snapshot->seq : 0);
    }

    ManualClock clock;

private:
    QTemporaryDir m_folder;
    bool m_on = false;
};

} // namespace

/// When the store takes snapshots.
class ProjectStoreTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }
    void manyShortVisitsLeaveLittleToFold();
    void aLongVisitLeavesLittleToFold();
    void aFewDecisionsTakeNoneAtOnce();
    void timeTakesOneToo();
    void openedFromASnapshotIsTheSame();
    void historyInPagesIsTheSame();
};

BATON_TEST_CLASS(ProjectStoreTest)

void ProjectStoreTest::manyShortVisitsLeaveLittleToFold()
{
    Project project;
    for (int i = 0; i < 12; ++i) {
        project.visit(40);
        QVERIFY2(project.toFold() <= 140, qPrintable(u"%1 after visit %2"_s.arg(project.toFold()).arg(i)));
    }
}

void ProjectStoreTest::aLongVisitLeavesLittleToFold()
{
    Project project;
    project.lengthen(950);
    const auto store = project.open();
    project.decide(*store, 20);
    store->snapshotIfDue();
    QVERIFY(project.toFold() > 950); // not with each look
    project.decide(*store, 40);
    store->snapshotIfDue();
    QCOMPARE(project.toFold(), 0);
}

void ProjectStoreTest::aFewDecisionsTakeNoneAtOnce()
{
    Project project;
    project.visit(3);
    const qint64 before = project.toFold();
    project.visit(3);
    QCOMPARE(project.toFold(), before + 3);
}

void ProjectStoreTest::timeTakesOneToo()
{
    Project project;
    const auto store = project.open();
    project.decide(*store, 1);
    project.clock.advance(9 * minute);
    store->snapshotIfDue();
    QVERIFY(project.toFold() > 0);
    project.clock.advance(2 * minute);
    store->snapshotIfDue();
    QCOMPARE(project.toFold(), 0);
    // Nothing new: none, however much time goes by.
    project.clock.advance(60 * minute);
    store->snapshotIfDue();
    project.decide(*store, 1);
    store->snapshotIfDue();
    QCOMPARE(project.toFold(), 0);
}

void ProjectStoreTest::openedFromASnapshotIsTheSame()
{
    Project project;
    State before;
    {
        const auto store = project.open();
        project.decide(*store, 110);
        store->close();
        project.decide(*store, 7);
        before = store->state();
    }
    QCOMPARE(project.toFold(), 7);
    QVERIFY(project.open()->state() == before);
}

void ProjectStoreTest::historyInPagesIsTheSame()
{
    Project project;
    project.lengthen(4100);
    const auto store = project.open();
    QCOMPARE(store->state().notes.size(), 4100);
    QCOMPARE(store->state().seq, project.toFold());
    State folded;
    const auto events = store->journal().eventsAfter(0);
    QVERIFY(events);
    for (const StoredEvent &event : *events)
        engine::evolve(folded, event);
    QVERIFY(store->state() == folded);
}

} // namespace baton::test

#include "project_store_test.moc"
