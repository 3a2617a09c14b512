// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_main.h"
#include "tests/ui_dialogs/dialog_fixture.h"
#include "ui/dialogs/form/notice_box.h"
#include "ui/dialogs/settings/endpoint_form.h"
#include "ui/dialogs/settings/price_model.h"
#include "ui/dialogs/settings/settings_dialog.h"
#include "ui/support/theme_controller.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>

#include <memory>

using namespace Qt::StringLiterals;
using namespace baton;
using namespace baton::ui;
using Page = SettingsDialog::Page;

class CatalogPagesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void addsAnEndpointByKeyboard();
    void aNewEndpointCanBeChosenAtOnce();
    void refusesWhatCannotBeUsed();
    void removesOnlyOnesOwn();
    void testsAnEndpointAndTakesItsModels();
    void makesIds_data();
    void makesIds();
    void keepsRolesAndFallback();
    void choosesModelsPerRole();
    void presetsFillTheRoles();
    void readsPrices_data();
    void readsPrices();
    void aTypedPriceIsOnesOwn();
    void goesBackToTheListedPrice();
    void givesAnUnknownModelAPrice();
    void halfAPriceIsNone();
    void searchesPrices();
    void limitsRoles();
    void keepsProxyAndCertificates();
    void refusesAProxy();

private:
    template <class T> [[nodiscard]] T *field(const char *name) const;
    [[nodiscard]] baton::ui::SettingsEdits saved();
    void show(baton::ui::SettingsDialog::Page page);

    std::unique_ptr<baton::ui::ThemeController> m_theme;
    std::unique_ptr<baton::ui::SettingsDialog> m_dialog;
};

BATON_TEST_CLASS(CatalogPagesTest)

void CatalogPagesTest::initTestCase()
{
    m_theme = std::make_unique<ThemeController>(*qApp);
    m_theme->wearStyleSheet();
}

void CatalogPagesTest::init()
{
    test::failOnWarnings();
    m_dialog = std::make_unique<SettingsDialog>(*m_theme, test::sampleEndpoints());
    m_dialog->setCatalogs(test::sampleCatalogs());
    m_dialog->setRoles(test::sampleRoles());
    settings::AppSettings settings;
    settings.provider = u"openai"_s;
    m_dialog->edit(settings);
}

void CatalogPagesTest::cleanup()
{
    m_dialog.reset();
}

template <class T> T *CatalogPagesTest::field(const char *name) const
{
    return test::child<T>(m_dialog.get(), name);
}

void CatalogPagesTest::show(Page page)
{
    m_dialog->open();
    m_dialog->showPage(page);
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
}

SettingsEdits CatalogPagesTest::saved()
{
    QSignalSpy accepted(m_dialog.get(), &SettingsDialog::saved);
    m_dialog->accept();
    return accepted.isEmpty() ? SettingsEdits() : accepted.at(0).at(0).value<SettingsEdits>();
}

void CatalogPagesTest::addsAnEndpointByKeyboard()
{
    show(Page::Endpoints);
    field<QListWidget>("endpoints")->setFocus();
    QTest::keyClick(m_dialog.get(), Qt::Key_A, Qt::AltModifier);
    QTRY_COMPARE(m_dialog->focusWidget(), field<QLineEdit>("endpointName"));
    QTest::keyClicks(m_dialog->focusWidget(), u"Team server"_s);
    QCOMPARE(field<QLineEdit>("endpointId")->text(), u"team-server"_s);
    QTest::keyClick(m_dialog.get(), Qt::Key_R, Qt::AltModifier);
    QCOMPARE(m_dialog->focusWidget(), field<QLineEdit>("endpointAddress"));
    QTest::keyClicks(m_dialog->focusWidget(), u"https://llm.example/v1"_s);
    QTest::keyClick(m_dialog.get(), Qt::Key_K, Qt::AltModifier);
    QCOMPARE(m_dialog->focusWidget(), field<QLineEdit>("endpointAPIKey"));
    QTest::keyClicks(m_dialog->focusWidget(), u"sk-team"_s);
    QSignalSpy accepted(m_dialog.get(), &SettingsDialog::saved);
    QTest::keyClick(m_dialog->focusWidget(), Qt::Key_Return);
    QCOMPARE(accepted.size(), 1);
    const auto edits = accepted.at(0).at(0).value<SettingsEdits>();
    QCOMPARE(edits.endpoints.size(), 1);
    const EndpointProfile &profile = edits.endpoints.constFirst();
    QCOMPARE(profile.id, u"team-server"_s);
    QCOMPARE(profile.title, u"Team server"_s);
    QCOMPARE(profile.baseUrl, u"https://llm.example/v1"_s);
    QCOMPARE(profile.authHeader, u"Authorization"_s);
    QCOMPARE(profile.authPrefix, u"Bearer "_s);
    QVERIFY(profile.own && profile.keyRequired && !profile.local);
    QCOMPARE(edits.ownKeys, (QHash<QString, QString>{{u"team-server"_s, u"sk-team"_s}}));
}

void CatalogPagesTest::aNewEndpointCanBeChosenAtOnce()
{
    show(Page::Endpoints);
    field<QPushButton>("addEndpoint")->click();
    field<QLineEdit>("endpointName")->clear();
    QTest::keyClicks(field<QLineEdit>("endpointName"), u"Own"_s);
    QTest::keyClicks(field<QLineEdit>("endpointAddress"), u"http://127.0.0.1:9/v1"_s);
    field<QCheckBox>("costsNothing")->setChecked(true);
    field<QCheckBox>("needsAKey")->setChecked(false);
    field<QComboBox>("endpointModel")->setEditText(u"mine"_s);
    m_dialog->showPage(Page::Model);
    auto *provider = field<QComboBox>("provider");
    QVERIFY(provider->findData(u"own"_s) >= 0);
    QVERIFY(provider->findData(u"demo"_s) >= 0);
    QCOMPARE(provider->currentData().toString(), u"openai"_s);
    provider->setCurrentIndex(provider->findData(u"own"_s));
    const SettingsEdits edits = saved();
    QCOMPARE(edits.settings.provider, u"own"_s);
    QCOMPARE(edits.endpoints.size(), 1);
    const EndpointProfile &profile = edits.endpoints.constFirst();
    QVERIFY(profile.local && !profile.keyRequired);
    QCOMPARE(profile.defaultModel, u"mine"_s);
}

void CatalogPagesTest::refusesWhatCannotBeUsed()
{
    show(Page::Endpoints);
    field<QPushButton>("addEndpoint")->click();
    QSignalSpy accepted(m_dialog.get(), &SettingsDialog::saved);
    m_dialog->accept();
    QCOMPARE(accepted.size(), 0);
    QCOMPARE(m_dialog->focusWidget(), field<QLineEdit>("endpointAddress"));
    QVERIFY(!field<QPushButton>("endpointTestConnection")->isEnabled());
    QTest::keyClicks(field<QLineEdit>("endpointAddress"), u"https://a.example"_s);
    QVERIFY(field<QPushButton>("endpointTestConnection")->isEnabled());
    auto *id = field<QLineEdit>("endpointId");
    id->selectAll();
    QTest::keyClicks(id, u"openai"_s);
    QVERIFY(field<QLabel>("endpointIdNote")->text().contains("Another endpoint"_L1));
    // A row that cannot be saved cannot be left behind.
    field<QListWidget>("endpoints")->setCurrentRow(2);
    QCOMPARE(field<QListWidget>("endpoints")->currentRow(), 0);
}

void CatalogPagesTest::removesOnlyOnesOwn()
{
    show(Page::Endpoints);
    auto *list = field<QListWidget>("endpoints");
    QVERIFY(list->item(0)->text().contains("your own"_L1));
    QVERIFY(field<QPushButton>("removeEndpoint")->isEnabled());
    list->setCurrentRow(1);
    QVERIFY(!field<QPushButton>("removeEndpoint")->isEnabled());
    QVERIFY(field<QLabel>("aboutEndpoint")->text().contains("comes with Baton"_L1));
    QVERIFY(!field<QLineEdit>("endpointName")->isVisible());
    list->setCurrentRow(0);
    field<QPushButton>("removeEndpoint")->click();
    QCOMPARE(saved().removedEndpoints, QStringList{u"gateway"_s});
}

void CatalogPagesTest::testsAnEndpointAndTakesItsModels()
{
    show(Page::Endpoints);
    QSignalSpy asked(m_dialog.get(), &SettingsDialog::testRequested);
    field<QPushButton>("endpointTestConnection")->click();
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.at(0).at(0).value<EndpointProfile>().id, u"gateway"_s);
    m_dialog->showVerdict(true, {}, {u"large"_s, u"huge"_s});
    QCOMPARE(field<NoticeBox>("endpointVerdict")->tone(), Tone::Ok);
    QVERIFY(field<NoticeBox>("endpointVerdict")->isVisible());
    QVERIFY(field<QComboBox>("endpointModel")->findText(u"huge"_s) >= 0);
    QCOMPARE(field<QComboBox>("endpointModel")->currentText(), u"large"_s);
    field<QPushButton>("endpointTestConnection")->click();
    m_dialog->showVerdict(false, {u"Rejected."_s, {}, u"Paste it again."_s}, {});
    QCOMPARE(field<NoticeBox>("endpointVerdict")->text(), u"Rejected.\nPaste it again."_s);
}

void CatalogPagesTest::makesIds_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("id");
    QTest::newRow("words") << u"Company Gateway (EU)"_s << u"company-gateway-eu"_s;
    QTest::newRow("taken") << u"OpenAI"_s << u"openai-3"_s;
    QTest::newRow("no latin letters") << u"网关"_s << u"endpoint"_s;
    QTest::newRow("nothing") << QString() << u"endpoint"_s;
}

void CatalogPagesTest::makesIds()
{
    QFETCH(QString, title);
    QTEST(endpointIdFor(title, {u"openai"_s, u"openai-2"_s}), "id");
}

void CatalogPagesTest::keepsRolesAndFallback()
{
    settings::AppSettings given;
    given.provider = u"openai"_s;
    given.roleModels = {{u"architect"_s, {u"gateway"_s, u"large"_s}}, {u"stranger"_s, {u"openai"_s, u"x"_s}},
        {u"engineer"_s, {u"gone"_s, u"y"_s}}};
    given.fallbacks = {{QString(), {u"ollama"_s, u"qwen3"_s}}};
    given.roleLimitsUsd = {{u"engineer"_s, 1.25}, {u"stranger"_s, 2}};
    given.proxy = u"socks5://proxy.example:1080"_s;
    m_dialog->edit(given);
    QCOMPARE(m_dialog->edited(), given);
    given.proxy = u"none"_s;
    m_dialog->edit(given);
    QCOMPARE(m_dialog->edited(), given);
}

void CatalogPagesTest::choosesModelsPerRole()
{
    show(Page::Roles);
    auto *endpoint = field<QComboBox>("endpointOfArchitect");
    auto *model = field<QComboBox>("endpointOfArchitectModel");
    QVERIFY(endpoint->itemText(0).contains("gpt-large"_L1));
    QVERIFY(!model->isVisible());
    endpoint->setCurrentIndex(endpoint->findData(u"gateway"_s));
    QVERIFY(model->isVisible());
    QCOMPARE(model->lineEdit()->placeholderText(), u"large"_s);
    auto *fallback = field<QComboBox>("fallback");
    QCOMPARE(fallback->currentIndex(), 0);
    fallback->setCurrentIndex(fallback->findData(u"ollama"_s));
    QVERIFY(!m_dialog->isValid()); // which model of that server?
    field<QComboBox>("fallbackModel")->setEditText(u"qwen3"_s);
    const settings::AppSettings now = saved().settings;
    QCOMPARE(now.roleModels, (QMap<QString, ModelChoice>{{u"architect"_s, {u"gateway"_s, u"large"_s}}}));
    QCOMPARE(now.fallbacks, (QMap<QString, ModelChoice>{{QString(), {u"ollama"_s, u"qwen3"_s}}}));
}

void CatalogPagesTest::presetsFillTheRoles()
{
    show(Page::Roles);
    QVERIFY(field<QPushButton>("presetBest")->isEnabled());
    field<QPushButton>("presetBalanced")->click();
    QCOMPARE(m_dialog->edited().model, u"gpt-6-sol"_s);
    QCOMPARE(m_dialog->edited().roleModels.keys(), QStringList{u"architect"_s});
    field<QPushButton>("presetCheap")->click();
    QCOMPARE(m_dialog->edited().model, u"gpt-6-luna"_s);
    QVERIFY(m_dialog->edited().roleModels.isEmpty());
    settings::AppSettings local;
    local.provider = u"ollama"_s;
    m_dialog->edit(local);
    QVERIFY(!field<QPushButton>("presetBest")->isEnabled());
}

void CatalogPagesTest::readsPrices_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("fine");
    QTest::addColumn<double>("value");
    QTest::newRow("whole") << u"3"_s << true << 3.0;
    QTest::newRow("point") << u" 0.15 "_s << true << 0.15;
    QTest::newRow("dollar") << u"$2.5"_s << true << 2.5;
    QTest::newRow("zero") << u"0"_s << true << 0.0;
    QTest::newRow("nothing") << QString() << true << -1.0;
    QTest::newRow("word") << u"cheap"_s << false << -1.0;
    QTest::newRow("negative") << u"-1"_s << false << -1.0;
    QTest::newRow("too dear") << u"1e9"_s << false << -1.0;
    QTest::newRow("not a number") << u"nan"_s << false << -1.0;
}

void CatalogPagesTest::readsPrices()
{
    QFETCH(QString, text);
    bool ok = false;
    const auto value = priceFromText(text, ok);
    QTEST(ok, "fine");
    QTEST(value.value_or(-1), "value");
}

void CatalogPagesTest::aTypedPriceIsOnesOwn()
{
    show(Page::Prices);
    auto *table = field<QTableView>("prices");
    // Own prices come first.
    QVERIFY(table->model()->index(0, PriceModel::Day).data().toString().contains("own"_L1));
    table->setFocus();
    table->setCurrentIndex(table->model()->index(1, PriceModel::Input));
    QVERIFY(field<QLabel>("priceSource")->text().contains("price list of the provider"_L1));
    QTest::keyClick(table, Qt::Key_4);
    auto *editor = qobject_cast<QLineEdit *>(m_dialog->focusWidget());
    QVERIFY(editor != nullptr);
    QTest::keyClicks(editor, u".5"_s);
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(table->model()->index(1, PriceModel::Input).data().toString(), u"4.5"_s);
    QVERIFY(m_dialog->isVisible());
    const SettingsEdits edits = saved();
    QCOMPARE(edits.prices.size(), 1);
    const ModelInfo &model = edits.prices.constFirst();
    QCOMPARE(model.model, u"gpt-large"_s);
    QCOMPARE(model.price.input, 4.5);
    QCOMPARE(model.price.output, 12.0);
    QVERIFY(model.own);
    QCOMPARE(model.asOf, QDate::currentDate().toString(Qt::ISODate));
}

void CatalogPagesTest::goesBackToTheListedPrice()
{
    show(Page::Prices);
    auto *table = field<QTableView>("prices");
    table->setCurrentIndex(table->model()->index(0, PriceModel::Input));
    field<QPushButton>("useTheListedPrice")->click();
    QCOMPARE(table->model()->index(0, PriceModel::Input).data().toString(), u"0.2"_s);
    const SettingsEdits edits = saved();
    QCOMPARE(edits.removedPrices.size(), 1);
    QCOMPARE(edits.removedPrices.constFirst().model, u"gpt-small"_s);
    QVERIFY(edits.prices.isEmpty());
}

void CatalogPagesTest::givesAnUnknownModelAPrice()
{
    m_dialog->setPriceCheck([](const ModelChoice &choice) { return choice.model == "gpt-large"_L1; });
    settings::AppSettings settings;
    settings.provider = u"openai"_s;
    settings.model = u"gpt-new"_s;
    m_dialog->edit(settings);
    show(Page::Prices);
    auto *table = field<QTableView>("prices");
    QCOMPARE(table->model()->index(0, PriceModel::Model).data().toString(), u"gpt-new"_s);
    QCOMPARE(table->model()->index(0, PriceModel::Input).data().toString(), u"unknown"_s);
    QVERIFY(table->model()->setData(table->model()->index(0, PriceModel::Input), u"1"_s));
    QVERIFY(table->model()->setData(table->model()->index(0, PriceModel::Output), u"5"_s));
    const SettingsEdits edits = saved();
    QCOMPARE(edits.prices.size(), 1);
    QCOMPARE(edits.prices.constFirst().price.output, 5.0);
}

void CatalogPagesTest::halfAPriceIsNone()
{
    show(Page::Prices);
    auto *endpoint = field<QComboBox>("pricedEndpoint");
    endpoint->setCurrentIndex(endpoint->findData(u"gateway"_s));
    field<QComboBox>("pricedEndpointModel")->setEditText(u"small"_s);
    field<QPushButton>("addAPrice")->click();
    auto *table = field<QTableView>("prices");
    QVERIFY(table->hasFocus());
    QCOMPARE(table->currentIndex().data().toString(), u"unknown"_s);
    QVERIFY(m_dialog->isValid());
    QVERIFY(table->model()->setData(table->currentIndex(), u"1"_s));
    QVERIFY(!m_dialog->isValid());
    QVERIFY(field<QLabel>("priceSource")->text().contains("both"_L1));
    QVERIFY(!table->model()->setData(table->currentIndex(), u"dear"_s));
}

void CatalogPagesTest::searchesPrices()
{
    show(Page::Prices);
    QTest::keyClicks(field<QLineEdit>("searchPrices"), u"LARGE"_s);
    QCOMPARE(field<QTableView>("prices")->model()->rowCount(), 1);
}

void CatalogPagesTest::limitsRoles()
{
    show(Page::Limits);
    auto *money = field<QDoubleSpinBox>("moneyLimitOfEngineer");
    QCOMPARE(money->text(), u"No limit"_s);
    money->setValue(0.75);
    QCOMPARE(saved().settings.roleLimitsUsd, (QMap<QString, double>{{u"engineer"_s, 0.75}}));
}

void CatalogPagesTest::keepsProxyAndCertificates()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"ca.pem"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("-----BEGIN CERTIFICATE-----\n");
    file.close();
    show(Page::Network);
    field<QComboBox>("proxy")->setCurrentIndex(2);
    QTest::keyClicks(field<QLineEdit>("proxyAddress"), u"http://proxy.example:3128"_s);
    auto *ca = field<QLineEdit>("certificateFile");
    QTest::keyClicks(ca, u"/nowhere.pem"_s);
    QVERIFY(!m_dialog->isValid());
    ca->clear();
    QTest::keyClicks(ca, file.fileName());
    const settings::AppSettings now = saved().settings;
    QCOMPARE(now.proxy, u"http://proxy.example:3128"_s);
    QCOMPARE(now.caFile, file.fileName());
}

void CatalogPagesTest::refusesAProxy()
{
    show(Page::Network);
    field<QComboBox>("proxy")->setCurrentIndex(2);
    QVERIFY(!m_dialog->isValid());
    QTest::keyClicks(field<QLineEdit>("proxyAddress"), u"proxy.example:3128"_s);
    QVERIFY(!m_dialog->isValid());
    field<QComboBox>("proxy")->setCurrentIndex(1);
    QVERIFY(m_dialog->isValid());
    QCOMPARE(saved().settings.proxy, u"none"_s);
}

#include "catalog_pages_test.moc"
