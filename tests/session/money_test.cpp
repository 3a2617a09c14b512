// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/ledger.h"
#include "core/llm/gateway/gateway.h"
#include "tests/session/session_scene.h"
#include "tests/support/greedy_server.h"
#include "tests/support/test_main.h"

#include <QSignalSpy>
#include <QTest>

using namespace baton;
using namespace Qt::StringLiterals;

namespace baton::test {

namespace {

const Money limit = Money::fromUsd(0.5);
const Price price = GreedyServer::price();

Result<session::ResolvedEndpoint> priced(const RunConfig &, const ModelChoice &choice)
{
    session::ResolvedEndpoint endpoint{.model = choice.model};
    endpoint.profile.id = choice.provider;
    endpoint.price = price;
    return endpoint;
}

/// The gateway on a thread of its own, as in the programs.
class Network {
public:
    Network() : m_gateway(new llm::Gateway(m_clock, m_timers))
    {
        m_gateway->moveToThread(&m_thread);
        QObject::connect(&m_thread, &QThread::finished, m_gateway, &QObject::deleteLater);
        m_thread.start();
    }
    ~Network()
    {
        m_thread.quit();
        m_thread.wait();
    }
    Network(const Network &) = delete;
    Network &operator=(const Network &) = delete;

    [[nodiscard]] session::SessionPorts ports()
    {
        return {.provider = *m_gateway, .clock = m_clock, .timers = m_timers, .resolve = toServer};
    }

private:
    static Result<session::ResolvedEndpoint> toServer(const RunConfig &config, const ModelChoice &choice)
    {
        auto endpoint = priced(config, choice);
        endpoint->profile.baseUrl = config.baseUrl;
        endpoint->profile.keyRequired = false;
        return endpoint;
    }

    SystemClock m_clock;
    QtTimerFactory m_timers;
    QThread m_thread;
    llm::Gateway *m_gateway; ///< lives on m_thread, deleted when it ends
};

} // namespace

/// Money over a whole session: limits against an endpoint that takes money, fallbacks, forecasts.
class MoneyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void limitIsNeverPassed_data();
    void limitIsNeverPassed();
    void limitHoldsWhateverIsReported_data();
    void limitHoldsWhateverIsReported();
    void unknownPriceIsAskedBeforeTheFirstCall();
    void withoutALimitNobodyIsAsked();
    void fallbackIsAskedWhenTheEndpointIsDown();
    void fallbackOfUnknownPriceAsksFirst();
    void forecastShrinks();
};

BATON_TEST_CLASS(MoneyTest)

void MoneyTest::init()
{
    failOnWarnings();
}

void MoneyTest::limitIsNeverPassed_data()
{
    QTest::addColumn<int>("parallel");
    QTest::addColumn<double>("tokensPerCharacter");
    QTest::newRow("one at a time") << 1 << 0.25;
    QTest::newRow("four at once") << 4 << 0.25;
    QTest::newRow("four at once, prompts count double") << 4 << 0.5;
    QTest::newRow("four at once, prompts count next to nothing") << 4 << 0.02;
}

void MoneyTest::limitIsNeverPassed()
{
    QFETCH(int, parallel);
    QFETCH(double, tokensPerCharacter);
    GreedyServer server(tokensPerCharacter);
    Network network;
    SessionScene scene;
    session::NewProject project = scene.newProject();
    project.config.model = {u"openai"_s, u"test-model"_s};
    project.config.baseUrl = server.baseUrl();
    project.config.autonomy = {true, true};
    project.config.parallel = parallel;
    project.config.maxCost = limit;
    session::Session session(network.ports());
    Money most;
    connect(&session, &session::Session::appended, &session,
        [&] { most = std::max(most, session.state().totals.cost + session.state().reserved()); });
    QSignalSpy idle(&session, &session::Session::idle);
    session.create(project);
    QVERIFY(SessionScene::waitFor([&] { return !idle.isEmpty(); }));
    QCOMPARE(session.state().mode, RunMode::OverBudget);
    QVERIFY(session.state().budgetReached.has_value());
    QCOMPARE(session.state().budgetReached->limit, limit);
    QVERIFY2(most <= limit, qPrintable(QString::number(most.usd())));
    QVERIFY2(server.taken() <= limit, qPrintable(QString::number(server.taken().usd())));
    QVERIFY(server.taken() > Money::fromUsd(0.3)); // it stops for want of money, not long before
    QCOMPARE(session.state().totals.cost, server.taken());
    QCOMPARE(session.state().totals.calls, static_cast<int>(server.calls()));
    QVERIFY(session.state().warnedLimits.contains({}) == (server.taken() >= Money::fromUsd(0.4)));
    // Going on with the same limit makes no call either.
    const qsizetype calls = server.calls();
    std::optional<Result<void>> resumed;
    session.resume(&session, [&resumed](const Result<void> &result) { resumed = result; });
    QVERIFY(SessionScene::waitFor([&] { return resumed.has_value(); }));
    QVERIFY(!*resumed);
    QCOMPARE(server.calls(), calls);
}

void MoneyTest::limitHoldsWhateverIsReported_data()
{
    QTest::addColumn<UsageReport>("report");
    QTest::newRow("honest") << UsageReport::Honest;
    QTest::newRow("zero") << UsageReport::Zero;
    QTest::newRow("missing") << UsageReport::Missing;
    QTest::newRow("late") << UsageReport::Late;
    QTest::newRow("tenfold") << UsageReport::Tenfold;
}

/// Twelve calls at once at a dear endpoint, over the real network stack.
void MoneyTest::limitHoldsWhateverIsReported()
{
    QFETCH(UsageReport, report);
    const Price dear{31, 40, std::nullopt, std::nullopt};
    const auto server = GreedyServer::fair(report, dear);
    Network network;
    SessionScene scene;
    session::NewProject project = scene.newProject();
    project.config.model = {u"openai"_s, u"test-model"_s};
    project.config.baseUrl = server->baseUrl();
    project.config.autonomy = {true, true};
    project.config.parallel = 12;
    project.config.maxCost = limit;
    session::SessionPorts ports = network.ports();
    ports.resolve = [resolve = ports.resolve, dear](const RunConfig &config, const ModelChoice &choice) {
        auto endpoint = resolve(config, choice);
        endpoint->price = dear;
        return endpoint;
    };
    session::Session session(ports);
    QSignalSpy idle(&session, &session::Session::idle);
    session.create(project);
    QVERIFY(SessionScene::waitFor([&] { return !idle.isEmpty(); }));
    const State &state = session.state();
    const bool isHonest = report == UsageReport::Honest || report == UsageReport::Late;
    QCOMPARE(state.mode, isHonest ? RunMode::Finished : RunMode::OverBudget); // which has enough, and no more
    QVERIFY2(server->taken() <= limit, qPrintable(QString::number(server->taken().usd())));
    QVERIFY(state.totals.cost <= limit);
    QVERIFY2(state.totals.cost.nanoUsd > 0, "nothing is counted as zero");
    QCOMPARE(state.totals.calls, static_cast<int>(server->calls()));
    const bool isReported = report != UsageReport::Zero && report != UsageReport::Missing;
    QCOMPARE(state.totals.tokens.estimated, !isReported);
    if (isHonest)
        QCOMPARE(state.totals.cost, server->taken());
}

void MoneyTest::unknownPriceIsAskedBeforeTheFirstCall()
{
    SessionScene scene;
    scene.answerAtOnce();
    session::NewProject project = scene.newProject();
    project.config.maxCost = limit;
    QCOMPARE(scene.create(project), std::nullopt);
    QVERIFY(SessionScene::waitFor([&] { return scene.state().mode == RunMode::OverBudget; }));
    QCOMPARE(scene.model.requests().size(), 0);
    QVERIFY(scene.state().priceUnknown.has_value());
    QCOMPARE(scene.state().priceUnknown->endpoint, u"scripted"_s);
    QCOMPARE(scene.state().priceUnknown->model, u"a-model"_s);
    QCOMPARE(toWord(scene.state().phase()), u"budget"_s);
    // The question outlives the program.
    QVERIFY(scene.onDisk().priceUnknown.has_value());
    // Out of it: enter the price ...
    scene.session().setResolver(priced);
    QVERIFY(scene.resumeUntilIdle());
    QCOMPARE(scene.artefact(prdPath).state, ArtefactState::Review);
    QVERIFY(!scene.state().priceUnknown);
    QVERIFY(scene.state().totals.cost.nanoUsd > 0);
    QCOMPARE(scene.state().totals.unpricedCalls, 0);
}

void MoneyTest::withoutALimitNobodyIsAsked()
{
    SessionScene scene;
    scene.answerAtOnce();
    QCOMPARE(scene.create(), std::nullopt);
    QVERIFY(scene.waitForState(prdPath, ArtefactState::Review));
    QCOMPARE(scene.state().totals.unpricedCalls, 1);
    // ... or go on without counting it.
    const ConfigPatch uncounted{.maxCost = limit, .allowUnknownPrice = true};
    QCOMPARE(scene.decide(command::ChangeConfig{uncounted}), std::nullopt);
    QCOMPARE(scene.decide(command::Approve{.path = prdPath}), std::nullopt);
    QVERIFY(scene.waitForState(designPath, ArtefactState::Review));
    QCOMPARE(scene.state().totals.unpricedCalls, 2);
    QVERIFY(ledgerCsv(scene.state()).contains(u",unknown,answered"_s));
}

void MoneyTest::fallbackIsAskedWhenTheEndpointIsDown()
{
    SessionScene scene;
    scene.resolver = priced;
    session::NewProject project = scene.newProject();
    project.config.fallbacks.insert({}, {u"other"_s, u"b-model"_s});
    project.config.maxCost = limit;
    QCOMPARE(scene.create(project), std::nullopt);
    QVERIFY(scene.waitUntilAsked(producePrd));
    QCOMPARE(scene.model.request(producePrd).model, u"a-model"_s);
    scene.model.fail(producePrd, {ErrorCode::Server, u"503"_s});
    QVERIFY(scene.waitUntilAsked(producePrd, 2));
    QCOMPARE(scene.model.request(producePrd).model, u"b-model"_s);
    QCOMPARE(scene.model.request(producePrd).endpoint.id, u"other"_s);
    QVERIFY(SessionScene::waitFor([&] { return scene.state().calls.size() == 1; }));
    QVERIFY(scene.state().calls.first().isFallback);
    QVERIFY(scene.state().reserved().nanoUsd > 0);
    scene.model.say(producePrd, scene.team.prd());
    scene.model.finish(producePrd);
    QVERIFY(scene.waitForState(prdPath, ArtefactState::Review));
    QCOMPARE(scene.state().ledger.last().model, u"b-model"_s);
    // The next step begins at its own model again.
    QCOMPARE(scene.decide(command::Approve{.path = prdPath}), std::nullopt);
    QVERIFY(scene.waitUntilAsked(produceDesign));
    QCOMPARE(scene.model.request(produceDesign).model, u"a-model"_s);
}

void MoneyTest::fallbackOfUnknownPriceAsksFirst()
{
    SessionScene scene;
    scene.resolver = [](const RunConfig &config, const ModelChoice &choice) {
        auto endpoint = priced(config, choice);
        if (choice.provider == "other"_L1)
            endpoint->price.reset();
        return endpoint;
    };
    session::NewProject project = scene.newProject();
    project.config.fallbacks.insert(u"product_manager"_s, {u"other"_s, u"b-model"_s});
    project.config.maxCost = limit;
    QCOMPARE(scene.create(project), std::nullopt);
    QVERIFY(scene.waitUntilAsked(producePrd));
    scene.model.fail(producePrd, {ErrorCode::ConnectionRefused, {}});
    QVERIFY(SessionScene::waitFor([&] { return scene.state().priceUnknown.has_value(); }));
    QCOMPARE(scene.state().priceUnknown->model, u"b-model"_s);
    QCOMPARE(scene.model.asked(producePrd), 1);
}

void MoneyTest::forecastShrinks()
{
    SessionScene scene;
    scene.answerAtOnce();
    scene.resolver = priced;
    const session::NewProject project = scene.newProject();
    const Forecast fresh = session::forecastNewRun(project.sop, project.config, [](const ModelChoice &) {
        return std::optional<Tariff>(Tariff{price, {}});
    });
    QVERIFY(fresh.low.nanoUsd > 0 && fresh.isKnown());
    QCOMPARE(scene.create(project), std::nullopt);
    QVERIFY(scene.waitForState(prdPath, ArtefactState::Review));
    const Forecast rest = scene.session().forecast();
    QVERIFY(rest.calls < fresh.calls);
    const Forecast next = scene.session().forecastApproval(prdPath);
    QCOMPARE(next.calls, 1);
    QVERIFY(next.high < rest.high);
    QVERIFY(next.low.nanoUsd > 0);
}

} // namespace baton::test

#include "money_test.moc"
