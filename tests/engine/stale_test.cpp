// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/forecast.h"
#include "core/engine/impact.h"
#include "tests/support/engine_driver.h"
#include "tests/support/test_main.h"

namespace baton::test {

using namespace Qt::StringLiterals;

namespace {

using Reply = EngineDriver::Reply;
const QString plan = u"docs/plan.md"_s;
const QString list = u"docs/list.md"_s;

const QVector<WorkRow> threeRows{{u"a.py"_s, {}, u"A"_s, u"R1"_s}, {u"b.py"_s, u"a.py"_s, u"B"_s, u"R2"_s},
    {u"c.py"_s, {}, u"C"_s, u"R2"_s}};

/// Everything up to the code files written and approved.
void writeCode(EngineDriver &driver)
{
    RunConfig config;
    config.switches.insert(u"tests"_s, false);
    driver.upToRows(threeRows, config);
    for (const QString &path : {u"a.py"_s, u"c.py"_s, u"b.py"_s}) {
        driver.write(path, u"text of "_s + path);
        driver.approve(path);
    }
}

QStringList stalePaths(const State &state)
{
    QStringList paths;
    for (const Artefact &artefact : state.artefacts) {
        if (artefact.state == ArtefactState::Stale)
            paths.append(artefact.path);
    }
    return paths;
}

} // namespace

class StaleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void rows_data();
    void rows();
    void documents();
    void directDependencyText();
    void ownApprovalAfterInputMoved();
    void keepAndRefresh();
    void sectionReads();
    void classReads();
    void impactOfAnEdit();
    void impactOfWhatIsNotWrittenYet();
    void impactOfWhatIsStale();
};

BATON_TEST_CLASS(StaleTest)

void StaleTest::init()
{
    failOnWarnings();
}

void StaleTest::rows_data()
{
    QTest::addColumn<int>("row"); // -1: none
    QTest::addColumn<QString>("purpose");
    QTest::addColumn<QString>("shared");
    QTest::addColumn<bool>("oneMore");
    QTest::addColumn<QStringList>("stale");
    QTest::newRow("own row and who depends on it")
        << 0 << u"other"_s << u"tabs"_s << false << QStringList{u"a.py"_s, u"b.py"_s};
    QTest::newRow("a leaf's row") << 1 << u"other"_s << u"tabs"_s << false << QStringList{u"b.py"_s};
    QTest::newRow("a row more") << -1 << QString() << u"tabs"_s << true << QStringList{};
    QTest::newRow("what all share") << -1 << QString() << u"spaces"_s << false
                                    << QStringList{u"a.py"_s, u"b.py"_s, u"c.py"_s};
}

void StaleTest::rows()
{
    QFETCH(int, row);
    QFETCH(QString, purpose);
    QFETCH(QString, shared);
    QFETCH(bool, oneMore);
    EngineDriver driver;
    writeCode(driver);
    QVector<WorkRow> rows = threeRows;
    if (row >= 0)
        rows[row].purpose = purpose;
    if (oneMore)
        rows.append({u"d.py"_s, {}});
    driver.relist(rows, shared);
    QTEST(stalePaths(driver.state), "stale");
    for (const QString &path : stalePaths(driver.state))
        QCOMPARE(driver.at(path).staleBecause, QStringList{list});
    QCOMPARE(
        driver.askable(), oneMore ? QStringList{u"d.py"_s} : QStringList{}); // stale ones wait for a word
}

void StaleTest::documents()
{
    EngineDriver driver;
    driver.create();
    driver.write(plan, u"one\n"_s);
    driver.approve(plan);
    driver.write(list, u"list\n"_s);
    driver.approve(list);
    driver.edit(plan, u"two\n"_s);
    QVERIFY(stalePaths(driver.state).isEmpty()); // only an approval makes stale
    driver.approve(plan);
    QCOMPARE(stalePaths(driver.state), QStringList{list});
    QCOMPARE(driver.refusal(command::Approve{list, 0, {}, false}), u"wrong_state"_s);
    QVERIFY(driver.state.waiting().contains(list));
}

void StaleTest::directDependencyText()
{
    EngineDriver driver;
    writeCode(driver);
    driver.edit(u"a.py"_s, u"changed a\n"_s);
    driver.approve(u"a.py"_s);
    QCOMPARE(stalePaths(driver.state), QStringList{u"b.py"_s});
    QCOMPARE(driver.at(u"b.py"_s).staleBecause, QStringList{u"a.py"_s});
}

void StaleTest::ownApprovalAfterInputMoved()
{
    EngineDriver driver;
    driver.create();
    driver.write(plan, u"one\n"_s);
    driver.approve(plan);
    driver.write(list, u"list\n"_s); // in review, made from plan 1
    driver.edit(plan, u"two\n"_s);
    driver.approve(plan);
    QCOMPARE(driver.stateOf(list), ArtefactState::Review);
    driver.approve(list);
    QCOMPARE(driver.stateOf(list), ArtefactState::Stale);
    // A person's own text is answered for by the person as things stand.
    driver.edit(list, u"mine\n"_s);
    driver.approve(list);
    QCOMPARE(driver.stateOf(list), ArtefactState::Approved);
}

void StaleTest::keepAndRefresh()
{
    EngineDriver driver;
    writeCode(driver);
    QCOMPARE(driver.refusal(command::KeepStale{u"b.py"_s}), u"wrong_state"_s);
    QCOMPARE(driver.refusal(command::Refresh{u"b.py"_s}), u"wrong_state"_s);
    driver.edit(u"a.py"_s, u"changed a\n"_s);
    driver.approve(u"a.py"_s);
    QCOMPARE(driver.refusal(command::KeepStale{u"b.py"_s}), QString());
    QCOMPARE(driver.stateOf(u"b.py"_s), ArtefactState::Approved);
    QVERIFY(driver.at(u"b.py"_s).staleBecause.isEmpty());
    // What was kept once is judged against what was kept, not against the oldest input.
    driver.relist(threeRows + QVector<WorkRow>{{u"e.py"_s, {}}});
    QCOMPARE(driver.stateOf(u"b.py"_s), ArtefactState::Approved);
    driver.edit(u"a.py"_s, u"changed a again\n"_s);
    driver.approve(u"a.py"_s);
    QCOMPARE(driver.refusal(command::Refresh{u"b.py"_s}), QString());
    QCOMPARE(driver.at(u"b.py"_s).nextVerb, Verb::Revise);
    QVERIFY(driver.askable().contains(u"b.py"_s));
    driver.write(u"b.py"_s, u"refreshed\n"_s);
    driver.approve(u"b.py"_s);
    QCOMPARE(driver.stateOf(u"b.py"_s), ArtefactState::Approved);
}

void StaleTest::sectionReads()
{
    EngineDriver driver;
    writeCode(driver);
    const auto replan = [&](const QVector<QStringList> &pool, const QStringList &questions) {
        static int n = 0;
        driver.edit(plan, u"plan %1\n"_s.arg(++n), planFacts(pool, questions));
        driver.approve(plan);
        QStringList stale = stalePaths(driver.state);
        stale.removeAll(list); // reads the whole plan
        return stale;
    };
    // Code reads "plan#Pool", and of it the rows it serves.
    QCOMPARE(replan({{u"R1"_s, u"one"_s}, {u"R2"_s, u"two"_s}}, {u"Why?"_s}), QStringList{});
    QCOMPARE(replan({{u"R1"_s, u"uno"_s}, {u"R2"_s, u"two"_s}}, {u"Why?"_s}), QStringList{u"a.py"_s});
    QCOMPARE(replan({{u"R1"_s, u"uno"_s}, {u"R2"_s, u"due"_s}}, {u"Why?"_s}),
        (QStringList{u"a.py"_s, u"b.py"_s, u"c.py"_s}));
}

/// Of a class diagram a row reads the classes of its file and those that belong to none.
void StaleTest::classReads()
{
    Sop sop = sampleSop();
    sop.steps[1].schema[0] = {u"Goals"_s, SectionForm::Mermaid, {}, u"classDiagram"_s, {}};
    sop.steps[4].reads = {u"plan#Goals"_s, u"list#Shared"_s, u"code"_s};
    const auto facts = [](const QString &apple, const QString &zebra, const QString &words) {
        DocumentFacts plan = planFacts({{u"R1"_s, u"one"_s}});
        plan.sections[0].digest = apple + zebra + words;
        plan.sections[0].rows = {{QString(), words}, {u"Apple"_s, apple}, {u"Zebra"_s, zebra}};
        return plan;
    };
    RunConfig config;
    config.autonomy = {true, true};
    EngineDriver driver;
    driver.create(config, sop);
    driver.write(plan, Reply{u"plan\n"_s, facts(u"a"_s, u"z"_s, u"w"_s)});
    const QVector<WorkRow> rows{{u"apple.py"_s, {}}, {u"pear.py"_s, u"apple.py"_s}};
    driver.write(list, Reply{listText(rows), listFacts(rows)});
    driver.write(u"apple.py"_s, u"A\n"_s);
    driver.write(u"pear.py"_s, u"P\n"_s);
    const auto replan = [&](const DocumentFacts &changed) {
        driver.edit(plan, changed.sections[0].digest + u'\n', changed);
        driver.approve(plan);
        QStringList stale = stalePaths(driver.state);
        stale.removeAll(list); // reads the whole plan
        for (const QString &path : stale)
            driver.apply(command::KeepStale{path});
        return stale;
    };
    QCOMPARE(replan(facts(u"a2"_s, u"z"_s, u"w"_s)), QStringList{u"apple.py"_s});
    QCOMPARE(replan(facts(u"a2"_s, u"z2"_s, u"w"_s)), (QStringList{u"apple.py"_s, u"pear.py"_s}));
    QCOMPARE(replan(facts(u"a2"_s, u"z2"_s, u"w2"_s)), (QStringList{u"apple.py"_s, u"pear.py"_s}));
}

namespace {

QStringList pathsOf(const QVector<Impact> &rows)
{
    QStringList paths;
    for (const Impact &row : rows)
        paths.append(row.path);
    return paths;
}

} // namespace

void StaleTest::impactOfAnEdit()
{
    EngineDriver driver;
    writeCode(driver);
    QVector<WorkRow> rows = threeRows;
    rows[0].purpose = u"other"_s;
    command::Edit edit{.path = list, .text = makeText(listText(rows)), .lines = 1};
    edit.facts = listFacts(rows);
    const State before = driver.state;
    const auto impact = engine::impactOf(driver.state, edit);
    QVERIFY(impact.has_value());
    QCOMPARE(driver.state, before); // a preview changes nothing
    QCOMPARE(pathsOf(*impact), (QStringList{u"a.py"_s, u"b.py"_s}));
    QVERIFY(impact->constFirst().certain);
    QCOMPARE(impact->constFirst().because, QStringList{list});
    // It says what then happens.
    driver.relist(rows);
    QCOMPARE(stalePaths(driver.state), pathsOf(*impact));
    QCOMPARE(engine::impactOf(driver.state, command::Edit{.path = u"no"_s}).error().code,
        ErrorCode::UnknownArtefact);
}

void StaleTest::impactOfWhatIsNotWrittenYet()
{
    EngineDriver driver;
    writeCode(driver);
    const auto ofPlan = engine::impactOf(driver.state, command::Regenerate{plan, {}});
    QVERIFY(ofPlan.has_value());
    QCOMPARE(pathsOf(*ofPlan), (QStringList{list, u"a.py"_s, u"b.py"_s, u"c.py"_s}));
    QVERIFY(!ofPlan->constFirst().certain); // nobody knows the new text
    const auto ofFile = engine::impactOf(driver.state, command::Regenerate{u"a.py"_s, {}});
    QCOMPARE(pathsOf(*ofFile), QStringList{u"b.py"_s});
    const auto ofLeaf = engine::impactOf(driver.state, command::Regenerate{u"b.py"_s, {}});
    QVERIFY(ofLeaf.has_value() && ofLeaf->isEmpty());
    const Forecast forecast = engine::forecastCalls(driver.state, pathsOf(*ofPlan), [](const ModelChoice &) {
        return Tariff{Price{1, 2, {}, {}}, {}};
    });
    QCOMPARE(forecast.calls, 4);
    QVERIFY(forecast.high.nanoUsd > 0);
}

void StaleTest::impactOfWhatIsStale()
{
    EngineDriver driver;
    writeCode(driver);
    QVERIFY(engine::staleNow(driver.state).isEmpty());
    QVector<WorkRow> rows = threeRows;
    rows[2].purpose = u"other"_s;
    driver.relist(rows);
    const QVector<Impact> stale = engine::staleNow(driver.state);
    QCOMPARE(pathsOf(stale), QStringList{u"c.py"_s});
    QVERIFY(stale.constFirst().certain);
}

} // namespace baton::test

#include "stale_test.moc"
