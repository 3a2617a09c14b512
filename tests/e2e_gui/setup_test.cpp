// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/program/window_stores.h"
#include "core/llm/catalog/catalogs.h"
#include "tests/e2e_gui/window_scene.h"
#include "tests/support/scripted_http_server.h"
#include "tests/support/test_main.h"
#include "ui/dialogs/form/notice_box.h"
#include "ui/dialogs/notices/toast.h"

#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;

namespace {

constexpr Qt::KeyboardModifier alt = Qt::AltModifier;

ScriptedHttpServer::Handler modelServer(const QByteArray &key = {})
{
    const auto answer = ScriptedHttpServer::openAiCompatible(
        [](const QString &, const QJsonObject &) { return u"nothing"_s; });
    return [=](const ReceivedRequest &request) {
        if (!key.isEmpty() && request.header("authorization") != "Bearer " + key)
            return ScriptedHttpServer::jsonReply(
                401, {{u"error"_s, QJsonObject{{u"message"_s, u"Incorrect API key provided"_s}}}});
        return answer(request);
    };
}

bool focusIs(const QString &name)
{
    return WindowScene::waitFor([&] {
        return QApplication::focusWidget() != nullptr && QApplication::focusWidget()->objectName() == name;
    });
}

/// What the verdict says once there is one.
QString verdict(const WindowScene &scene, const QString &name = u"verdict"_s)
{
    if (!WindowScene::waitFor([&] { return scene.seen(name) != nullptr; }))
        return u"no verdict"_s;
    return scene.seen<ui::NoticeBox>(name)->text();
}

/// A keychain that is there and gives nothing.
class LockedSecrets final : public settings::SecretStore {
    Q_OBJECT

public:
    void read(const QString &endpoint) override
    {
        ++reads;
        QMetaObject::invokeMethod(
            this,
            [this, endpoint] {
                Q_EMIT readFailed(endpoint, {ErrorCode::KeychainLocked, {}});
                Q_EMIT readFinished(endpoint, {});
            },
            Qt::QueuedConnection);
    }
    void write(const QString &endpoint, const QString &secret) override
    {
        Q_UNUSED(endpoint)
        Q_UNUSED(secret)
    }
    [[nodiscard]] bool isPersistent() const override { return true; }

    int reads = 0;
};

} // namespace

class SetupTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void fromNothingToATestedConnection();
    void saysWhatIsWrong();
    void ownEndpointIsOfferedAtOnce();
    void aServerOnThisComputerIsOffered();
    void roleSettingsGoIntoTheRun();
    void pricesAreKept();
    void aLockedKeychainIsSaid();
};

BATON_TEST_CLASS(SetupTest)

void SetupTest::init()
{
    failOnWarnings();
}

void SetupTest::fromNothingToATestedConnection()
{
    ScriptedHttpServer server(modelServer("sk-right"));
    WindowScene scene;
    QVERIFY(scene.press(u"connectAModel"_s));
    // The first field has the focus; from here on only keys.
    QVERIFY(focusIs(u"provider"_s));
    scene.type(u"OpenAI"_s);
    scene.key(Qt::Key_B, alt);
    QVERIFY(focusIs(u"baseURL"_s));
    scene.type(server.baseUrl());
    scene.key(Qt::Key_K, alt);
    scene.type(u"sk-right"_s);
    scene.key(Qt::Key_T, alt);
    QVERIFY2(verdict(scene).contains("1 model"_L1), qPrintable(verdict(scene)));
    QVERIFY(verdict(scene).contains("not among them"_L1)); // the default one
    scene.key(Qt::Key_M, alt);
    scene.type(u"test-model"_s);
    scene.key(Qt::Key_T, alt);
    QVERIFY(WindowScene::waitFor([&] { return !verdict(scene).contains("not among"_L1); }));
    QVERIFY(verdict(scene).contains("127.0.0.1 works"_L1));
    scene.key(Qt::Key_S, alt);
    const auto model = [&] { return scene.seen<QComboBox>(u"model"_s); };
    QVERIFY(WindowScene::waitFor(
        [&] { return model() != nullptr && model()->currentText() == "test-model (OpenAI)"_L1; }));
    QCOMPARE(QApplication::activePopupWidget(), nullptr);
    for (const ReceivedRequest &request : server.requests())
        QCOMPARE(request.header("authorization"), QByteArray("Bearer sk-right"));
}

void SetupTest::saysWhatIsWrong()
{
    ScriptedHttpServer server(modelServer("sk-right"));
    WindowScene scene;
    QVERIFY(scene.press(u"connectAModel"_s));
    QVERIFY(focusIs(u"provider"_s));
    scene.type(u"OpenAI"_s);
    QVERIFY(scene.fill(u"aPIKey"_s, u"sk-wrong"_s));
    const auto test = [&](const QString &url) {
        const bool typed = scene.fill(u"baseURL"_s, url);
        scene.key(Qt::Key_T, alt);
        return typed ? verdict(scene) : u"not typed"_s;
    };
    QString said = test(server.baseUrl());
    QVERIFY2(said.contains("rejected the key"_L1) && said.contains("Correct the key"_L1), qPrintable(said));
    QVERIFY(!said.contains("sk-wrong"_L1));
    server.setHandler([](const ReceivedRequest &) {
        return ScriptedHttpServer::jsonReply(404, {{u"error"_s, u"no such page"_s}});
    });
    said = test(server.baseUrl(u"/wrong"_s));
    QVERIFY2(said.contains("no list of models"_L1), qPrintable(said));
    // Tested again, the model itself is asked.
    said = test(server.baseUrl(u"/wrong"_s));
    QVERIFY2(!said.contains("no list of models"_L1), qPrintable(said));
    server.setHandler([](const ReceivedRequest &) {
        return ScriptedHttpServer::jsonReply(
            402, {{u"error"_s, QJsonObject{{u"message"_s, u"Insufficient Balance"_s}}}});
    });
    said = test(server.baseUrl());
    QVERIFY2(said.contains("Top up the account"_L1), qPrintable(said));
    QString dead;
    {
        ScriptedHttpServer gone;
        dead = gone.baseUrl();
    }
    said = test(dead);
    QVERIFY2(
        said.contains("Nothing is listening"_L1) && said.contains("correct the port"_L1), qPrintable(said));
}

void SetupTest::ownEndpointIsOfferedAtOnce()
{
    ScriptedHttpServer server(modelServer());
    WindowScene scene;
    QVERIFY(scene.press(u"connectAModel"_s));
    QVERIFY(focusIs(u"provider"_s));
    QVERIFY(scene.press(u"settingsPages"_s, Qt::Key_Home));
    scene.key(Qt::Key_Down);
    scene.key(Qt::Key_Down);
    scene.key(Qt::Key_A, alt);
    QVERIFY(focusIs(u"endpointName"_s));
    QVERIFY(scene.fill(u"endpointName"_s, u"My box"_s));
    QVERIFY(scene.fill(u"endpointAddress"_s, server.baseUrl()));
    QVERIFY(scene.press(u"needsAKey"_s));
    scene.key(Qt::Key_T, alt);
    QVERIFY2(verdict(scene, u"endpointVerdict"_s).contains("1 model"_L1),
        qPrintable(verdict(scene, u"endpointVerdict"_s)));
    QVERIFY(scene.press(u"endpointModel"_s, Qt::Key_End));
    scene.type(u"test-model"_s);
    scene.key(Qt::Key_S, alt);
    const auto model = [&] { return scene.seen<QComboBox>(u"model"_s); };
    QVERIFY(WindowScene::waitFor([&] { return model()->findText(u"test-model (My box)"_s) >= 0; }));
    QCOMPARE(llm::loadCatalogs(llm::configFolder()).endpoints.last().id, u"my-box"_s);
    // And after a start of the program too.
    scene.reopen();
    QVERIFY(WindowScene::waitFor([&] { return model()->findText(u"test-model (My box)"_s) >= 0; }));
}

void SetupTest::aServerOnThisComputerIsOffered()
{
    ScriptedHttpServer server(modelServer());
    WindowScene scene({}, {{u"vllm"_s, server.port()}});
    scene.program().catalogs().findLocalServers();
    QVERIFY(scene.press(u"useTheModelFound"_s));
    QCOMPARE(scene.seen<QComboBox>(u"model"_s)->currentText(), u"test-model (Local server)"_s);
    QVERIFY(scene.fill(u"requirement"_s, u"a clock"_s));
    QVERIFY(scene.fill(u"projectFolder"_s, scene.home(u"p"_s)));
    QVERIFY(scene.press(u"requirement"_s, Qt::Key_Return, Qt::ControlModifier));
    QVERIFY(WindowScene::waitFor([&] { return scene.isOpen(); }));
    QCOMPARE(scene.state().config.model, (ModelChoice{u"local"_s, u"test-model"_s}));
    QCOMPARE(scene.state().config.baseUrl, server.baseUrl());
    const auto asked = [&] {
        for (const ReceivedRequest &request : server.requests()) {
            if (request.method == "POST")
                return true;
        }
        return false;
    };
    QVERIFY(WindowScene::waitFor(asked));
}

void SetupTest::roleSettingsGoIntoTheRun()
{
    ScriptedHttpServer server(modelServer());
    settings::AppSettings settings;
    settings.provider = u"local"_s;
    settings.baseUrl = server.baseUrl();
    settings.model = u"test-model"_s;
    settings.roleModels = {{u"architect"_s, {u"local"_s, u"other"_s}}};
    settings.fallbacks = {{QString(), {u"ollama"_s, u"qwen3"_s}}};
    settings.roleLimitsUsd = {{u"engineer"_s, 0.5}};
    WindowScene scene(settings);
    QVERIFY(scene.fill(u"requirement"_s, u"a clock"_s));
    QVERIFY(scene.fill(u"projectFolder"_s, scene.home(u"p"_s)));
    QVERIFY(scene.press(u"requirement"_s, Qt::Key_Return, Qt::ControlModifier));
    QVERIFY(WindowScene::waitFor([&] { return scene.isOpen(); }));
    const RunConfig &config = scene.state().config;
    QCOMPARE(config.baseUrl, server.baseUrl());
    QCOMPARE(config.roleModels, settings.roleModels);
    QCOMPARE(config.fallbacks, settings.fallbacks);
    QCOMPARE(config.roleLimits, (QMap<QString, Money>{{u"engineer"_s, Money::fromUsd(0.5)}}));
}

void SetupTest::pricesAreKept()
{
    WindowScene scene;
    scene.key(Qt::Key_Comma, Qt::ControlModifier);
    QVERIFY(scene.press(u"settingsPages"_s, Qt::Key_Home));
    for (int i = 0; i < 3; ++i)
        scene.key(Qt::Key_Down);
    QVERIFY(scene.fill(u"searchPrices"_s, u"grok"_s));
    QVERIFY(scene.press(u"prices"_s, Qt::Key_Home));
    auto *table = scene.seen<QTableView>(u"prices"_s);
    table->setCurrentIndex(table->model()->index(0, 2));
    const QString model = table->model()->index(0, 1).data().toString();
    scene.type(u"7.125"_s);
    scene.key(Qt::Key_Tab);
    QVERIFY(
        WindowScene::waitFor([&] { return table->model()->index(0, 2).data().toString() == "7.125"_L1; }));
    scene.key(Qt::Key_S, alt);
    const auto price = [&model] {
        const llm::Catalogs catalogs = llm::loadCatalogs(llm::configFolder());
        const ModelInfo *row = catalogs.models.find(u"xai"_s, model);
        return row == nullptr ? 0.0 : row->price.input;
    };
    QVERIFY(WindowScene::waitFor([&] { return price() == 7.125; }));
}

/// Once, however many keys it does not give; and they are asked for again when that may have changed.
void SetupTest::aLockedKeychainIsSaid()
{
    settings::AppSettings settings;
    settings.provider = u"openai"_s;
    WindowScene scene(settings);
    LockedSecrets secrets;
    WindowProgram program(
        *static_cast<QApplication *>(QCoreApplication::instance()), secrets, scene.notifier(), {});
    ui::MainWindow window(program.services(0));
    window.show();
    QTRY_VERIFY(window.findChild<ui::Toast *>() != nullptr);
    QTRY_VERIFY(window.findChild<ui::Toast *>()->text().contains(u"keychain is locked"_s));

    StoredKeys stored(secrets);
    ui::KeyRing ring(stored);
    QSignalSpy failed(&ring, &ui::KeyRing::readFailed);
    QSignalSpy finished(&stored, &StoredKeys::readFinished);
    const int before = secrets.reads;
    ring.load({u"openai"_s, u"anthropic"_s});
    QTRY_COMPARE(finished.size(), 2);
    QCOMPARE(failed.size(), 1);
    ring.load({u"openai"_s, u"anthropic"_s});
    QCOMPARE(secrets.reads, before + 4);
}

#include "setup_test.moc"
