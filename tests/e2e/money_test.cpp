// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/cli_process.h"
#include "tests/support/greedy_server.h"
#include "tests/support/test_main.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;

namespace {

/// A home of its own for what `--price` keeps.
struct Home {
    QTemporaryDir folder;
    [[nodiscard]] QString project() const { return folder.filePath(u"p"_s); }
    [[nodiscard]] CliResult run(const QStringList &arguments) const
    {
        return runCli(arguments, -1, {{u"XDG_CONFIG_HOME"_s, folder.filePath(u"config"_s)}});
    }
    [[nodiscard]] QStringList newRun(const QString &baseUrl, const QStringList &more) const
    {
        return QStringList{u"run"_s, u"--project"_s, project(), u"--requirement"_s, u"A sample."_s,
                   u"--provider"_s, u"openai"_s, u"--base-url"_s, baseUrl, u"--model"_s, u"test-model"_s,
                   u"--approve"_s, u"all"_s, u"--tests"_s, u"off"_s}
        + more;
    }
};

const QStringList halfADollar{u"--max-cost"_s, u"0.50"_s};
const QStringList priced{u"--price"_s, u"openai/test-model=2,10"_s};

} // namespace

/// Money from outside: limits, prices and fallbacks as options, and the ledger.
class MoneyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void anUnknownPriceIsAskedOnce();
    void limitIsNeverPassed();
    void goesOnWithoutCounting();
    void deadEndpointHasAFallback();
    void badMoneyOptions_data();
    void badMoneyOptions();
};

BATON_TEST_CLASS(MoneyTest)

void MoneyTest::init()
{
    failOnWarnings();
}

void MoneyTest::anUnknownPriceIsAskedOnce()
{
    GreedyServer server;
    const Home home;
    const CliResult run = home.run(home.newRun(server.baseUrl(), halfADollar));
    QVERIFY2(run.exitCode == 4, run.describe().constData());
    QCOMPARE(server.calls(), 0);
    for (const QString &said : {u"openai/test-model"_s, u"price"_s, u"--price"_s, u"--allow-unknown-price"_s})
        QVERIFY2(run.err.contains(said), run.describe().constData());
    const QJsonObject status =
        home.run({u"status"_s, u"--project"_s, home.project(), u"--json"_s}).json().object();
    QCOMPARE(status["state"_L1].toString(), u"budget"_s);
    QCOMPARE(status["stop"_L1]["reason"_L1].toString(), u"price_unknown"_s);
    QCOMPARE(status["stop"_L1]["model"_L1].toString(), u"test-model"_s);
    QCOMPARE(status["errors"_L1].toArray().first()["code"_L1].toString(), u"price_unknown"_s);
    // The price is kept: the run goes on with it, now and the next time.
    const CliResult more = home.run(QStringList{u"run"_s, u"--project"_s, home.project()} + priced);
    QVERIFY2(more.exitCode == 4, more.describe().constData()); // by the limit now
    QVERIFY(server.calls() > 2);
    const CliResult again = home.run({u"run"_s, u"--project"_s, home.project(), u"--json"_s});
    QCOMPARE(again.json()["stop"_L1]["reason"_L1].toString(), u"limit"_s);
}

void MoneyTest::limitIsNeverPassed()
{
    GreedyServer server(0.4);
    const Home home;
    const CliResult run =
        home.run(home.newRun(server.baseUrl(), halfADollar + priced + QStringList{u"--json"_s}));
    QVERIFY2(run.exitCode == 4, run.describe().constData());
    QVERIFY2(server.taken() <= Money::fromUsd(0.5), qPrintable(QString::number(server.taken().usd())));
    QVERIFY(server.taken() > Money::fromUsd(0.3));
    const QJsonObject usage = run.json()["usage"_L1].toObject();
    QCOMPARE(Money::fromUsd(usage["cost_usd"_L1].toDouble()), server.taken());
    // The ledger tells the same, call by call.
    const CliResult csv =
        home.run({u"usage"_s, u"--project"_s, home.project(), u"--by"_s, u"call"_s, u"--csv"_s});
    const QStringList lines = csv.out.split(u"\r\n"_s, Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), server.calls() + 1);
    const qsizetype column = lines.first().split(u',').indexOf(u"cost_usd"_s);
    Money sum;
    for (const QString &line : lines.mid(1))
        sum += Money::fromUsd(line.split(u',').at(column).toDouble());
    QCOMPARE(sum, server.taken());
    const CliResult json = home.run({u"usage"_s, u"--project"_s, home.project(), u"--json"_s});
    QCOMPARE(json.json()["total"_L1]["calls"_L1].toInt(), static_cast<int>(server.calls()));
    QCOMPARE(json.json()["rows"_L1].toArray().first()["role"_L1].toString(), u"product_manager"_s);
}

void MoneyTest::goesOnWithoutCounting()
{
    GreedyServer server;
    const Home home;
    const CliResult run = home.run(home.newRun(server.baseUrl(),
        halfADollar + QStringList{u"--allow-unknown-price"_s, u"--until"_s, u"design"_s, u"--json"_s}));
    QVERIFY2(run.exitCode == 0, run.describe().constData());
    QCOMPARE(run.json()["usage"_L1]["cost_known"_L1].toBool(true), false);
    QCOMPARE(server.calls(), 2);
}

void MoneyTest::deadEndpointHasAFallback()
{
    GreedyServer server;
    QTcpServer closed;
    QVERIFY(closed.listen(QHostAddress::LocalHost));
    const QString dead = u"http://127.0.0.1:%1/v1"_s.arg(closed.serverPort());
    closed.close();
    const Home home;
    // The fallback is an endpoint of the person's own.
    QDir().mkpath(home.folder.filePath(u"config/baton"_s));
    QFile file(home.folder.filePath(u"config/baton/endpoints.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(u"{\"endpoints\":[{\"id\":\"mine\",\"protocol\":\"openai-chat\",\"base_url\":\"%1\","
               u"\"key_required\":false}]}"_s.arg(server.baseUrl())
                   .toUtf8());
    file.close();
    const CliResult run = home.run(
        home.newRun(dead, {u"--fallback"_s, u"product_manager=mine/test-model"_s, u"--until"_s, u"prd"_s}));
    QVERIFY2(run.exitCode == 0, run.describe().constData());
    QCOMPARE(server.calls(), 1);
    QVERIFY2(run.out.contains(u"openai/test-model is down, mine/test-model is asked instead"_s),
        run.describe().constData());
    const QString log = home.run({u"log"_s, u"--project"_s, home.project(), u"--json"_s}).out;
    QVERIFY(log.contains(u"fallback_chosen"_s));
}

void MoneyTest::badMoneyOptions_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::newRow("price without output") << QStringList{u"--price"_s, u"openai/m=2"_s};
    QTest::newRow("price of nobody") << QStringList{u"--price"_s, u"nobody/m=2,3"_s};
    QTest::newRow("negative price") << QStringList{u"--price"_s, u"openai/m=-2,3"_s};
    QTest::newRow("role limit without role") << QStringList{u"--role-limit"_s, u"=2"_s};
    QTest::newRow("role limit in words") << QStringList{u"--role-limit"_s, u"engineer=much"_s};
    QTest::newRow("fallback of nobody") << QStringList{u"--fallback"_s, u"nobody/m"_s};
    QTest::newRow("fallback without model") << QStringList{u"--fallback"_s, u"engineer=openai"_s};
}

void MoneyTest::badMoneyOptions()
{
    QFETCH(QStringList, options);
    const Home home;
    const CliResult run = home.run(home.newRun(u"http://127.0.0.1:9/v1"_s, options));
    QVERIFY2(run.exitCode == 2, run.describe().constData());
    QVERIFY2(run.err.contains(options.first()), run.describe().constData());
}

#include "money_test.moc"
