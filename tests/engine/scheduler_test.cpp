// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/engine_driver.h"
#include "tests/support/test_main.h"

namespace baton::test {

using namespace Qt::StringLiterals;

namespace {

const QVector<WorkRow> diamondRows{{u"base.py"_s, {}}, {u"left.py"_s, u"base.py"_s},
    {u"right.py"_s, u"base.py"_s}, {u"top.py"_s, u"left.py, right.py"_s}};

bool offers(const State &state, const engine::Work &work)
{
    const auto ready = engine::readyWork(state);
    return std::find(ready.begin(), ready.end(), work) != ready.end();
}

} // namespace

class SchedulerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void diamond();
    void longestChainFirst();
    void parallelLimit();
    void fullRun();
    void fileWrites();
    void failedWritesAreSaidOnce();
    void commits();
    void whatAPersonEditedIsCommittedTwice();
    void removals();
    void outsideChanges();
    void removedRowsLeaveTheFolder();
    void deletedOutside();
    void receivers();
};

BATON_TEST_CLASS(SchedulerTest)

void SchedulerTest::init()
{
    failOnWarnings();
}

void SchedulerTest::diamond()
{
    RunConfig config;
    config.autonomy = {false, true};
    EngineDriver driver;
    driver.upToRows(diamondRows, config);
    QCOMPARE(driver.askable(), QStringList{u"base.py"_s});
    driver.write(u"base.py"_s, u"base\n"_s);
    // Both sides and the test of what is there may run at once.
    QCOMPARE(driver.askable(), (QStringList{u"left.py"_s, u"right.py"_s, u"tests/test_base.py"_s}));
    const CallId left = driver.schedule(u"left.py"_s);
    const CallId right = driver.schedule(u"right.py"_s);
    const CallId test = driver.schedule(u"tests/test_base.py"_s);
    QVERIFY(!left.isEmpty() && !right.isEmpty() && !test.isEmpty());
    QVERIFY(driver.askable().isEmpty());
    driver.recordAnswer(left, u"raw"_s);
    driver.propose(left, EngineDriver::Reply{u"left\n"_s});
    QCOMPARE(driver.askable(), QStringList{u"tests/test_left.py"_s});
    driver.recordAnswer(right, u"raw"_s);
    driver.propose(right, EngineDriver::Reply{u"right\n"_s});
    QCOMPARE(driver.askable().first(), u"top.py"_s);
    driver.schedule(u"top.py"_s);
    const QVector<InputRef> inputs = driver.state.calls.last().inputs;
    QVector<InputRef> expected{
        {u"docs/plan.md"_s, 1}, {u"docs/list.md"_s, 1}, {u"left.py"_s, 1}, {u"right.py"_s, 1}};
    QCOMPARE(inputs, expected); // not base.py: only direct dependencies
}

void SchedulerTest::longestChainFirst()
{
    RunConfig config;
    config.parallel = 2;
    config.switches.insert(u"tests"_s, false);
    EngineDriver driver;
    driver.upToRows({{u"lone.py"_s, {}}, {u"pair.py"_s, {}}, {u"user.py"_s, u"pair.py"_s}, {u"deep.py"_s, {}},
                        {u"mid.py"_s, u"deep.py"_s}, {u"end.py"_s, u"mid.py"_s}},
        config);
    QCOMPARE(driver.askable(), (QStringList{u"deep.py"_s, u"pair.py"_s}));
    driver.write(u"deep.py"_s, u"x\n"_s);
    QCOMPARE(driver.askable(), (QStringList{u"pair.py"_s, u"lone.py"_s})); // in review: mid.py has to wait
    driver.approve(u"deep.py"_s);
    QCOMPARE(driver.askable(), (QStringList{u"pair.py"_s, u"mid.py"_s}));
}

void SchedulerTest::parallelLimit()
{
    RunConfig config;
    config.parallel = 2;
    EngineDriver driver;
    driver.upToRows({{u"a.py"_s, {}}, {u"b.py"_s, {}}, {u"c.py"_s, {}}}, config);
    QCOMPARE(driver.askable().size(), 2);
    const CallId a = driver.schedule(u"a.py"_s);
    const CallId b = driver.schedule(u"b.py"_s);
    QVERIFY(!a.isEmpty() && !b.isEmpty());
    QVERIFY(driver.schedule(u"c.py"_s).isEmpty());
    driver.recordAnswer(a, u"raw"_s); // answered: its place is free though it is not parsed yet
    QVERIFY(!driver.schedule(u"c.py"_s).isEmpty());
}

void SchedulerTest::fullRun()
{
    RunConfig config;
    config.autonomy = {true, true};
    config.parallel = 8;
    EngineDriver driver;
    driver.create(config);
    driver.state.config = config;
    int widest = 0;
    int rounds = 0;
    while (!engine::isComplete(driver.state) && ++rounds < 20) {
        driver.doLocalWork();
        const QStringList paths = driver.askable();
        QVector<QPair<QString, CallId>> calls;
        for (const QString &path : paths)
            calls.append({path, driver.schedule(path)});
        widest = std::max(widest, static_cast<int>(calls.size()));
        for (const auto &[path, call] : calls) {
            driver.recordAnswer(call, u"raw "_s + path);
            EngineDriver::Reply reply{u"text of "_s + path + u'\n'};
            if (path == "docs/list.md"_L1)
                reply = {listText(diamondRows), listFacts(diamondRows)};
            QVERIFY(!driver.propose(call, reply));
        }
    }
    QVERIFY(engine::isComplete(driver.state));
    QCOMPARE(widest, 3); // left, right and the test of base
    QCOMPARE(driver.refusal(command::Finish{}), QString());
    QCOMPARE(driver.state.phase(), RunPhase::Finished);
    QCOMPARE(driver.state.artefacts.size(), 3 + 1 + 4 + 4);
    QCOMPARE(driver.state.totals.calls, 2 + 4 + 4);
    for (const Artefact &artefact : driver.state.artefacts) {
        QCOMPARE(artefact.state, ArtefactState::Approved);
        QCOMPARE(artefact.writtenRevision, artefact.approvedRevision);
    }
    // Wall time follows the depth: request, plan, list, base, sides, top, test of top, and the last writing.
    QVERIFY2(rounds <= 8, qPrintable(QString::number(rounds)));
    State fold = driver.refolded();
    QVERIFY(fold == driver.state);
}

void SchedulerTest::fileWrites()
{
    EngineDriver driver;
    driver.create();
    const QString path = u"docs/request.md"_s;
    const engine::Work write = engine::work::WriteFile{path, 1};
    QVERIFY(offers(driver.state, write));
    driver.apply(command::Pause{});
    QVERIFY(offers(driver.state, write)); // an approval is a promise in every mode
    QCOMPARE(driver.refusal(command::RecordFileWriteFailed{path, 1, {ErrorCode::DiskFull, {}}}), QString());
    QVERIFY(!offers(driver.state, write));
    driver.apply(command::Start{});
    QVERIFY(offers(driver.state, write));
    QCOMPARE(driver.refusal(command::RecordFileWritten{path, 7}), u"not_found"_s);
    QCOMPARE(driver.refusal(command::RecordFileWritten{path, 1}), QString());
    QVERIFY(!offers(driver.state, write));
    QCOMPARE(driver.refusal(command::RecordCommit{path, 1, u"abc"_s, {}}), QString());
    QCOMPARE(driver.refusal(command::RecordCommit{u"x"_s, 1, {}, {}}), u"unknown_artefact"_s);
}

void SchedulerTest::failedWritesAreSaidOnce()
{
    EngineDriver driver;
    driver.create();
    const QString path = u"docs/request.md"_s;
    const Error full{ErrorCode::DiskFull, u"request.md"_s};
    driver.apply(command::RecordFileWriteFailed{path, 1, full});
    QCOMPARE(driver.last().size(), 1);
    QCOMPARE(driver.at(path).writeError, full);
    driver.apply(command::RecordFileWriteFailed{path, 1, full});
    QVERIFY(driver.last().isEmpty());
    driver.apply(command::RecordFileWriteFailed{path, 1, {ErrorCode::ProjectReadOnly, {}}});
    QCOMPARE(driver.last().size(), 1);
    driver.apply(command::RecordFileWritten{path, 1});
    QVERIFY(!driver.at(path).writeFailed && driver.at(path).writeError == Error{});
}

void SchedulerTest::commits()
{
    EngineDriver driver;
    driver.create();
    const QString path = u"docs/request.md"_s;
    const engine::Work commit = engine::work::CommitFile{path, 1};
    QVERIFY(!offers(driver.state, commit)); // nothing is committed before it is written
    driver.apply(command::RecordFileWritten{path, 1});
    QVERIFY(offers(driver.state, commit));
    const Error locked{ErrorCode::GitFailed, u"main.lock"_s};
    driver.apply(command::RecordCommit{path, 1, {}, locked});
    QVERIFY(driver.state.gitProblem == locked);
    QVERIFY(offers(driver.state, commit)); // what is missing stays known
    driver.apply(command::RecordCommit{path, 1, {}, locked});
    QVERIFY(driver.last().isEmpty());
    driver.apply(command::RecordCommit{path, 1, u"abc"_s});
    QVERIFY(!driver.state.gitProblem && !offers(driver.state, commit));
    driver.edit(path, u"more\n"_s);
    driver.apply(command::RecordFileWritten{path, 2});
    QVERIFY(offers(driver.state, engine::work::CommitFile{path, 2}));
    driver.apply(command::ChangeConfig{{.useGit = false}});
    QVERIFY(!offers(driver.state, engine::work::CommitFile{path, 2}));
}

void SchedulerTest::whatAPersonEditedIsCommittedTwice()
{
    EngineDriver driver;
    driver.create();
    driver.doLocalWork();
    const QString path = u"docs/plan.md"_s;
    QVERIFY(!driver.write(path, {u"role\n"_s, {}}));
    QVERIFY(!driver.edit(path, u"person\n"_s));
    QVERIFY(!driver.approve(path));
    driver.apply(command::RecordFileWritten{path, 2});
    QVERIFY(offers(driver.state, engine::work::CommitFile{path, 1}));
    QVERIFY(!offers(driver.state, engine::work::CommitFile{path, 2}));
    driver.apply(command::RecordCommit{path, 1, u"abc"_s});
    QVERIFY(offers(driver.state, engine::work::CommitFile{path, 2}));
}

void SchedulerTest::removals()
{
    EngineDriver driver;
    driver.create();
    driver.doLocalWork();
    const QString path = u"docs/plan.md"_s;
    const engine::Work removal = engine::work::RemoveFile{path};
    QVERIFY(!driver.write(path, {u"role\n"_s, {}}));
    QVERIFY(!driver.approve(path));
    driver.doLocalWork();
    driver.doLocalWork();
    QCOMPARE(driver.at(path).committedRevision, 1);
    QCOMPARE(driver.refusal(command::RecordFileRemoved{path}), u"wrong_state"_s);
    QCOMPARE(driver.refusal(command::Undo{path}), QString());
    QVERIFY(driver.at(path).handedOver() == nullptr);
    QVERIFY(offers(driver.state, removal));
    // Somebody changed it: theirs to decide.
    driver.apply(command::RecordOutsideChange{path, makeText(u"theirs"_s)});
    QVERIFY(!offers(driver.state, removal));
    driver.apply(command::OverruleOutsideChange{path});
    QVERIFY(offers(driver.state, removal));
    driver.apply(command::RecordFileWriteFailed{path, 0, {ErrorCode::ProjectReadOnly, {}}});
    QVERIFY(!offers(driver.state, removal));
    driver.apply(command::RecordFileRemoved{path});
    QVERIFY(!offers(driver.state, removal) && !driver.at(path).writeFailed);
    QVERIFY(driver.state.outsideChanges.isEmpty());
    QVERIFY(offers(driver.state, engine::work::CommitFile{path, 0}));
    driver.apply(command::RecordCommit{path, 0, u"abc"_s});
    QVERIFY(!offers(driver.state, engine::work::CommitFile{path, 0}));
    QVERIFY(!driver.approve(path)); // and back
    QVERIFY(offers(driver.state, engine::work::WriteFile{path, 1}));
    QVERIFY(driver.refolded() == driver.state);
}

void SchedulerTest::outsideChanges()
{
    EngineDriver driver;
    driver.create();
    driver.doLocalWork();
    const QString path = u"docs/request.md"_s;
    QCOMPARE(driver.refusal(command::OverruleOutsideChange{path}), u"wrong_state"_s);
    QCOMPARE(driver.refusal(command::RecordOutsideChange{path, makeText(u"theirs"_s)}), QString());
    QCOMPARE(driver.last().size(), 1);
    driver.apply(command::RecordOutsideChange{path, makeText(u"theirs"_s)});
    QVERIFY(driver.last().isEmpty()); // seen again
    driver.edit(path, u"new words\n"_s);
    const engine::Work write = engine::work::WriteFile{path, 2};
    QCOMPARE(driver.at(path).approvedRevision, 2);
    QVERIFY(!offers(driver.state, write)); // nothing is overwritten before the person decides
    driver.apply(command::OverruleOutsideChange{path});
    QVERIFY(offers(driver.state, write));
    driver.doLocalWork();
    QVERIFY(driver.state.outsideChanges.isEmpty());
    // Taken over as a human revision: the approved text is what lies on disk.
    driver.apply(command::RecordOutsideChange{path, makeText(u"theirs\n"_s)});
    driver.edit(path, u"theirs\n"_s);
    QVERIFY(driver.state.outsideChange(path)->overruled);
    QVERIFY(offers(driver.state, engine::work::WriteFile{path, 3}));
}

void SchedulerTest::removedRowsLeaveTheFolder()
{
    EngineDriver driver;
    driver.upToRows({{u"a.py"_s, {}}, {u"b.py"_s, {}}});
    QVERIFY(!driver.write(u"b.py"_s, {u"b\n"_s, {}}));
    QVERIFY(!driver.approve(u"b.py"_s));
    driver.doLocalWork();
    QCOMPARE(driver.at(u"b.py"_s).writtenRevision, 1);
    driver.relist({{u"a.py"_s, {}}}, u"one is enough"_s);
    QVERIFY(driver.at(u"b.py"_s).removed);
    QVERIFY(offers(driver.state, engine::work::RemoveFile{u"b.py"_s}));
    driver.doLocalWork();
    QCOMPARE(driver.at(u"b.py"_s).writtenRevision, 0);
    QVERIFY(offers(driver.state, engine::work::CommitFile{u"b.py"_s, 0}));
    driver.relist({{u"a.py"_s, {}}, {u"b.py"_s, {}}}, u"two again"_s);
    QVERIFY(offers(driver.state, engine::work::WriteFile{u"b.py"_s, 1}));
}

void SchedulerTest::deletedOutside()
{
    EngineDriver driver;
    driver.create();
    driver.doLocalWork();
    const QString path = u"docs/plan.md"_s;
    QVERIFY(!driver.write(path, {u"role\n"_s, {}}));
    QVERIFY(!driver.approve(path));
    driver.doLocalWork();
    QCOMPARE(driver.refusal(command::AdoptOutsideChange{path}), u"wrong_state"_s);
    driver.apply(command::RecordOutsideChange{path, {}});
    QCOMPARE(driver.refusal(command::AdoptOutsideChange{u"docs/request.md"_s}), u"wrong_state"_s);
    QCOMPARE(driver.refusal(command::AdoptOutsideChange{path}), QString());
    QCOMPARE(driver.at(path).state, ArtefactState::Skipped);
    QVERIFY(offers(driver.state, engine::work::RemoveFile{path}));
    driver.doLocalWork();
    QVERIFY(driver.state.outsideChanges.isEmpty());
    QCOMPARE(driver.refusal(command::Unskip{path}), QString());
    QVERIFY(offers(driver.state, engine::work::WriteFile{path, 1}));
    // The requirement is what everything is made from.
    const QString request = u"docs/request.md"_s;
    driver.apply(command::RecordOutsideChange{request, {}});
    QCOMPARE(driver.refusal(command::AdoptOutsideChange{request}), u"not_supported"_s);
    driver.apply(command::OverruleOutsideChange{request});
    QVERIFY(offers(driver.state, engine::work::WriteFile{request, 1}));
}

void SchedulerTest::receivers()
{
    EngineDriver driver;
    driver.upToRows(diamondRows);
    QCOMPARE(engine::receiversOf(driver.state, driver.at(u"docs/request.md"_s)), QStringList{u"planner"_s});
    QCOMPARE(
        engine::receiversOf(driver.state, driver.at(u"base.py"_s)), (QStringList{u"maker"_s, u"tester"_s}));
    QCOMPARE(engine::receiversOf(driver.state, driver.at(u"top.py"_s)), QStringList{u"tester"_s});
    QCOMPARE(engine::receiversOf(driver.state, driver.at(u"tests/test_top.py"_s)), QStringList{});
}

} // namespace baton::test

#include "scheduler_test.moc"
