// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/config_sources.h"
#include "tests/support/cli_process.h"
#include "tests/support/sample_team.h"
#include "tests/support/scripted_http_server.h"
#include "tests/support/test_main.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;

namespace {

using Values = QMap<QString, QString>;

/// What a source set says, in words: provider|model|address|limit|parallel.
QString summary(const RunConfig &run)
{
    return QStringList{run.model.provider, run.model.model, run.baseUrl,
        run.maxCost ? QString::number(run.maxCost->usd()) : u"-"_s, QString::number(run.parallel)}
        .join(u'|');
}

cli::ConfigSources sources(const Values &file, const Values &environment, const Values &options)
{
    cli::ConfigSources result;
    result.providers = {u"demo"_s, u"openai"_s, u"ollama"_s};
    for (const settings::SettingKey &key : settings::settingKeys()) {
        if (file.contains(key.name) && key.write(result.file, file.value(key.name)))
            result.inFile.append(key.name);
    }
    result.environment = environment;
    for (auto it = options.cbegin(); it != options.cend(); ++it)
        result.options.insert(it.key(), {it.value()});
    return result;
}

const Values wholeFile{{u"llm/provider"_s, u"openai"_s}, {u"llm/model"_s, u"m-file"_s},
    {u"llm/baseUrl"_s, u"http://file:1"_s}, {u"limits/maxCostUsd"_s, u"1"_s}, {u"limits/parallel"_s, u"2"_s}};
const Values wholeEnvironment{{u"BATON_PROVIDER"_s, u"ollama"_s}, {u"BATON_MODEL"_s, u"m-env"_s},
    {u"BATON_BASE_URL"_s, u"http://env:1"_s}, {u"BATON_MAX_COST"_s, u"2.5"_s}, {u"BATON_PARALLEL"_s, u"6"_s}};

/// A configuration folder with a settings file.
struct Folder {
    explicit Folder(const QByteArray &settings)
    {
        QFile file(folder.filePath(u"settings.json"_s));
        if (file.open(QIODevice::WriteOnly))
            file.write(settings);
    }
    [[nodiscard]] Environment environment(Environment more = {}) const
    {
        more.insert(u"BATON_CONFIG"_s, folder.path());
        return more;
    }
    QTemporaryDir folder;
};

} // namespace

/// Where the command line takes its configuration from: options, environment, settings file, defaults.
class ConfigTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void strongerSourceWins_data();
    void strongerSourceWins();
    void badValues_data();
    void badValues();
    void projectKeepsItsOwn();
    void fileBringsModelsAndNetwork();
    void programReadsFileAndEnvironment();
    void withoutConfigurationSaysHowToConnect();
    void badFileIsNamedAndNotFatal();
    void keySourceIsTold();
    void keysAreNoArguments();
    void networkOptionsAreChecked();
};

BATON_TEST_CLASS(ConfigTest)

void ConfigTest::init()
{
    failOnWarnings();
}

void ConfigTest::strongerSourceWins_data()
{
    QTest::addColumn<Values>("file");
    QTest::addColumn<Values>("environment");
    QTest::addColumn<Values>("options");
    QTest::addColumn<QString>("expected");
    QTest::newRow("nothing") << Values{} << Values{} << Values{} << u"|||-|4"_s;
    QTest::newRow("file") << wholeFile << Values{} << Values{} << u"openai|m-file|http://file:1|1|2"_s;
    QTest::newRow("environment") << Values{} << wholeEnvironment << Values{}
                                 << u"ollama|m-env|http://env:1|2.5|6"_s;
    QTest::newRow("environment over file")
        << wholeFile << wholeEnvironment << Values{} << u"ollama|m-env|http://env:1|2.5|6"_s;
    QTest::newRow("options over both")
        << wholeFile << wholeEnvironment
        << Values{{u"provider"_s, u"openai"_s}, {u"model"_s, u"m-opt"_s}, {u"base-url"_s, u"http://opt:1"_s},
               {u"max-cost"_s, u"9"_s}, {u"parallel"_s, u"8"_s}}
        << u"openai|m-opt|http://opt:1|9|8"_s;
    QTest::newRow("one variable over a file") << wholeFile << Values{{u"BATON_MODEL"_s, u"m-env"_s}}
                                              << Values{} << u"openai|m-env|http://file:1|1|2"_s;
    QTest::newRow("one option over a file")
        << wholeFile << Values{} << Values{{u"parallel"_s, u"3"_s}} << u"openai|m-file|http://file:1|1|3"_s;
    QTest::newRow("another provider leaves the file's model and address behind")
        << wholeFile << Values{} << Values{{u"provider"_s, u"ollama"_s}} << u"ollama|||1|2"_s;
    QTest::newRow("another provider leaves the environment's behind")
        << Values{} << wholeEnvironment << Values{{u"provider"_s, u"openai"_s}} << u"openai|||2.5|6"_s;
    QTest::newRow("the same provider keeps them")
        << wholeFile << Values{} << Values{{u"provider"_s, u"openai"_s}}
        << u"openai|m-file|http://file:1|1|2"_s;
    QTest::newRow("a demo is a provider")
        << wholeFile << wholeEnvironment << Values{{u"demo"_s, u"terminal-2048"_s}} << u"demo|||2.5|6"_s;
    QTest::newRow("model without a provider in the file does not count")
        << Values{{u"llm/model"_s, u"m-file"_s}} << Values{} << Values{} << u"|||-|4"_s;
    QTest::newRow("no limit in the file")
        << Values{{u"limits/maxCostUsd"_s, u"0"_s}} << Values{} << Values{} << u"|||-|4"_s;
}

void ConfigTest::strongerSourceWins()
{
    QFETCH(Values, file);
    QFETCH(Values, environment);
    QFETCH(Values, options);
    QFETCH(QString, expected);
    const auto chosen = cli::chooseConfig(sources(file, environment, options));
    QVERIFY2(chosen, qUtf8Printable(chosen ? QString() : chosen.error().detail));
    QCOMPARE(summary(chosen->run), expected);
    QCOMPARE(chosen->problems, QStringList());
}

void ConfigTest::badValues_data()
{
    QTest::addColumn<Values>("environment");
    QTest::addColumn<Values>("options");
    QTest::addColumn<QString>("says");
    QTest::newRow("provider") << Values{} << Values{{u"provider"_s, u"nobody"_s}} << u"--provider nobody"_s;
    QTest::newRow("provider variable")
        << Values{{u"BATON_PROVIDER"_s, u"nobody"_s}} << Values{} << u"BATON_PROVIDER nobody"_s;
    QTest::newRow("parallel variable")
        << Values{{u"BATON_PARALLEL"_s, u"many"_s}} << Values{} << u"BATON_PARALLEL many"_s;
    QTest::newRow("limit variable") << Values{{u"BATON_MAX_COST"_s, u"-1"_s}} << Values{}
                                    << u"BATON_MAX_COST -1"_s;
    QTest::newRow("address variable")
        << Values{{u"BATON_BASE_URL"_s, u"ftp://x"_s}} << Values{} << u"BATON_BASE_URL ftp://x"_s;
    QTest::newRow("address with a password")
        << Values{} << Values{{u"base-url"_s, u"https://me:hidden@host/v1"_s}} << u"--base-url host"_s;
    QTest::newRow("key instead of a variable")
        << Values{} << Values{{u"api-key-env"_s, u"sk-hidden-1"_s}} << u"never the key itself"_s;
}

void ConfigTest::badValues()
{
    QFETCH(Values, environment);
    QFETCH(Values, options);
    QFETCH(QString, says);
    const auto chosen = cli::chooseConfig(sources(wholeFile, environment, options));
    QVERIFY(!chosen);
    QCOMPARE(chosen.error().code, ErrorCode::InvalidArgument);
    QVERIFY2(chosen.error().detail.contains(says), qUtf8Printable(chosen.error().detail));
    QVERIFY(!chosen.error().detail.contains("hidden"_L1));
}

void ConfigTest::projectKeepsItsOwn()
{
    RunConfig project;
    project.model = {u"openai"_s, u"m-own"_s};
    project.parallel = 5;
    const auto chosen = cli::chooseConfig(
        sources(wholeFile, wholeEnvironment, {{u"parallel"_s, u"7"_s}, {u"proxy"_s, u"none"_s}}), project);
    QVERIFY(chosen);
    QCOMPARE(summary(chosen->run), u"openai|m-own||-|7"_s);
    QCOMPARE(chosen->network.proxy, u"none"_s);
}

void ConfigTest::fileBringsModelsAndNetwork()
{
    Values file = wholeFile;
    file.insert(u"llm/roleModels"_s, uR"({"engineer":"ollama/q","architect":"gone/x"})"_s);
    file.insert(u"llm/fallbacks"_s, uR"({"":"ollama/q"})"_s);
    file.insert(u"limits/roleLimitsUsd"_s, uR"({"engineer":0.5})"_s);
    file.insert(u"network/proxy"_s, u"http://proxy:3128"_s);
    file.insert(u"network/caFile"_s, u"/own.pem"_s);
    const auto chosen = cli::chooseConfig(sources(file, {}, {{u"ca-file"_s, u"/other.pem"_s}}));
    QVERIFY(chosen);
    QCOMPARE(chosen->run.roleModels.keys(), QStringList{u"engineer"_s});
    QCOMPARE(chosen->run.fallbacks.value(QString()).model, u"q"_s);
    QCOMPARE(chosen->run.roleLimits.value(u"engineer"_s).usd(), 0.5);
    QCOMPARE(chosen->network.proxy, u"http://proxy:3128"_s);
    QCOMPARE(chosen->network.caFile, u"/other.pem"_s);
    file.insert(u"llm/provider"_s, u"demo"_s);
    QVERIFY(cli::chooseConfig(sources(file, {}, {}))->run.roleModels.isEmpty());
    QCOMPARE(chosen->problems.size(), 1);
    QVERIFY2(chosen->problems.first().contains("gone"_L1), qUtf8Printable(chosen->problems.first()));
}

void ConfigTest::programReadsFileAndEnvironment()
{
    const SampleTeam sample;
    ScriptedHttpServer server(ScriptedHttpServer::openAiCompatible(
        [&sample](const QString &verbLine, const QJsonObject &) { return sample.answer(verbLine); }));
    const Folder folder(
        QJsonDocument(QJsonObject{{u"llm/provider"_s, u"openai"_s}, {u"llm/baseUrl"_s, server.baseUrl()},
                          {u"llm/model"_s, u"m-file"_s}})
            .toJson());
    const QStringList run{
        u"run"_s, u"--requirement"_s, u"A sample."_s, u"--until"_s, u"prd"_s, u"--project"_s};
    const CliResult file =
        runCli(run + QStringList{folder.folder.filePath(u"a"_s)}, -1, folder.environment());
    QVERIFY2(file.exitCode == 3, file.describe().constData());
    QCOMPARE(server.requests().last().json()["model"_L1].toString(), u"m-file"_s);
    const CliResult environment = runCli(run + QStringList{folder.folder.filePath(u"b"_s)}, -1,
        folder.environment({{u"BATON_MODEL"_s, u"m-env"_s}}));
    QVERIFY2(environment.exitCode == 3, environment.describe().constData());
    QCOMPARE(server.requests().last().json()["model"_L1].toString(), u"m-env"_s);
    const CliResult option =
        runCli(run + QStringList{folder.folder.filePath(u"c"_s), u"--model"_s, u"m-opt"_s}, -1,
            folder.environment({{u"BATON_MODEL"_s, u"m-env"_s}}));
    QVERIFY2(option.exitCode == 3, option.describe().constData());
    QCOMPARE(server.requests().last().json()["model"_L1].toString(), u"m-opt"_s);
}

void ConfigTest::withoutConfigurationSaysHowToConnect()
{
    QTemporaryDir folder;
    const CliResult run =
        runCli({u"run"_s, u"--project"_s, folder.filePath(u"p"_s), u"--requirement"_s, u"x"_s});
    QCOMPARE(run.exitCode, 2);
    for (const QString &word : {u"--provider"_s, u"BATON_PROVIDER"_s, u"demo"_s})
        QVERIFY2(run.err.contains(word), run.describe().constData());
    QVERIFY(!QFile::exists(folder.filePath(u"p"_s)));
}

void ConfigTest::badFileIsNamedAndNotFatal()
{
    for (const QByteArray &content : {QByteArray("{\"limits/parallel\": \"many\"}"), QByteArray("no json")}) {
        const Folder folder(content);
        const CliResult run =
            runCli({u"run"_s, u"--project"_s, folder.folder.filePath(u"p"_s), u"--demo"_s, u"terminal-2048"_s,
                       u"--demo-speed"_s, u"0"_s, u"--until"_s, u"prd"_s},
                -1, folder.environment());
        QVERIFY2(run.exitCode == 3, run.describe().constData());
        QVERIFY2(run.err.contains("settings.json"_L1), run.describe().constData());
    }
}

void ConfigTest::keySourceIsTold()
{
    const CliResult run =
        runCli({u"providers"_s, u"--json"_s}, -1, {{u"OPENAI_API_KEY"_s, u"kq-hidden-1234567890"_s}});
    QCOMPARE(run.exitCode, 0);
    bool told = false;
    for (const QJsonValue &row : run.json().array()) {
        const bool openai = row["id"_L1].toString() == "openai"_L1;
        told = told || (openai && row["key_source"_L1].toString() == "environment:OPENAI_API_KEY"_L1);
        QVERIFY(
            openai || !row["key_source"_L1].toString().contains("OPENAI"_L1) || row["has_key"_L1].toBool());
    }
    QVERIFY2(told, run.describe().constData());
    QVERIFY(!run.out.contains("hidden"_L1));
}

void ConfigTest::keysAreNoArguments()
{
    QTemporaryDir folder;
    const CliResult run = runCli({u"run"_s, u"--project"_s, folder.filePath(u"p"_s), u"--requirement"_s,
        u"x"_s, u"--provider"_s, u"openai"_s, u"--api-key-env"_s, u"sk-hidden-1234567890"_s});
    QCOMPARE(run.exitCode, 2);
    QVERIFY2(!run.err.contains("hidden"_L1), run.describe().constData());
    QVERIFY(!QFile::exists(folder.filePath(u"p"_s)));
}

void ConfigTest::networkOptionsAreChecked()
{
    QTemporaryDir folder;
    const QStringList run{u"run"_s, u"--project"_s, folder.filePath(u"p"_s), u"--demo"_s, u"terminal-2048"_s,
        u"--demo-speed"_s, u"0"_s, u"--until"_s, u"prd"_s};
    for (const QStringList &bad : {QStringList{u"--proxy"_s, u"gopher://x"_s},
             QStringList{u"--ca-file"_s, folder.filePath(u"none.pem"_s)}}) {
        const CliResult refused = runCli(run + bad);
        QVERIFY2(refused.exitCode == 2, refused.describe().constData());
        QVERIFY(!refused.err.isEmpty());
    }
    const Folder config(
        QJsonDocument(QJsonObject{{u"network/caFile"_s, folder.filePath(u"none.pem"_s)}}).toJson());
    const CliResult told = runCli(run, -1, config.environment());
    QVERIFY2(told.exitCode == 3 && told.err.contains("none.pem"_L1), told.describe().constData());
}

#include "config_test.moc"
