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
    void outsideChanges();
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
    QCOMPARE(driver.refusal(command::RecordFileWriteFailed{
                 .path = path, .revision = 1, .error = {ErrorCode::DiskFull, {}}}),
        QString());
    QVERIFY(!offers(driver.state, write));
    driver.apply(command::Start{});
    QVERIFY(offers(driver.state, write));
    QCOMPARE(driver.refusal(command::RecordFileWritten{.path = path, .revision = 7}), u"not_found"_s);
    QCOMPARE(driver.refusal(command::RecordFileWritten{.path = path, .revision = 1}), QString());
    QVERIFY(!offers(driver.state, write));
    QCOMPARE(
        driver.refusal(command::RecordCommit{.path = path, .revision = 1, .commit = u"abc"_s}), QString());
    QCOMPARE(driver.refusal(command::RecordCommit{.path = u"x"_s, .revision = 1}), u"unknown_artefact"_s);
}

void SchedulerTest::outsideChanges()
{
    EngineDriver driver;
    driver.create();
    driver.doLocalWork();
    const QString path = u"docs/request.md"_s;
    QCOMPARE(driver.refusal(command::OverruleOutsideChange{.path = path}), u"wrong_state"_s);
    QCOMPARE(
        driver.refusal(command::RecordOutsideChange{.path = path, .disk = makeText(u"theirs"_s)}), QString());
    QCOMPARE(driver.last().size(), 1);
    driver.apply(command::RecordOutsideChange{.path = path, .disk = makeText(u"theirs"_s)});
    QVERIFY(driver.last().isEmpty()); // seen again
    driver.edit(path, u"new words\n"_s);
    const engine::Work write = engine::work::WriteFile{path, 2};
    QCOMPARE(driver.at(path).approvedRevision, 2);
    QVERIFY(!offers(driver.state, write)); // nothing is overwritten before the person decides
    driver.apply(command::OverruleOutsideChange{.path = path});
    QVERIFY(offers(driver.state, write));
    driver.doLocalWork();
    QVERIFY(driver.state.outsideChanges.isEmpty());
    // Taken over as a human revision: the approved text is what lies on disk.
    driver.apply(command::RecordOutsideChange{.path = path, .disk = makeText(u"theirs\n"_s)});
    driver.edit(path, u"theirs\n"_s);
    QVERIFY(driver.state.outsideChange(path)->overruled);
    QVERIFY(offers(driver.state, engine::work::WriteFile{path, 3}));
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
