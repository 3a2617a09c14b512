// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sample_state.h"
#include "tests/support/test_main.h"
#include "tests/ui/random_run.h"
#include "ui/models/project_tree_model.h"
#include "ui/models/review_queue_model.h"
#include "ui/models/run_summary.h"
#include "ui/models/swimlane_model.h"
#include "ui/models/timeline_model.h"
#include "ui/models/view_state.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace baton;
using namespace baton::ui;
using namespace baton::test;

namespace {

Card cardOf(const State &state, const QString &path)
{
    LineChangesByPath changes;
    noteLineChanges(changes, sampleEvents());
    return makeCard(state, *state.artefact(path), RoleBook(state.sop), changes);
}

QStringList titles(const SwimlaneModel &model, int lane)
{
    QStringList result;
    for (int column = 0; column < model.columnCount(); ++column) {
        const QString title = model.index(lane, column).data().toString();
        if (!title.isEmpty())
            result.append(title);
    }
    return result;
}

QStringList treeLines(const ProjectTreeModel &model, const QModelIndex &parent = {})
{
    QStringList lines;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        lines.append(index.data(ProjectTreeModel::PathRole).toString() + u'|'
            + index.data(ProjectTreeModel::StateRole).toString() + u'|'
            + index.data(ProjectTreeModel::NoteRole).toString());
        lines += treeLines(model, index);
    }
    return lines;
}

QStringList grid(const SwimlaneModel &model)
{
    QStringList lines;
    for (int row = 0; row < model.rowCount(); ++row) {
        for (int column = 0; column < model.columnCount(); ++column) {
            const Card card = model.card(model.index(row, column));
            lines.append(
                card.path + u'|' + card.title + u'|' + card.subtitleText() + u'|' + card.hidden.join(u','));
        }
    }
    return lines;
}

} // namespace

class ModelsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cardWords_data();
    void cardWords();
    void reviewsAreCalledByTheirFile();
    void boardHasLaneForPersonFirst();
    void noIndexIsAQuestionLikeAnyOther();
    void cellsCollapseToWhatMatters();
    void expandedCellShowsAll();
    void liveTextChangesOneCard();
    void cardsAreNamedForAssistiveTechnology();
    void queueIsOldestFirst();
    void treeHasFoldersFirst();
    void treeFollowsLiveText();
    void summaries();
    void viewStateSignals();
    void randomRunsEqualRebuild_data();
    void randomRunsEqualRebuild();
};

BATON_TEST_CLASS(ModelsTest)

void ModelsTest::init()
{
    failOnWarnings();
}

void ModelsTest::cardWords_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("subtitle");
    QTest::newRow("person") << u"docs/requirement.md"_s << u"Requirement"_s << u"✓ r2"_s;
    QTest::newRow("edited") << u"docs/prd.md"_s << u"PRD"_s << u"✓ r3 · edited"_s;
    QTest::newRow("auto") << u"docs/tasks.md"_s << u"Tasks"_s << u"✓ r1 · auto"_s;
    QTest::newRow("review") << u"src/board.py"_s << u"board.py"_s << u"◐ review r2 · +9 −4"_s;
    QTest::newRow("writing") << u"src/game.py"_s << u"game.py"_s << u"● writing"_s;
    QTest::newRow("retrying") << u"src/history.py"_s << u"history.py"_s << u"● try 2 of 5"_s;
    QTest::newRow("waiting") << u"tests/test_board.py"_s << u"test_board.py"_s << u"○ waits for board.py"_s;
}

void ModelsTest::cardWords()
{
    QFETCH(QString, path);
    const Card card = cardOf(sampleState(), path);
    QTEST(card.title, "title");
    QTEST(card.subtitleText(), "subtitle");
}

void ModelsTest::reviewsAreCalledByTheirFile()
{
    State state = sampleState();
    StepSpec step;
    step.id = u"second-look"_s;
    step.type = StepType::Review;
    state.sop.steps.append(step);
    Artefact review;
    review.path = u"docs/reviews/src/board.py.md"_s;
    review.step = step.id;
    review.item.file = u"src/board.py"_s;
    state.artefacts.append(review);
    QCOMPARE(cardOf(state, review.path).title, u"Review of board.py"_s);
}

void ModelsTest::boardHasLaneForPersonFirst()
{
    SwimlaneModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.reset(sampleState());
    QCOMPARE(model.rowCount(), 6);
    QCOMPARE(model.headerData(0, Qt::Vertical, Qt::DisplayRole).toString(), u"You"_s);
    QCOMPARE(model.headerData(2, Qt::Vertical, Qt::DisplayRole).toString(), u"Architect"_s);
    QCOMPARE(model.headerData(0, Qt::Horizontal, Qt::DisplayRole).toString(), u"1 Request"_s);
    QCOMPARE(model.lanes()[0].note, u"1 to review"_s);
    QCOMPARE(model.lanes()[3].note, u"auto-approve"_s);
    QCOMPARE(model.lanes()[4].note, u"2 writing · 1 queued"_s);
    QVERIFY(model.handOffs().contains(CardLink{u"docs/prd.md"_s, u"docs/tasks.md"_s}));
}

/// Views and assistive technology ask for the item under nothing; Qt's checkIndex() would warn of it.
void ModelsTest::noIndexIsAQuestionLikeAnyOther()
{
    SwimlaneModel lanes;
    lanes.reset(sampleState());
    ReviewQueueModel queue;
    queue.reset(sampleState(), sampleNow());
    ProjectTreeModel tree;
    tree.reset(sampleState());
    TimelineModel timeline;
    timeline.reset(sampleState(), sampleEvents(), sampleNow());
    for (const QAbstractItemModel *model :
        std::initializer_list<const QAbstractItemModel *>{&lanes, &queue, &tree, &timeline}) {
        QVERIFY(model->rowCount() > 0);
        QVERIFY(!model->data({}, Qt::DisplayRole).isValid());
        QVERIFY(model->data(model->index(0, 0), Qt::AccessibleTextRole).isValid());
    }
}

void ModelsTest::cellsCollapseToWhatMatters()
{
    SwimlaneModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.reset(sampleState());
    QCOMPARE(titles(model, 4).mid(0, 3), (QStringList{u"board.py"_s, u"game.py"_s, u"history.py"_s}));
    const QModelIndex more = model.indexOf(u"src/main.py"_s);
    QCOMPARE(model.card(more).kind, Card::Kind::More);
    QCOMPARE(model.card(more).hidden, (QStringList{u"src/main.py"_s, u"src/ui.py"_s}));
    QCOMPARE(model.card(more).subtitle, u"1 ✓ · 1 queued"_s);
    model.setPinned(u"src/ui.py"_s);
    QCOMPARE(model.card(model.indexOf(u"src/ui.py"_s)).kind, Card::Kind::Artefact);
    QCOMPARE(model.limitFor(8), 4);
    QCOMPARE(model.limitFor(5), 2);
}

void ModelsTest::expandedCellShowsAll()
{
    SwimlaneModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.reset(sampleState());
    const int before = model.columnCount();
    model.setExpanded(4, 4, true);
    QCOMPARE(model.columnCount(), before + 2);
    QCOMPARE(titles(model, 4).size(), 6);
    model.setExpanded(4, 4, false);
    QCOMPARE(model.columnCount(), before);
}

void ModelsTest::liveTextChangesOneCard()
{
    SwimlaneModel model;
    model.reset(sampleState());
    const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setLive(sampleLive().first(), sampleNow());
    QCOMPARE(changed.size(), 1);
    const Card card = model.card(model.indexOf(u"src/game.py"_s));
    QCOMPARE(card.subtitle, u"62 tok/s"_s);
    QVERIFY(card.progress > 0 && card.progress < 1);
    session::LiveText silent = sampleLive().first();
    silent.firstTextAt = 0;
    model.setLive(silent, sampleNow());
    QCOMPARE(model.card(model.indexOf(u"src/game.py"_s)).subtitle, u"thinking 40 s"_s);
    session::LiveText stale = sampleLive().first();
    stale.call = {u"c1"_s};
    model.setLive(stale, sampleNow());
    QCOMPARE(model.card(model.indexOf(u"src/game.py"_s)).subtitle, u"thinking 40 s"_s);
}

void ModelsTest::cardsAreNamedForAssistiveTechnology()
{
    SwimlaneModel model;
    model.reset(sampleState());
    const auto name = [&](const QString &path) {
        return model.indexOf(path).data(Qt::AccessibleTextRole).toString();
    };
    QCOMPARE(name(u"docs/system_design.md"_s), u"Architect, System design, approved"_s);
    QCOMPARE(name(u"src/board.py"_s), u"Engineer, board.py, in review"_s);
}

void ModelsTest::queueIsOldestFirst()
{
    ReviewQueueModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    State state = sampleState();
    model.reset(state, sampleNow());
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.note(model.rows().first()), u"r2 · 2 min"_s);
    Artefact *prd = state.artefact(u"docs/prd.md"_s);
    prd->state = ArtefactState::Stale;
    model.apply({}, state);
    QCOMPARE(model.rows().first().path, u"docs/prd.md"_s);
    QCOMPARE(model.note(model.rows().first()), u"stale · r3"_s);
    QCOMPARE(model.index(1).data(Qt::AccessibleTextRole).toString(), u"src/board.py, Engineer, r2 · 2 min"_s);
}

void ModelsTest::treeHasFoldersFirst()
{
    ProjectTreeModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    State state = sampleState();
    state.artefacts.append(
        sampleArtefact(u"requirements.txt"_s, u"manifest"_s, u"project_manager"_s, ArtefactState::Queued));
    model.reset(state);
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row)
        names.append(model.index(row, 0).data().toString());
    QCOMPARE(names, (QStringList{u"docs"_s, u"src"_s, u"tests"_s, u"requirements.txt"_s}));
    const QModelIndex board = model.indexOf(u"src/board.py"_s);
    QCOMPARE(board.data(ProjectTreeModel::NoteRole).toString(), u"in review"_s);
    QVERIFY(!model.indexOf(u"src/none.py"_s).isValid());
}

void ModelsTest::treeFollowsLiveText()
{
    ProjectTreeModel model;
    const State state = sampleState();
    model.reset(state);
    model.setLive(sampleLive().first(), sampleNow());
    const QModelIndex game = model.indexOf(u"src/game.py"_s);
    QCOMPARE(game.data(ProjectTreeModel::NoteRole).toString(), u"62 tok/s"_s);
    model.apply({}, state);
    QCOMPARE(game.data(ProjectTreeModel::NoteRole).toString(), u"62 tok/s"_s);
}

void ModelsTest::summaries()
{
    const State state = sampleState();
    const UsageSummary usage = usageSummary(state);
    QCOMPARE(usage.spentText(), u"$0.42"_s);
    QCOMPARE(usage.limitText(), u"of $3.00"_s);
    QCOMPARE(usage.tokensText(), u"18,204 tokens in · 6,911 out · 60% cached"_s);
    QVERIFY(usage.fraction() > 0.14 && usage.fraction() < 0.16);
    UsageSummary unknown;
    unknown.unpricedCalls = 2;
    QCOMPARE(unknown.spentText(), u"cost unknown"_s);
    QCOMPARE(unknown.fraction(), 0.0);
    const RunSummary run = runSummary(state);
    QVERIFY(run.stateText().startsWith(u"Running · 2 writing · 1"));
    QCOMPARE(run.modelText(), u"gpt-4.1 · per role"_s);
    QVERIFY(run.canPause() && run.canStop() && !run.canContinue());
    QCOMPARE(countsText(state), u"docs ✓4 · code ✓1 ◐1 …3 · tests ✓1 …1"_s);
}

void ModelsTest::viewStateSignals()
{
    ViewState view;
    const QSignalSpy selected(&view, &ViewState::currentPathChanged);
    const QSignalSpy opened(&view, &ViewState::openRequested);
    view.select(u"a"_s);
    view.select(u"a"_s);
    QCOMPARE(selected.size(), 1);
    view.open(u"a"_s, 2, 7);
    QCOMPARE(opened.size(), 1);
    QCOMPARE(view.revision(), 2);
    QCOMPARE(view.line(), 7);
    view.showTrace(u"b"_s, {u"c1"_s});
    QCOMPARE(view.view(), ViewKind::Trace);
    QCOMPARE(view.currentPath(), u"b"_s);
}

void ModelsTest::randomRunsEqualRebuild_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 8; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void ModelsTest::randomRunsEqualRebuild()
{
    QFETCH(quint32, seed);
    RandomRun run(seed);
    SwimlaneModel lanes;
    ReviewQueueModel queue;
    ProjectTreeModel tree;
    using Tester = QAbstractItemModelTester;
    const Tester lanesTester(&lanes, Tester::FailureReportingMode::QtTest);
    const Tester queueTester(&queue, Tester::FailureReportingMode::QtTest);
    const Tester treeTester(&tree, Tester::FailureReportingMode::QtTest);
    lanes.reset(run.state());
    queue.reset(run.state(), 0);
    tree.reset(run.state());
    for (int i = 0; i < 60; ++i) {
        const EventBatch batch = run.step();
        lanes.apply(batch, run.state());
        queue.apply(batch, run.state());
        tree.apply(batch, run.state());
        if (i % 10 == 0)
            lanes.setLimit(2 + static_cast<int>(run.below(5)));
    }
    SwimlaneModel freshLanes;
    freshLanes.setLimit(lanes.limit());
    freshLanes.reset(run.state(), run.events());
    QCOMPARE(grid(lanes), grid(freshLanes));
    QVERIFY(lanes.lanes() == freshLanes.lanes());
    ReviewQueueModel freshQueue;
    freshQueue.reset(run.state(), 0);
    QVERIFY(queue.rows() == freshQueue.rows());
    ProjectTreeModel freshTree;
    freshTree.reset(run.state());
    QCOMPARE(treeLines(tree), treeLines(freshTree));
}

#include "tst_models.moc"
