// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/decide.h"
#include "tests/support/engine_driver.h"
#include "tests/support/test_main.h"

namespace baton::test {

using namespace Qt::StringLiterals;

class RunTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void create();
    void createRefused_data();
    void createRefused();
    void modes_data();
    void modes();
    void finish();
    void switches();
    void until();
    void goesOnAfterFinish();
};

BATON_TEST_CLASS(RunTest)

void RunTest::init()
{
    failOnWarnings();
}

void RunTest::create()
{
    EngineDriver driver;
    driver.create();
    QVERIFY(std::holds_alternative<event::ProjectCreated>(driver.log.at(0).event));
    QVERIFY(std::holds_alternative<event::ArtefactsPlanned>(driver.log.at(1).event));
    QVERIFY(std::holds_alternative<event::RequirementSubmitted>(driver.log.at(2).event));
    QVERIFY(std::holds_alternative<event::RunStarted>(driver.log.at(3).event));
    QCOMPARE(std::get<event::ArtefactsPlanned>(driver.log.at(1).event).because, QString());
    QCOMPARE(driver.state.artefacts.size(), 3);
    QCOMPARE(driver.state.artefacts.at(0).path, u"docs/request.md"_s);
    QCOMPARE(driver.state.artefacts.at(1).path, u"docs/plan.md"_s);
    QCOMPARE(driver.state.requirement, u"A thing"_s);
    QCOMPARE(driver.stateOf(u"docs/request.md"_s), ArtefactState::Approved);
    QVERIFY(driver.at(u"docs/request.md"_s).approvedByPerson);
    const auto ready = engine::readyWork(driver.state);
    const engine::Work write = engine::work::WriteFile{u"docs/request.md"_s, 1};
    QVERIFY(std::find(ready.begin(), ready.end(), write) != ready.end());
    QCOMPARE(driver.askable(), QStringList{u"docs/plan.md"_s});
}

void RunTest::createRefused_data()
{
    QTest::addColumn<int>("variant");
    QTest::addColumn<QString>("word");
    QTest::newRow("exists") << 0 << u"wrong_state"_s;
    QTest::newRow("empty requirement") << 1 << u"invalid_argument"_s;
    QTest::newRow("no human step") << 2 << u"sop_invalid"_s;
    QTest::newRow("unsafe path") << 3 << u"sop_invalid"_s;
}

void RunTest::createRefused()
{
    QFETCH(int, variant);
    EngineDriver driver;
    command::CreateProject create{.name = u"x"_s, .sop = sampleSop(), .requirement = makeText(u"words"_s)};
    if (variant == 0)
        driver.create();
    if (variant == 1)
        create.requirement = makeText(u" \n"_s);
    if (variant == 2)
        create.sop.steps.removeFirst();
    if (variant == 3)
        create.sop.steps[1].path = u"../plan.md"_s;
    const State before = driver.state;
    QTEST(driver.refusal(create), "word");
    QVERIFY(driver.state == before);
    EngineDriver empty;
    QCOMPARE(empty.refusal(command::Start{}), u"wrong_state"_s);
}

void RunTest::modes_data()
{
    QTest::addColumn<QVector<int>>("commands"); // 0 start, 1 pause, 2 stop
    QTest::addColumn<QStringList>("words");
    const QString no = u"wrong_state"_s;
    QTest::newRow("start while running") << QVector<int>{0} << QStringList{no};
    QTest::newRow("pause, pause, start") << QVector<int>{1, 1, 0} << QStringList{{}, no, {}};
    QTest::newRow("stop, stop, pause, start") << QVector<int>{2, 2, 1, 0} << QStringList{{}, no, no, {}};
    QTest::newRow("pause, stop") << QVector<int>{1, 2} << QStringList{{}, {}};
}

void RunTest::modes()
{
    QFETCH(QVector<int>, commands);
    QFETCH(QStringList, words);
    EngineDriver driver;
    driver.create();
    const QVector<Command> all{command::Start{}, command::Pause{}, command::Stop{}};
    for (qsizetype i = 0; i < commands.size(); ++i) {
        const QString word = driver.refusal(all.at(commands.at(i)));
        QCOMPARE(word.isEmpty() ? QString() : word, words.at(i).isEmpty() ? QString() : words.at(i));
        const bool running = driver.state.mode == RunMode::Running;
        QCOMPARE(driver.askable().isEmpty(), !running);
    }
}

void RunTest::finish()
{
    RunConfig config;
    config.until = u"plan"_s;
    EngineDriver driver;
    driver.create(config);
    QCOMPARE(driver.refusal(command::Finish{}), u"wrong_state"_s);
    driver.write(u"docs/plan.md"_s, u"plan"_s);
    QCOMPARE(driver.refusal(command::Finish{}), u"wrong_state"_s);
    driver.approve(u"docs/plan.md"_s);
    QVERIFY(!engine::isComplete(driver.state)); // the files are promised
    driver.doLocalWork();
    QVERIFY(engine::isComplete(driver.state));
    QCOMPARE(driver.refusal(command::Finish{}), QString());
    QCOMPARE(driver.state.phase(), RunPhase::Finished);
    QCOMPARE(driver.refusal(command::Finish{}), u"wrong_state"_s);
    QCOMPARE(driver.refusal(command::Start{}), u"wrong_state"_s);
}

void RunTest::switches()
{
    RunConfig off;
    off.switches.insert(u"tests"_s, false);
    EngineDriver driver;
    driver.upToRows({{u"a.py"_s, {}}}, off);
    QVERIFY(driver.state.artefact(u"tests/test_a.py"_s) == nullptr);
    RunConfig on;
    QCOMPARE(driver.refusal(command::ChangeConfig{.config = on}), QString());
    QVERIFY(driver.state.artefact(u"tests/test_a.py"_s) != nullptr);
    QVERIFY(!driver.at(u"tests/test_a.py"_s).removed);
    QCOMPARE(driver.refusal(command::ChangeConfig{.config = off}), QString());
    QVERIFY(driver.at(u"tests/test_a.py"_s).removed);
    RunConfig none;
    none.parallel = 0;
    QCOMPARE(driver.refusal(command::ChangeConfig{.config = none}), u"invalid_argument"_s);
}

void RunTest::until()
{
    RunConfig config;
    config.until = u"list"_s;
    EngineDriver driver;
    driver.upToRows({{u"a.py"_s, {}}}, config);
    driver.doLocalWork();
    QVERIFY(driver.state.artefact(u"a.py"_s) != nullptr); // the lanes show what would come
    QVERIFY(driver.askable().isEmpty());
    QVERIFY(driver.state.artefact(u"manifest.txt"_s) == nullptr);
    QVERIFY(engine::isComplete(driver.state));
    config.until.clear();
    driver.apply(command::ChangeConfig{.config = config});
    QCOMPARE(driver.askable(), QStringList{u"a.py"_s});
}

void RunTest::goesOnAfterFinish()
{
    RunConfig config;
    config.until = u"plan"_s;
    EngineDriver driver;
    driver.create(config);
    driver.write(u"docs/plan.md"_s, u"plan"_s);
    driver.approve(u"docs/plan.md"_s);
    driver.doLocalWork();
    driver.apply(command::Finish{});
    Remark remark;
    remark.path = u"docs/plan.md"_s;
    remark.text = u"shorter"_s;
    QVERIFY(!driver.apply(command::DraftRemark{.remark = remark}));
    QCOMPARE(driver.state.mode, RunMode::Finished); // a draft is no work yet
    QVERIFY(!driver.apply(command::RequestChanges{.path = u"docs/plan.md"_s}));
    QCOMPARE(driver.state.mode, RunMode::Running);
    QVERIFY(driver.lastOf<event::RunStarted>().has_value());
    QCOMPARE(driver.askable(), QStringList{u"docs/plan.md"_s});
}

} // namespace baton::test

#include "run_test.moc"
