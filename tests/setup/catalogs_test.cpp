// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/catalog/catalogs.h"
#include "core/llm/catalog/endpoint_catalog.h"
#include "core/llm/catalog/price_table.h"
#include "core/settings/model_presets.h"
#include "tests/support/test_main.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <memory>

using namespace Qt::StringLiterals;
using namespace baton;

namespace {

EndpointProfile gateway()
{
    EndpointProfile profile;
    profile.id = u"gateway"_s;
    profile.title = u"Company gateway"_s;
    profile.baseUrl = u"https://gateway.example/v1"_s;
    profile.authHeader = u"api-key"_s;
    profile.authPrefix = QString();
    profile.defaultModel = u"large"_s;
    profile.models = {u"large"_s, u"small"_s};
    profile.timeouts.firstByte = 900;
    profile.timeouts.idle = 0;
    profile.own = true;
    return profile;
}

} // namespace

class CatalogsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void nothingOfOnesOwnIsTheEmbeddedTables();
    void ownRowsAreMerged();
    void badRowsAreSkippedAndSaid();
    void brokenFilesCostOnlyThemselves_data();
    void brokenFilesCostOnlyThemselves();
    void savesAnEndpoint();
    void refusesAnEndpoint_data();
    void refusesAnEndpoint();
    void savesAPrice();
    void headroomForThinking_data();
    void headroomForThinking();
    void keepsWhatItDoesNotKnow();
    void keepsABrokenFileAside();
    void ownPriceBeatsTheSellers();
    void everyRowHasDateAndSource();
    void defaultsAndPresetsAreCurrent();
    void pricesGrowOld();
    void priceTableStandsBetween();
    void pricesOfAModelList();
    void sizesOfALocalServersModels();
    void presetsNameModelsWithAPrice();
    void presetsChoose();

private:
    void write(const QString &name, const QByteArray &bytes) const;
    [[nodiscard]] QByteArray read(const QString &name) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

BATON_TEST_CLASS(CatalogsTest)

void CatalogsTest::init()
{
    test::failOnWarnings();
    m_folder = std::make_unique<QTemporaryDir>();
}

void CatalogsTest::write(const QString &name, const QByteArray &bytes) const
{
    QFile file(m_folder->filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

QByteArray CatalogsTest::read(const QString &name) const
{
    QFile file(m_folder->filePath(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void CatalogsTest::nothingOfOnesOwnIsTheEmbeddedTables()
{
    const llm::Catalogs catalogs = llm::loadCatalogs(m_folder->filePath(u"missing"_s));
    QCOMPARE(catalogs.endpoints, llm::builtInEndpoints(llm::ModelCatalog::builtIn()));
    QCOMPARE(catalogs.models.rows(), llm::ModelCatalog::builtIn().rows());
    QCOMPARE(catalogs.problems, QStringList());
}

void CatalogsTest::ownRowsAreMerged()
{
    write(u"endpoints.json"_s, R"({"endpoints":[
        {"id":"gateway","protocol":"openai-chat","base_url":"https://gateway.example/v1","auth_header":"api-key","auth_prefix":""},
        {"id":"openai","title":"Mine","protocol":"openai-chat","base_url":"https://eu.api.openai.com/v1"}]})");
    write(u"prices.json"_s, R"({"as_of":"2026-11-01","source":"contract","models":[
        {"provider":"gateway","model":"large","input":1.5,"output":6},
        {"provider":"openai","model":"gpt-5.6-terra","input":1,"output":2,"as_of":"2026-11-20"}]})");
    const llm::Catalogs catalogs = llm::loadCatalogs(m_folder->path());
    QCOMPARE(catalogs.problems, QStringList());
    const auto own = llm::findEndpoint(catalogs.endpoints, u"gateway"_s);
    QVERIFY(own && own->own);
    QCOMPARE(own->title, u"gateway"_s);
    QCOMPARE(own->authHeader, u"api-key"_s);
    QCOMPARE(own->authPrefix, QString());
    QCOMPARE(own->models, QStringList{u"large"_s});
    QCOMPARE(own->defaultModel, u"large"_s);
    const auto replaced = llm::findEndpoint(catalogs.endpoints, u"openai"_s);
    QVERIFY(replaced && replaced->own);
    QCOMPARE(replaced->baseUrl, u"https://eu.api.openai.com/v1"_s);
    QVERIFY(replaced->models.contains(u"gpt-5.6-terra"_s));
    QCOMPARE(catalogs.endpoints.size(), llm::builtInEndpoints(catalogs.models).size() + 1);
    const ModelInfo *priced = catalogs.models.find(u"openai"_s, u"gpt-5.6-terra"_s);
    QVERIFY(priced && priced->own);
    QCOMPARE(priced->price.input, 1.0);
    QCOMPARE(priced->context, 922'000);
    QCOMPARE(priced->asOf, u"2026-11-20"_s);
    QCOMPARE(priced->source, u"contract"_s);
    QCOMPARE(catalogs.models.priceOf(*own, u"large"_s)->output, 6.0);
    QVERIFY(!catalogs.models.priceOf(*own, u"small"_s));
}

void CatalogsTest::badRowsAreSkippedAndSaid()
{
    write(u"endpoints.json"_s, R"({"endpoints":[
        {"id":"a","protocol":"telepathy","base_url":"https://a.example"},
        {"id":"b/c","protocol":"ollama","base_url":"https://a.example"},
        {"id":"d","protocol":"openai-chat","base_url":"file:///etc/passwd"},
        {"id":"e","protocol":"openai-chat","base_url":"https://me:secret@a.example"},
        {"id":"f","protocol":"openai-chat","base_url":"https://a.example","auth_header":"X\r\nHost: b"},
        {"id":"g","protocol":"replay","base_url":"https://a.example"},
        7,
        {"id":"good","protocol":"anthropic","base_url":"https://a.example"}]})");
    write(u"prices.json"_s, R"({"models":[{"provider":"x","model":"m"},
        {"provider":"x","model":"m","input":-1,"output":2},
        {"provider":"x","model":"m","input":1,"output":2}]})");
    const llm::Catalogs catalogs = llm::loadCatalogs(m_folder->path());
    QCOMPARE(catalogs.problems.size(), 9);
    QVERIFY(catalogs.problems.filter(u"prices.json: row x m"_s).size() == 2);
    QVERIFY(catalogs.problems.contains(u"endpoints.json: endpoint 'd': base_url"_s));
    QVERIFY(llm::findEndpoint(catalogs.endpoints, u"good"_s).has_value());
    QVERIFY(!llm::findEndpoint(catalogs.endpoints, u"d"_s).has_value());
    QCOMPARE(catalogs.models.find(u"x"_s, u"m"_s)->price.output, 2.0);
}

void CatalogsTest::brokenFilesCostOnlyThemselves_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("half") << QByteArray("{\"endpoints\":[");
    QTest::newRow("list") << QByteArray("[1,2]");
    QTest::newRow("bytes") << QByteArray("\xff\xfe\x00", 3);
}

void CatalogsTest::brokenFilesCostOnlyThemselves()
{
    QFETCH(QByteArray, bytes);
    write(u"endpoints.json"_s, bytes);
    write(u"prices.json"_s, bytes);
    const llm::Catalogs catalogs = llm::loadCatalogs(m_folder->path());
    QCOMPARE(catalogs.problems.size(), 2);
    QCOMPARE(catalogs.endpoints, llm::builtInEndpoints(llm::ModelCatalog::builtIn()));
}

void CatalogsTest::savesAnEndpoint()
{
    const QString folder = m_folder->filePath(u"new/baton"_s);
    EndpointProfile profile = gateway();
    QVERIFY(llm::saveEndpoint(folder, profile));
    QCOMPARE(llm::findEndpoint(llm::loadCatalogs(folder).endpoints, u"gateway"_s), profile);
    profile.title = u"Other"_s;
    profile.local = true;
    profile.keyRequired = false;
    QVERIFY(llm::saveEndpoint(folder, profile));
    QCOMPARE(llm::findEndpoint(llm::loadCatalogs(folder).endpoints, u"gateway"_s), profile);
    QVERIFY(llm::removeEndpoint(folder, u"gateway"_s));
    QVERIFY(!llm::findEndpoint(llm::loadCatalogs(folder).endpoints, u"gateway"_s));
    QVERIFY(QFileInfo::exists(folder + u"/endpoints.json"_s));
}

void CatalogsTest::refusesAnEndpoint_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("header");
    QTest::newRow("no id") << QString() << u"https://a.example"_s << u"X"_s;
    QTest::newRow("stroke") << u"a/b"_s << u"https://a.example"_s << u"X"_s;
    QTest::newRow("space") << u"a b"_s << u"https://a.example"_s << u"X"_s;
    QTest::newRow("no url") << u"a"_s << QString() << u"X"_s;
    QTest::newRow("ftp") << u"a"_s << u"ftp://a.example"_s << u"X"_s;
    QTest::newRow("header") << u"a"_s << u"https://a.example"_s << u"X: y"_s;
}

void CatalogsTest::refusesAnEndpoint()
{
    QFETCH(QString, id);
    QFETCH(QString, url);
    QFETCH(QString, header);
    EndpointProfile profile = gateway();
    profile.id = id;
    profile.baseUrl = url;
    profile.authHeader = header;
    const auto saved = llm::saveEndpoint(m_folder->path(), profile);
    QVERIFY(!saved);
    QCOMPARE(saved.error().code, ErrorCode::InvalidArgument);
    QVERIFY(!QFileInfo::exists(m_folder->filePath(u"endpoints.json"_s)));
}

void CatalogsTest::savesAPrice()
{
    ModelInfo row{u"openai"_s, u"gpt-new"_s, {1, 4, 0.1, {}}, 0, 0};
    row.asOf = u"2026-11-23"_s;
    row.source = u"own"_s;
    row.own = true;
    QVERIFY(llm::savePrice(m_folder->path(), row));
    llm::ModelCatalog models = llm::loadCatalogs(m_folder->path()).models;
    QVERIFY(models.find(u"openai"_s, u"gpt-new"_s));
    QCOMPARE(*models.find(u"openai"_s, u"gpt-new"_s), row);
    QVERIFY(llm::removePrice(m_folder->path(), u"openai"_s, u"gpt-new"_s));
    models = llm::loadCatalogs(m_folder->path()).models;
    QVERIFY(!models.find(u"openai"_s, u"gpt-new"_s));
    row.price.input = -1;
    QVERIFY(!llm::savePrice(m_folder->path(), row));
}

void CatalogsTest::headroomForThinking_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<bool>("thinks");
    for (const QString &model : {u"o3-mini"_s, u"gpt-6-sol"_s, u"deepseek-r1:8b"_s, u"Qwen/Qwen3.5-9B"_s,
             u"kimi-k2-thinking"_s, u"openai/gpt-oss-120b"_s})
        QTest::newRow(qPrintable(model)) << model << true;
    for (const QString &model :
        {u"gpt-4o"_s, u"claude-sonnet-5"_s, u"llama3.1:8b"_s, u"qwen2.5-coder:7b"_s, u""_s})
        QTest::newRow(qPrintable(model)) << model << false;
}

void CatalogsTest::headroomForThinking()
{
    QFETCH(QString, model);
    QFETCH(bool, thinks);
    const llm::ModelCatalog models = llm::ModelCatalog::builtIn();
    QCOMPARE(models.headroomOf(u"local"_s, model) > 0, thinks);
    llm::ModelCatalog own = models;
    ModelInfo row{u"local"_s, u"mine"_s, {1, 4, 0.1, {}}, 0, 0};
    row.headroom = 12;
    own.add(row);
    QCOMPARE(own.headroomOf(u"local"_s, u"mine"_s), 12);
}

void CatalogsTest::keepsWhatItDoesNotKnow()
{
    write(u"endpoints.json"_s, R"({"comment":"mine","endpoints":[
        {"id":"gateway","protocol":"openai-chat","base_url":"https://old.example","colour":"red"},
        {"id":"later","protocol":"grpc","base_url":"https://later.example"}]})");
    QVERIFY(llm::saveEndpoint(m_folder->path(), gateway()));
    const QJsonObject object = QJsonDocument::fromJson(read(u"endpoints.json"_s)).object();
    QCOMPARE(object.value("comment"_L1).toString(), u"mine"_s);
    const QJsonArray rows = object.value("endpoints"_L1).toArray();
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows.at(0).toObject().value("colour"_L1).toString(), u"red"_s);
    QCOMPARE(rows.at(0).toObject().value("base_url"_L1).toString(), gateway().baseUrl);
    QCOMPARE(rows.at(1).toObject().value("protocol"_L1).toString(), u"grpc"_s);
}

void CatalogsTest::keepsABrokenFileAside()
{
    write(u"prices.json"_s, "{ my prices");
    QVERIFY(llm::savePrice(m_folder->path(), {u"a"_s, u"b"_s, {1, 2, {}, {}}, 0, 0}));
    QCOMPARE(read(u"prices.json.broken"_s), QByteArray("{ my prices"));
    QVERIFY(llm::loadCatalogs(m_folder->path()).models.find(u"a"_s, u"b"_s));
}

void CatalogsTest::ownPriceBeatsTheSellers()
{
    QVERIFY(llm::savePrice(m_folder->path(), {u"azure"_s, u"gpt-5.6-terra"_s, {9, 9, {}, {}}, 0, 0}));
    const llm::Catalogs catalogs = llm::loadCatalogs(m_folder->path());
    const auto priceAt = [&](const QString &id) {
        return catalogs.models.priceOf(*llm::findEndpoint(catalogs.endpoints, id), u"gpt-5.6-terra"_s)->input;
    };
    QCOMPARE(priceAt(u"azure"_s), 9.0);
    QCOMPARE(priceAt(u"openai"_s), 2.0);
    QCOMPARE(priceAt(u"openai-responses"_s), 2.0);
}

void CatalogsTest::everyRowHasDateAndSource()
{
    const llm::ModelCatalog models = llm::ModelCatalog::builtIn();
    for (const ModelInfo &row : models.rows())
        QVERIFY2(!row.asOf.isEmpty() && !row.source.isEmpty() && !row.own, qPrintable(row.model));
}

/// What is preset can be asked when the table was made, and for two months more.
void CatalogsTest::defaultsAndPresetsAreCurrent()
{
    const llm::Catalogs catalogs = llm::loadCatalogs(m_folder->path());
    QCOMPARE(catalogs.models.rows().size(), 708);
    const QDate day = QDate::fromString(catalogs.models.asOf(), Qt::ISODate).addDays(60);
    QVERIFY(day.isValid());
    const auto check = [&](const QString &endpoint, const QString &model) {
        const ModelInfo *row = catalogs.models.find(endpoint, model);
        QVERIFY2(row != nullptr && !isDeprecated(*row, day), qPrintable(endpoint + u' ' + model));
    };
    for (const EndpointProfile &profile : catalogs.endpoints) {
        // Sells what others make, under names of its own: its prices come with its list of models.
        if (!profile.local && profile.id != "openrouter"_L1)
            check(profile.id, profile.defaultModel);
    }
    const settings::ModelPresets presets = settings::ModelPresets::builtIn();
    for (const QString &endpoint : presets.endpoints()) {
        for (const QString &preset : presets.ids())
            check(endpoint, presets.choose(preset, endpoint, {}).model);
    }
    QVERIFY(!catalogs.models.find(u"openai"_s, u"gpt-5.6-terra"_s)->tiers.isEmpty());
    QVERIFY(isDeprecated(*catalogs.models.find(u"anthropic"_s, u"claude-sonnet-4-5"_s), day));
}

void CatalogsTest::pricesGrowOld()
{
    ModelInfo row;
    row.asOf = u"2026-11-28"_s;
    const QDate day = QDate::fromString(row.asOf, Qt::ISODate);
    QVERIFY(!isOldPrice(row, day.addDays(120)));
    QVERIFY(isOldPrice(row, day.addDays(121)));
    row.asOf.clear();
    QVERIFY(!isOldPrice(row, day));
}

void CatalogsTest::priceTableStandsBetween()
{
    ModelInfo row{u"openai"_s, u"gpt-4o"_s, {7, 8, {}, {}}, 0, 0, u"2026-12-01"_s, u"a table"_s};
    row.tiers = {{100, {9, 10, {}, {}}}};
    QVERIFY(llm::updatePriceTable(m_folder->path(), {row}));
    row.model = u"gpt-new"_s;
    QVERIFY(llm::updatePriceTable(m_folder->path(), {row}));
    const auto priceOf = [&](const QString &model) {
        return llm::loadCatalogs(m_folder->path()).models.find(u"openai"_s, model)->price.input;
    };
    QCOMPARE(priceOf(u"gpt-4o"_s), 7.0);
    QCOMPARE(priceOf(u"gpt-new"_s), 7.0);
    QCOMPARE(llm::loadCatalogs(m_folder->path()).models.find(u"openai"_s, u"gpt-4o"_s)->tiers, row.tiers);
    QVERIFY(llm::savePrice(m_folder->path(), {u"openai"_s, u"gpt-4o"_s, {1, 2, {}, {}}}));
    QCOMPARE(priceOf(u"gpt-4o"_s), 1.0); // the person's own comes first
    QCOMPARE(llm::listedPrices(m_folder->path()).find(u"openai"_s, u"gpt-4o"_s)->price.input, 7.0);
}

void CatalogsTest::pricesOfAModelList()
{
    const auto document = QJsonDocument::fromJson(R"({"data":[
        {"id":"a/b","context_length":200000,"top_provider":{"max_completion_tokens":64000},
         "pricing":{"prompt":"0.000003","completion":"0.000015","input_cache_read":"0.0000003","request":"0"}},
        {"id":"router","pricing":{"prompt":"-1","completion":"-1"}},
        {"id":"plain"}]})")
                              .object();
    EndpointProfile profile;
    profile.id = u"openrouter"_s;
    const auto rows = llm::pricesFromModelList(document, profile, {u"list"_s, u"2026-11-28"_s});
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows.first().provider, u"openrouter"_s);
    QCOMPARE(rows.first().price, (Price{3, 15, 0.3, std::nullopt}));
    QCOMPARE(rows.first().context, 200'000);
    QCOMPARE(rows.first().maxOutput, 64'000);
    QCOMPARE(rows.first().asOf, u"2026-11-28"_s);
}

void CatalogsTest::sizesOfALocalServersModels()
{
    const auto document = QJsonDocument::fromJson(R"({"data":[
        {"id":"of llama.cpp","meta":{"n_ctx":8192,"n_ctx_train":131072}},
        {"id":"of vLLM","max_model_len":32768},
        {"id":"plain"}]})")
                              .object();
    EndpointProfile profile;
    profile.id = u"llamacpp"_s;
    QVERIFY(llm::pricesFromModelList(document, profile, {}).isEmpty()); // elsewhere they would not be free
    profile.local = true;
    const auto rows = llm::pricesFromModelList(document, profile, {});
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows.at(0).context, 8192);
    QCOMPARE(rows.at(1).context, 32'768);
    QCOMPARE(rows.at(0).price, Price{});
}

void CatalogsTest::presetsNameModelsWithAPrice()
{
    const llm::Catalogs catalogs = llm::loadCatalogs(m_folder->path());
    const settings::ModelPresets presets = settings::ModelPresets::builtIn();
    QCOMPARE(presets.ids(), (QStringList{u"cheap"_s, u"balanced"_s, u"best"_s}));
    QVERIFY(presets.endpoints().size() >= 5);
    for (const QString &endpoint : presets.endpoints()) {
        const auto profile = llm::findEndpoint(catalogs.endpoints, endpoint);
        QVERIFY2(profile, qPrintable(endpoint));
        for (const QString &preset : presets.ids()) {
            const settings::PresetChoice choice = presets.choose(preset, endpoint, {u"architect"_s});
            for (const QString &model :
                {choice.model, choice.roleModels.value(u"architect"_s, {endpoint, choice.model}).model})
                QVERIFY2(catalogs.models.priceOf(*profile, model), qPrintable(endpoint + u' ' + model));
        }
    }
}

void CatalogsTest::presetsChoose()
{
    const settings::ModelPresets presets = settings::ModelPresets::builtIn();
    const QStringList roles{u"product_manager"_s, u"architect"_s, u"engineer"_s};
    const auto cheap = presets.choose(u"cheap"_s, u"openai"_s, roles);
    QCOMPARE(cheap.model, u"gpt-6-luna"_s);
    QVERIFY(cheap.roleModels.isEmpty());
    const auto balanced = presets.choose(u"balanced"_s, u"openai"_s, roles);
    QCOMPARE(balanced.model, u"gpt-6-sol"_s);
    QCOMPARE(
        balanced.roleModels, (QMap<QString, ModelChoice>{{u"architect"_s, {u"openai"_s, u"gpt-6.1-sol"_s}}}));
    QCOMPARE(presets.choose(u"best"_s, u"openai"_s, roles).model, u"gpt-6.1-sol"_s);
    QVERIFY(presets.choose(u"best"_s, u"nobody"_s, roles).model.isEmpty());
}

#include "catalogs_test.moc"
