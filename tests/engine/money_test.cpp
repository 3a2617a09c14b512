// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/budget.h"
#include "core/engine/endpoint_choice.h"
#include "tests/support/engine_driver.h"
#include "tests/support/test_main.h"

using namespace baton;
using namespace Qt::StringLiterals;

namespace baton::test {

namespace {

const QString plan = u"docs/plan.md"_s;
const QVector<WorkRow> threeRows{{u"a.py"_s, {}}, {u"b.py"_s, {}}, {u"c.py"_s, {}}};

CallRecord record(qint64 estimated, qint64 counted, Money reserved = {}, Money cost = {})
{
    CallRecord result;
    result.endpoint = u"fake"_s;
    result.model = u"fake-1"_s;
    result.promptTokens = estimated;
    result.usage.input = counted;
    result.reserved = reserved;
    result.cost = cost;
    return result;
}

command::RecordFailure failed(const CallId &call, ErrorCode code, const QString &partial = {})
{
    command::RecordFailure record;
    record.call = call;
    record.error = {code, {}};
    if (!partial.isEmpty())
        record.partial = makeText(partial);
    record.cost = Money{};
    return record;
}

RunConfig withFallback(const QString &role = {})
{
    RunConfig config;
    config.model = {u"fake"_s, u"fake-1"_s};
    config.fallbacks.insert(role, {u"other"_s, u"other-1"_s});
    return config;
}

} // namespace

/// Limits, warnings, reservations and fallbacks.
class MoneyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void roleLimit();
    void warnsOncePerLimit();
    void ledgerAddsUp();
    void calibrates_data();
    void calibrates();
    void reservesMoreAfterAnOverrun();
    void tariffByPromptSize();
    void fallbackOnlyWhereDown_data();
    void fallbackOnlyWhereDown();
    void fallbackHopsOnce();
    void fallbackGoesOnFromWhatArrived();
    void fallbackOfARoleBeatsTheOneOfAll();
};

BATON_TEST_CLASS(MoneyTest)

void MoneyTest::init()
{
    failOnWarnings();
}

void MoneyTest::roleLimit()
{
    RunConfig config;
    config.maxCost = Money{1000};
    config.roleLimits.insert(u"maker"_s, Money{100});
    EngineDriver driver;
    driver.upToRows(threeRows, config);
    QVERIFY(!driver.schedule(u"a.py"_s, Money{60}).isEmpty());
    QVERIFY(driver.schedule(u"b.py"_s, Money{101}).isEmpty());
    QVERIFY(driver.state.budgetReached.has_value());
    QCOMPARE(driver.state.budgetReached->role, u"maker"_s);
    QCOMPARE(driver.state.budgetReached->limit, Money{100});
    QCOMPARE(driver.state.budgetReached->reserved, Money{60});
    // The run's own limit has room enough, and so have other roles.
    QCOMPARE(driver.refusal(command::Start{}), u"budget"_s);
    config.roleLimits.clear();
    driver.apply(command::ChangeConfig{difference(driver.state.config, config)});
    QCOMPARE(driver.refusal(command::Start{}), QString());
    QVERIFY(!driver.schedule(u"b.py"_s, Money{101}).isEmpty());
}

void MoneyTest::warnsOncePerLimit()
{
    RunConfig config;
    config.maxCost = Money{100};
    EngineDriver driver;
    driver.upToRows(threeRows, config);
    const CallId a = driver.schedule(u"a.py"_s, Money{60});
    driver.recordAnswer(a, u"raw"_s, FinishReason::Stop, Money{79});
    QVERIFY(!driver.lastOf<event::BudgetWarning>());
    driver.propose(a, EngineDriver::Reply{u"a\n"_s});
    const CallId b = driver.schedule(u"b.py"_s, Money{1});
    driver.recordAnswer(b, u"raw"_s, FinishReason::Stop, Money{1});
    const auto warning = driver.lastOf<event::BudgetWarning>();
    QVERIFY(warning.has_value());
    QVERIFY((*warning == event::BudgetWarning{{}, Money{100}, Money{80}}));
    driver.propose(b, EngineDriver::Reply{u"b\n"_s});
    const CallId c = driver.schedule(u"c.py"_s, Money{1});
    driver.recordAnswer(c, u"raw"_s, FinishReason::Stop, Money{1});
    QVERIFY(!driver.lastOf<event::BudgetWarning>());
    // Another limit is news again; so is one of a role.
    config.maxCost = Money{101};
    config.roleLimits.insert(u"maker"_s, Money{90});
    driver.apply(command::ChangeConfig{difference(driver.state.config, config)});
    QCOMPARE(driver.state.warnedLimits.value({}), Money{101});
    QCOMPARE(driver.state.warnedLimits.value(u"maker"_s), Money{90});
    QVERIFY(driver.refolded() == driver.state);
}

void MoneyTest::ledgerAddsUp()
{
    EngineDriver driver;
    driver.upToRows(threeRows);
    const CallId a = driver.schedule(u"a.py"_s, Money{60});
    command::RecordFailure cut = failed(a, ErrorCode::ContentFilter, u"half"_s);
    cut.usage.input = 7;
    cut.cost = Money{5};
    driver.apply(cut);
    const CallId b = driver.schedule(u"b.py"_s, Money{60});
    driver.apply(failed(b, ErrorCode::ModelNotFound)); // used nothing
    QCOMPARE(driver.state.ledger.size(), 3);
    QCOMPARE(driver.state.totals.calls, 3);
    QCOMPARE(driver.state.ledger.last().path, u"a.py"_s);
    QVERIFY(driver.state.ledger.last().failed);
    QCOMPARE(driver.state.ledger.last().reserved, Money{60});
    Money sum;
    for (const CallRecord &entry : std::as_const(driver.state.ledger))
        sum += *entry.cost;
    QCOMPARE(sum, driver.state.totals.cost);
    QVERIFY(driver.refolded() == driver.state);
}

void MoneyTest::calibrates_data()
{
    QTest::addColumn<QVector<CallRecord>>("ledger");
    QTest::addColumn<qint64>("bound");
    QTest::addColumn<qint64>("likely");
    // A prompt of 1000 estimated tokens, 4000 bytes in two messages.
    QTest::newRow("nothing known: no token is less than a byte")
        << QVector<CallRecord>{} << qint64(4000 + 2 * 16 + 64) << qint64(1000);
    QTest::newRow("one call") << QVector{record(100, 120)} << qint64(4096) << qint64(1200);
    QTest::newRow("counts more than bytes") << QVector{record(100, 500)} << qint64(8750) << qint64(5000);
    QTest::newRow("three calls, the worst with a margin")
        << QVector{record(100, 100), record(100, 100), record(100, 150)} << qint64(2625) << qint64(1167);
    QTest::newRow("counts little: never below one and a half")
        << QVector{record(100, 10), record(100, 10), record(100, 10)} << qint64(1500) << qint64(100);
    CallRecord guessed = record(100, 900);
    guessed.usage.estimated = true;
    CallRecord foreign = record(100, 900);
    foreign.model = u"fake-2"_s;
    QTest::newRow("guesses and other models teach nothing")
        << QVector{guessed, foreign} << qint64(4096) << qint64(1000);
}

void MoneyTest::calibrates()
{
    QFETCH(QVector<CallRecord>, ledger);
    const auto calibration = engine::calibrationOf(ledger, {u"fake"_s, u"fake-1"_s});
    const engine::PromptSize size{1000, 4000, 2};
    QTEST(engine::promptBound(size, calibration), "bound");
    QTEST(engine::likelyPromptTokens(size.tokens, calibration), "likely");
}

void MoneyTest::reservesMoreAfterAnOverrun()
{
    const Tariff tariff{{.input = 1, .output = 10, .cacheRead = {}, .cacheWrite = {}}, {}};
    const engine::PromptSize size{1000, 4000, 0};
    const auto usual = engine::calibrationOf({}, {});
    const Money before = engine::reservationOf(size, 100, tariff, usual);
    QCOMPARE(before, Money::fromUsd((4064 + 1000) / 1e6));
    const auto burnt = engine::calibrationOf({record(0, 0, Money{100}, Money{200})}, {u"fake"_s, {}});
    QCOMPARE(engine::reservationOf(size, 100, tariff, burnt).nanoUsd, before.nanoUsd * 5 / 2);
}

void MoneyTest::tariffByPromptSize()
{
    Tariff tariff;
    tariff.base = {1, 10, std::nullopt, std::nullopt};
    tariff.tiers = {{200, {2, 20, std::nullopt, std::nullopt}}};
    Usage usage;
    usage.input = 200;
    usage.output = 10;
    QCOMPARE(chargeFor(usage, tariff), Money::fromUsd(300e-6));
    usage.input = 201;
    QCOMPARE(chargeFor(usage, tariff), Money::fromUsd(602e-6));
    // A limit is kept whatever the prompt turns out to be.
    QCOMPARE(worstCharge(200, 10, tariff), Money::fromUsd(300e-6));
    QCOMPARE(worstCharge(201, 10, tariff), Money::fromUsd(602e-6));
    tariff.base.input = 1e300;
    QVERIFY(worstCharge(1'000'000, 10, tariff).nanoUsd > 0);
}

void MoneyTest::fallbackOnlyWhereDown_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<bool>("asked");
    const auto row = [](ErrorCode code, bool asked) {
        QTest::newRow(qPrintable(toWord(code))) << int(code) << asked;
    };
    for (const ErrorCode code :
        {ErrorCode::Dns, ErrorCode::ConnectionRefused, ErrorCode::ConnectTimeout, ErrorCode::Overloaded,
            ErrorCode::RateLimited, ErrorCode::Server, ErrorCode::FirstByteTimeout, ErrorCode::Disconnected})
        row(code, true);
    for (const ErrorCode code : {ErrorCode::Auth, ErrorCode::Quota, ErrorCode::NoKey, ErrorCode::BadRequest,
             ErrorCode::ModelNotFound, ErrorCode::Tls, ErrorCode::Aborted, ErrorCode::ContextLength})
        row(code, false);
}

void MoneyTest::fallbackOnlyWhereDown()
{
    QFETCH(int, code);
    QFETCH(bool, asked);
    EngineDriver driver;
    driver.create(withFallback());
    const CallId call = driver.schedule(plan);
    driver.apply(failed(call, static_cast<ErrorCode>(code)));
    QCOMPARE(driver.lastOf<event::FallbackChosen>().has_value(), asked);
    QCOMPARE(driver.at(plan).fallback.provider, asked ? u"other"_s : QString());
    if (asked)
        QCOMPARE(driver.askable(), QStringList{plan});
}

void MoneyTest::fallbackHopsOnce()
{
    EngineDriver driver;
    driver.create(withFallback());
    driver.apply(failed(driver.schedule(plan), ErrorCode::Server));
    const auto chosen = driver.lastOf<event::FallbackChosen>();
    QVERIFY(chosen.has_value());
    QVERIFY((chosen->from == ModelChoice{u"fake"_s, u"fake-1"_s}));
    QVERIFY((chosen->to == ModelChoice{u"other"_s, u"other-1"_s}));
    QVERIFY((engine::modelFor(driver.state, driver.at(plan)) == chosen->to));
    const CallId second = driver.schedule(plan);
    QVERIFY(driver.state.calls.value(second).isFallback);
    driver.apply(failed(second, ErrorCode::Server));
    QVERIFY(!driver.lastOf<event::FallbackChosen>());
    QCOMPARE(driver.stateOf(plan), ArtefactState::Failed);
    // Asked again by a person, it begins at the role's own model.
    driver.apply(command::Retry{plan});
    QVERIFY((engine::modelFor(driver.state, driver.at(plan)) == ModelChoice{u"fake"_s, u"fake-1"_s}));
    QVERIFY(driver.refolded() == driver.state);
}

void MoneyTest::fallbackGoesOnFromWhatArrived()
{
    EngineDriver driver;
    driver.create(withFallback());
    for (int cut = 0; cut < 3; ++cut) // two cuts are continued at the same endpoint
        driver.apply(failed(driver.schedule(plan), ErrorCode::Disconnected, u"half"_s));
    QVERIFY(driver.lastOf<event::FallbackChosen>().has_value());
    QCOMPARE(driver.at(plan).nextVerb, Verb::Continue);
    QVERIFY(!driver.at(plan).partial.isEmpty());
    const CallId call = driver.schedule(plan);
    driver.recordAnswer(call, u"rest"_s);
    driver.propose(call, EngineDriver::Reply{u"half rest\n"_s});
    QCOMPARE(driver.stateOf(plan), ArtefactState::Review);
    QVERIFY(driver.at(plan).fallback.provider.isEmpty()); // the next call asks the role's own model
}

void MoneyTest::fallbackOfARoleBeatsTheOneOfAll()
{
    RunConfig config = withFallback();
    config.fallbacks.insert(u"maker"_s, {u"third"_s, u"third-1"_s});
    ActiveCall call;
    call.endpoint = u"fake"_s;
    call.model = u"fake-1"_s;
    call.role = u"maker"_s;
    QCOMPARE(engine::fallbackFor(config, call, ErrorCode::Dns)->provider, u"third"_s);
    call.role = u"planner"_s;
    QCOMPARE(engine::fallbackFor(config, call, ErrorCode::Dns)->provider, u"other"_s);
    call.endpoint = u"other"_s;
    call.model = u"other-1"_s;
    QVERIFY(!engine::fallbackFor(config, call, ErrorCode::Dns)); // nowhere else to go
    QVERIFY(!engine::fallbackFor({}, call, ErrorCode::Dns)); // off by default
}

} // namespace baton::test

#include "money_test.moc"
