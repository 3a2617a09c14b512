// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/forecast.h"
#include "tests/support/engine_driver.h"
#include "tests/support/test_main.h"

using namespace baton;
using namespace Qt::StringLiterals;

namespace baton::test {

namespace {

const QString plan = u"docs/plan.md"_s;
const QString list = u"docs/list.md"_s;
const QVector<WorkRow> chain{{u"a.py"_s, {}}, {u"b.py"_s, u"a.py"_s}, {u"c.py"_s, {}}};

/// One dollar per thousand tokens in, ten out.
std::optional<Tariff> priced(const ModelChoice &)
{
    return Tariff{{.input = 1000, .output = 10'000, .cacheRead = {}, .cacheWrite = {}}, {}};
}

State newState(const Sop &sop = sampleSop())
{
    State state;
    state.sop = sop;
    state.config.model = {u"fake"_s, u"fake-1"_s};
    return state;
}

void askedFor(EngineDriver &driver, const QStringList &approved)
{
    driver.create();
    if (approved.contains(plan)) {
        driver.write(plan, EngineDriver::Reply{u"## Pool\n"_s, planFacts({{u"R1"_s, u"one"_s}})});
        driver.approve(plan);
    }
    if (approved.contains(list)) {
        driver.write(list, EngineDriver::Reply{listText(chain), listFacts(chain)});
        driver.approve(list);
    }
}

} // namespace

class ForecastTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void callsLeft_data();
    void callsLeft();
    void newRun();
    void switchesAndUntil();
    void shrinksWithTheRun();
    void learnsSizes();
    void unknownPricesAreNamed();
    void localCostsNothing();
    void approvalOfADocument();
    void approvalOfTheList();
    void approvalThatStartsNothing();
};

BATON_TEST_CLASS(ForecastTest)

void ForecastTest::init()
{
    failOnWarnings();
}

void ForecastTest::callsLeft_data()
{
    QTest::addColumn<QStringList>("approved");
    QTest::addColumn<int>("least");
    QTest::addColumn<int>("most");
    // Two documents, and a code and a test file for each of the rows: eight as a rule, three in the list.
    QTest::newRow("nothing yet") << QStringList{} << 18 << 22;
    QTest::newRow("plan approved") << QStringList{plan} << 17 << 20;
    QTest::newRow("list approved") << QStringList{plan, list} << 6 << 8;
}

void ForecastTest::callsLeft()
{
    QFETCH(QStringList, approved);
    EngineDriver driver;
    askedFor(driver, approved);
    const Forecast forecast = engine::forecastRun(driver.state, priced);
    QFETCH(int, least);
    QFETCH(int, most);
    QVERIFY2(forecast.calls >= least && forecast.calls <= most, qPrintable(QString::number(forecast.calls)));
    QVERIFY(forecast.isKnown());
    QVERIFY(forecast.low.nanoUsd > 0 && forecast.low < forecast.high);
}

void ForecastTest::newRun()
{
    const Forecast forecast = engine::forecastRun(newState(), priced);
    QVERIFY2(forecast.calls >= 18 && forecast.calls <= 22, qPrintable(QString::number(forecast.calls)));
    QVERIFY(forecast.middle() > forecast.low && forecast.middle() < forecast.high);
}

void ForecastTest::switchesAndUntil()
{
    State state = newState();
    const int all = engine::forecastRun(state, priced).calls;
    state.config.until = u"list"_s;
    QCOMPARE(engine::forecastRun(state, priced).calls, 2);
    state.config.until.clear();
    for (StepSpec &step : state.sop.steps) {
        if (step.id == "test"_L1)
            step.switchName = u"tests"_s;
    }
    state.config.switches.insert(u"tests"_s, false);
    QVERIFY(engine::forecastRun(state, priced).calls < all);
}

void ForecastTest::shrinksWithTheRun()
{
    EngineDriver driver;
    askedFor(driver, {plan, list});
    driver.state.ledger.clear(); // the sizes stay the same
    Money before = engine::forecastRun(driver.state, priced).high;
    for (const QString &path : {u"a.py"_s, u"b.py"_s, u"c.py"_s}) {
        driver.write(path, u"code\n"_s);
        driver.approve(path);
        driver.state.ledger.clear();
        const Money after = engine::forecastRun(driver.state, priced).high;
        QVERIFY(after < before);
        before = after;
    }
    for (Artefact &artefact : driver.state.artefacts)
        artefact.state = ArtefactState::Approved;
    QVERIFY(engine::forecastRun(driver.state, priced) == Forecast{});
}

void ForecastTest::learnsSizes()
{
    EngineDriver driver;
    askedFor(driver, {plan, list});
    driver.write(u"a.py"_s, u"code\n"_s);
    driver.approve(u"a.py"_s);
    driver.state.config.until = u"code"_s;
    // The driver's model takes 100 tokens and gives 10: 0.20 a call; two files are left, at 1 to 1.2 calls.
    const Forecast forecast = engine::forecastRun(driver.state, priced);
    QCOMPARE(forecast.calls, 2);
    QVERIFY(forecast.low >= Money::fromUsd(0.34) && forecast.low <= Money::fromUsd(0.42));
    QVERIFY(forecast.high >= Money::fromUsd(0.54) && forecast.high <= Money::fromUsd(0.66));
}

void ForecastTest::unknownPricesAreNamed()
{
    State state = newState();
    state.config.roleModels.insert(u"maker"_s, {u"new"_s, u"new-1"_s});
    const auto some = [](const ModelChoice &choice) {
        return choice.provider == "new"_L1 ? std::nullopt : priced(choice);
    };
    const Forecast forecast = engine::forecastRun(state, some);
    QCOMPARE(forecast.unpriced, QStringList{u"new/new-1"_s});
    QVERIFY(!forecast.isKnown());
    QVERIFY(forecast.low.nanoUsd > 0); // of the roles whose price is known
}

void ForecastTest::localCostsNothing()
{
    const Forecast forecast =
        engine::forecastRun(newState(), [](const ModelChoice &) { return std::optional<Tariff>(Tariff{}); });
    QVERIFY(forecast.isKnown());
    QCOMPARE(forecast.high, Money{});
    QVERIFY(forecast.calls > 0);
}

void ForecastTest::approvalOfADocument()
{
    EngineDriver driver;
    driver.create();
    driver.write(plan, EngineDriver::Reply{u"## Pool\n"_s, planFacts({{u"R1"_s, u"one"_s}})});
    const State before = driver.state;
    const Forecast forecast = engine::forecastApproval(driver.state, plan, priced);
    QCOMPARE(forecast.calls, 1); // the list, which then waits for a person
    QVERIFY(forecast.low.nanoUsd > 0);
    QVERIFY(driver.state == before);
    // Where documents are approved without asking, the files follow as far as they are known.
    driver.state.config.autonomy = {true, true};
    QVERIFY(engine::forecastApproval(driver.state, plan, priced).calls >= 1);
}

void ForecastTest::approvalOfTheList()
{
    EngineDriver driver;
    askedFor(driver, {plan});
    driver.write(list, EngineDriver::Reply{listText(chain), listFacts(chain)});
    QCOMPARE(engine::forecastApproval(driver.state, list, priced).calls, 2); // a.py and c.py
    driver.state.config.parallel = 1; // how many at a time does not matter
    QCOMPARE(engine::forecastApproval(driver.state, list, priced).calls, 2);
    driver.state.config.autonomy.files = true;
    QCOMPARE(engine::forecastApproval(driver.state, list, priced).calls, 6); // all files and their tests
}

void ForecastTest::approvalThatStartsNothing()
{
    EngineDriver driver;
    askedFor(driver, {plan, list});
    QVERIFY(engine::forecastApproval(driver.state, u"a.py"_s, priced) == Forecast{});
    QVERIFY(engine::forecastApproval(driver.state, u"none.py"_s, priced) == Forecast{});
}

} // namespace baton::test

#include "forecast_test.moc"
