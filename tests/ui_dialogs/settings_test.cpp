// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_main.h"
#include "tests/ui_dialogs/dialog_fixture.h"
#include "ui/dialogs/form/notice_box.h"
#include "ui/dialogs/settings/model_pick.h"
#include "ui/dialogs/settings/settings_dialog.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTreeWidget>

#include <memory>

using namespace Qt::StringLiterals;
using namespace baton;
using namespace baton::ui;

/// The settings dialog: what it shows, refuses, asks for and hands back.
class SettingsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void handsBackWhatItWasGiven();
    void handsBackEditsThatTheTableAccepts();
    void cancelHandsBackNothing();
    void refusesAddresses_data();
    void refusesAddresses();
    void leadsToTheWrongFieldOnSave();
    void remembersFieldsOfEachProvider();
    void saysWhereAKeyIs();
    void handsOutKeysOnce();
    void removesAKey();
    void forgetsATypedKeyWhenClosed();
    void testsAConnection();
    void cancelsATest();
    void dropsAVerdictWhenFieldsChange();
    void warnsWhenTheModelIsNotListed();
    void listsOutgoingAddresses();
    void worksFromTheKeyboard();

private:
    void chooseProvider(const char *id);
    template <class T> [[nodiscard]] T *field(const char *name) const;

    std::unique_ptr<baton::ui::ThemeController> m_theme;
    std::unique_ptr<baton::ui::SettingsDialog> m_dialog;
};

BATON_TEST_CLASS(SettingsTest)

void SettingsTest::initTestCase()
{
    m_theme = std::make_unique<ThemeController>(*qApp);
    m_theme->wearStyleSheet();
}

void SettingsTest::init()
{
    test::failOnWarnings();
    m_dialog = std::make_unique<SettingsDialog>(*m_theme, test::sampleEndpoints());
}

void SettingsTest::cleanup()
{
    m_dialog.reset();
}

template <class T> T *SettingsTest::field(const char *name) const
{
    return test::child<T>(m_dialog.get(), name);
}

void SettingsTest::chooseProvider(const char *id)
{
    auto *provider = field<QComboBox>("provider");
    provider->setCurrentIndex(provider->findData(QString::fromLatin1(id)));
}

void SettingsTest::handsBackWhatItWasGiven()
{
    settings::AppSettings given;
    given.provider = u"openai"_s;
    given.baseUrl = u"https://proxy.example/v1"_s;
    given.model = u"gpt-other"_s;
    given.maxCostUsd = 7.25;
    given.parallel = 9;
    given.projectsFolder = u"/tmp"_s;
    given.appearance = settings::Appearance::Dark;
    given.fontPercent = 130;
    given.uiLanguage = u"zh_CN"_s;
    given.autonomy = {false, true};
    m_dialog->edit(given);
    QCOMPARE(m_dialog->edited(), given);
    m_dialog->edit({});
    QCOMPARE(m_dialog->edited(), settings::AppSettings{});
}

void SettingsTest::handsBackEditsThatTheTableAccepts()
{
    m_dialog->open();
    chooseProvider("openai");
    QTest::keyClicks(field<QLineEdit>("baseURL"), u"https://proxy.example/v1"_s);
    field<QComboBox>("defaultModel")->setEditText(u" gpt-small "_s);
    field<QDoubleSpinBox>("moneyLimitPerRun")->setValue(1.5);
    field<QSpinBox>("callsAtOnce")->setValue(2);
    field<QComboBox>("colours")->setCurrentIndex(2);
    field<QSpinBox>("fontSize")->setValue(150);
    field<QComboBox>("language")->setCurrentIndex(1);
    field<QComboBox>("defaultAutonomy")->setCurrentIndex(2);
    QSignalSpy accepted(m_dialog.get(), &SettingsDialog::saved);
    field<QPushButton>("saveSettings")->click();
    QCOMPARE(accepted.size(), 1);
    const settings::AppSettings edited = accepted.at(0).at(0).value<SettingsEdits>().settings;
    QCOMPARE(edited.provider, u"openai"_s);
    QCOMPARE(edited.baseUrl, u"https://proxy.example/v1"_s);
    QCOMPARE(edited.model, u"gpt-small"_s);
    QCOMPARE(edited.maxCostUsd, 1.5);
    QCOMPARE(edited.parallel, 2);
    QCOMPARE(edited.appearance, settings::Appearance::Dark);
    QCOMPARE(edited.fontPercent, 150);
    QCOMPARE(edited.uiLanguage, u"en"_s);
    QCOMPARE(edited.autonomy, (Autonomy{true, true}));
    for (const settings::SettingKey &key : settings::settingKeys()) {
        settings::AppSettings copy;
        QVERIFY2(key.write(copy, key.read(edited)).has_value(), qPrintable(key.name));
    }
    QVERIFY(!m_dialog->isVisible());
}

void SettingsTest::cancelHandsBackNothing()
{
    m_dialog->open();
    QSignalSpy accepted(m_dialog.get(), &SettingsDialog::saved);
    chooseProvider("openai");
    QTest::keyClicks(field<QLineEdit>("aPIKey"), u"sk-test"_s);
    QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
    QVERIFY(!m_dialog->isVisible());
    QCOMPARE(accepted.size(), 0);
}

void SettingsTest::refusesAddresses_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("hasKey");
    QTest::addColumn<bool>("fine");
    QTest::newRow("empty") << u"openai"_s << QString() << true << true;
    QTest::newRow("own name missing") << u"azure"_s << QString() << true << false;
    QTest::newRow("own name left in")
        << u"azure"_s << u"https://RESOURCE.openai.azure.com/x"_s << true << false;
    QTest::newRow("own name") << u"azure"_s << u"https://mine.openai.azure.com/openai/v1"_s << true << true;
    QTest::newRow("https") << u"openai"_s << u"https://a.example/v1"_s << true << true;
    QTest::newRow("no scheme") << u"openai"_s << u"a.example/v1"_s << true << false;
    QTest::newRow("other scheme") << u"openai"_s << u"ftp://a.example"_s << true << false;
    QTest::newRow("no host") << u"openai"_s << u"https://"_s << true << false;
    QTest::newRow("space") << u"openai"_s << u"https://a b.example"_s << true << false;
    QTest::newRow("password") << u"openai"_s << u"https://me:secret@a.example"_s << true << false;
    QTest::newRow("query") << u"openai"_s << u"https://a.example/v1?key=1"_s << true << false;
    QTest::newRow("key unencrypted") << u"openai"_s << u"http://a.example/v1"_s << true << false;
    QTest::newRow("lookalike of loopback")
        << u"openai"_s << u"http://127.0.0.1.example/v1"_s << true << false;
    QTest::newRow("no key in the own network")
        << u"ollama"_s << u"http://192.168.1.4:11434"_s << false << true;
    QTest::newRow("key to loopback") << u"ollama"_s << u"http://127.0.0.1:9"_s << true << true;
    QTest::newRow("key to localhost") << u"ollama"_s << u"http://localhost:9"_s << true << true;
    QTest::newRow("key to loopback 6") << u"ollama"_s << u"http://[::1]:9"_s << true << true;
}

void SettingsTest::refusesAddresses()
{
    QFETCH(QString, id);
    QFETCH(QString, url);
    QFETCH(bool, hasKey);
    QFETCH(bool, fine);
    for (const EndpointProfile &profile : test::sampleEndpoints()) {
        if (profile.id == id)
            QCOMPARE(baseUrlProblem(url, profile, hasKey).isEmpty(), fine);
    }
}

void SettingsTest::leadsToTheWrongFieldOnSave()
{
    m_dialog->open();
    chooseProvider("openai");
    auto *url = field<QLineEdit>("baseURL");
    QTest::keyClicks(url, u"nonsense"_s);
    auto *note = field<QLabel>("baseURLNote");
    QVERIFY(!note->isHidden());
    QVERIFY(note->text().contains("https://"_L1));
    QCOMPARE(url->accessibleDescription(), note->text());
    QVERIFY(!m_dialog->isValid());
    QVERIFY(!field<QPushButton>("testConnection")->isEnabled());
    m_dialog->showPage(SettingsDialog::Page::Appearance);
    QSignalSpy accepted(m_dialog.get(), &SettingsDialog::saved);
    field<QPushButton>("saveSettings")->click();
    QCOMPARE(accepted.size(), 0);
    QVERIFY(m_dialog->isVisible());
    QCOMPARE(field<QListWidget>("settingsPages")->currentRow(), 0);
    QCOMPARE(m_dialog->focusWidget(), url);
    url->selectAll();
    QTest::keyClick(url, Qt::Key_Delete);
    QVERIFY(m_dialog->isValid());
    QVERIFY(!note->text().contains("https://"_L1));
}

void SettingsTest::remembersFieldsOfEachProvider()
{
    m_dialog->open();
    chooseProvider("openai");
    QTest::keyClicks(field<QLineEdit>("baseURL"), u"https://a.example"_s);
    QTest::keyClicks(field<QLineEdit>("aPIKey"), u"sk-one"_s);
    chooseProvider("ollama");
    QCOMPARE(field<QLineEdit>("baseURL")->text(), QString());
    QCOMPARE(field<QLineEdit>("baseURL")->placeholderText(), u"http://127.0.0.1:11434"_s);
    QCOMPARE(field<QLineEdit>("aPIKey")->text(), QString());
    chooseProvider("demo");
    QVERIFY(field<QLineEdit>("baseURL")->isHidden() || !field<QLineEdit>("baseURL")->isVisible());
    QVERIFY(field<QLabel>("demoNote")->isVisible());
    chooseProvider("openai");
    QCOMPARE(field<QLineEdit>("baseURL")->text(), u"https://a.example"_s);
    QCOMPARE(field<QLineEdit>("aPIKey")->text(), u"sk-one"_s);
}

void SettingsTest::saysWhereAKeyIs()
{
    m_dialog->open();
    chooseProvider("openai");
    auto *note = field<QLabel>("aPIKeyNote");
    const auto says = [note](const char *words) { return note->text().contains(QString::fromLatin1(words)); };
    QVERIFY(says("No key yet"));
    m_dialog->setKeyState(u"openai"_s, {KeyPlace::Keychain, {}});
    QVERIFY(says("Stored in the system keychain"));
    QVERIFY(field<QPushButton>("removeKey")->isVisible());
    m_dialog->setKeyState(u"openai"_s, {KeyPlace::Environment, u"OPENAI_API_KEY"_s});
    QVERIFY(says("From environment variable OPENAI_API_KEY"));
    QVERIFY(!field<QPushButton>("removeKey")->isVisible());
    m_dialog->setKeyState(u"openai"_s, {KeyPlace::Session, {}});
    QVERIFY(says("Kept for this session only: no keychain answers"));
    m_dialog->setKeychainAvailable(false);
    QTest::keyClicks(field<QLineEdit>("aPIKey"), u"sk-new"_s);
    QVERIFY(says("Will be kept for this session only"));
    QCOMPARE(field<QLineEdit>("aPIKey")->echoMode(), QLineEdit::Password);
    QTest::keyClicks(field<QLineEdit>("aPIKey"), u" x"_s);
    QVERIFY(says("no spaces"));
    QVERIFY(!m_dialog->isValid());
}

void SettingsTest::handsOutKeysOnce()
{
    m_dialog->open();
    chooseProvider("openai");
    QTest::keyClicks(field<QLineEdit>("aPIKey"), u"sk-one "_s);
    chooseProvider("azure");
    QTest::keyClicks(field<QLineEdit>("aPIKey"), u"sk-two"_s);
    chooseProvider("openai");
    QSignalSpy accepted(m_dialog.get(), &SettingsDialog::saved);
    m_dialog->accept();
    QCOMPARE(accepted.size(), 1);
    QCOMPARE(accepted.at(0).at(0).value<SettingsEdits>().keys,
        (QHash<QString, QString>{{u"openai"_s, u"sk-one"_s}, {u"azure"_s, u"sk-two"_s}}));
    m_dialog->open();
    m_dialog->accept();
    QCOMPARE(accepted.size(), 2);
    QVERIFY(accepted.at(1).at(0).value<SettingsEdits>().keys.isEmpty());
}

void SettingsTest::removesAKey()
{
    m_dialog->setKeyState(u"openai"_s, {KeyPlace::Keychain, {}});
    m_dialog->open();
    chooseProvider("openai");
    field<QPushButton>("removeKey")->click();
    QVERIFY(field<QLabel>("aPIKeyNote")->text().contains("will be removed"_L1));
    QSignalSpy accepted(m_dialog.get(), &SettingsDialog::saved);
    m_dialog->accept();
    QCOMPARE(accepted.size(), 1);
    QCOMPARE(accepted.at(0).at(0).value<SettingsEdits>().keys,
        (QHash<QString, QString>{{u"openai"_s, QString()}}));
}

void SettingsTest::forgetsATypedKeyWhenClosed()
{
    m_dialog->open();
    chooseProvider("openai");
    QTest::keyClicks(field<QLineEdit>("aPIKey"), u"sk-test"_s);
    m_dialog->reject();
    QCOMPARE(field<QLineEdit>("aPIKey")->text(), QString());
}

void SettingsTest::testsAConnection()
{
    m_dialog->open();
    chooseProvider("openai");
    QTest::keyClicks(field<QLineEdit>("aPIKey"), u"sk-test"_s);
    QSignalSpy asked(m_dialog.get(), &SettingsDialog::testRequested);
    field<QPushButton>("testConnection")->click();
    QCOMPARE(asked.size(), 1);
    const auto profile = asked.at(0).at(0).value<EndpointProfile>();
    QCOMPARE(profile.baseUrl, u"https://api.openai.com/v1"_s);
    QCOMPARE(asked.at(0).at(1).toString(), u"sk-test"_s);
    QVERIFY(field<QPushButton>("testConnection")->text().contains("Cancel"_L1));
    m_dialog->showVerdict(true, {}, {u"gpt-large"_s, u"gpt-new"_s});
    auto *verdict = field<NoticeBox>("verdict");
    QVERIFY(verdict->isVisible());
    QCOMPARE(verdict->tone(), Tone::Ok);
    QVERIFY(verdict->text().contains("api.openai.com"_L1));
    QVERIFY(field<QComboBox>("defaultModel")->findText(u"gpt-new"_s) >= 0);
    field<QPushButton>("testConnection")->click();
    m_dialog->showVerdict(false, {u"The key was rejected."_s, {}, u"Paste it again."_s}, {});
    QCOMPARE(verdict->tone(), Tone::Error);
    QCOMPARE(verdict->text(), u"The key was rejected.\nPaste it again."_s);
}

void SettingsTest::cancelsATest()
{
    m_dialog->open();
    chooseProvider("openai");
    QSignalSpy cancelled(m_dialog.get(), &SettingsDialog::testCancelled);
    auto *button = field<QPushButton>("testConnection");
    button->click();
    button->click();
    QCOMPARE(cancelled.size(), 1);
    m_dialog->showVerdict(true, {}, {});
    QVERIFY(!field<NoticeBox>("verdict")->isVisible());
    button->click();
    m_dialog->reject();
    QCOMPARE(cancelled.size(), 2);
}

void SettingsTest::dropsAVerdictWhenFieldsChange()
{
    m_dialog->open();
    chooseProvider("openai");
    field<QPushButton>("testConnection")->click();
    m_dialog->showVerdict(true, {}, {});
    QVERIFY(field<NoticeBox>("verdict")->isVisible());
    QTest::keyClicks(field<QLineEdit>("aPIKey"), u"s"_s);
    QVERIFY(!field<NoticeBox>("verdict")->isVisible());
}

void SettingsTest::warnsWhenTheModelIsNotListed()
{
    m_dialog->open();
    chooseProvider("openai");
    field<QComboBox>("defaultModel")->setEditText(u"gpt-gone"_s);
    field<QPushButton>("testConnection")->click();
    m_dialog->showVerdict(true, {}, {u"gpt-new"_s});
    QCOMPARE(field<NoticeBox>("verdict")->tone(), Tone::Warn);
    QVERIFY(field<NoticeBox>("verdict")->text().contains("gpt-gone"_L1));
    QCOMPARE(field<QComboBox>("defaultModel")->currentText(), u"gpt-gone"_s);
}

void SettingsTest::listsOutgoingAddresses()
{
    m_dialog->open();
    m_dialog->showPage(SettingsDialog::Page::Network);
    auto *list = field<QTreeWidget>("outgoingAddresses");
    QCOMPARE(list->topLevelItemCount(), 0);
    QVERIFY(field<QLabel>("nothingLeaves")->isVisible());
    QVERIFY(field<QLabel>("noTelemetry")->text().contains("No telemetry"_L1));
    chooseProvider("openai");
    QCOMPARE(list->topLevelItem(0)->text(0), u"https://api.openai.com/v1"_s);
    QTest::keyClicks(field<QLineEdit>("baseURL"), u"https://proxy.example"_s);
    QCOMPARE(list->topLevelItem(0)->text(0), u"https://proxy.example"_s);
    m_dialog->setOtherAddresses({{u"http://127.0.0.1:11434"_s, u"Looked for a local server"_s}});
    QCOMPARE(list->topLevelItemCount(), 2);
    QVERIFY(!field<QLabel>("nothingLeaves")->isVisible());
}

void SettingsTest::worksFromTheKeyboard()
{
    m_dialog->open();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
    auto *pages = field<QListWidget>("settingsPages");
    pages->setFocus();
    for (int i = 0; i < 4; ++i)
        QTest::keyClick(pages, Qt::Key_Down);
    QVERIFY(field<QDoubleSpinBox>("moneyLimitPerRun")->isVisible());
    QTest::keyClick(m_dialog.get(), Qt::Key_C, Qt::AltModifier);
    QCOMPARE(m_dialog->focusWidget(), field<QSpinBox>("callsAtOnce"));
    QTest::keyClick(m_dialog->focusWidget(), Qt::Key_Up);
    QSignalSpy accepted(m_dialog.get(), &SettingsDialog::saved);
    QTest::keyClick(m_dialog->focusWidget(), Qt::Key_Return);
    QCOMPARE(accepted.size(), 1);
    QCOMPARE(accepted.at(0).at(0).value<SettingsEdits>().settings.parallel, 5);
}

#include "settings_test.moc"
