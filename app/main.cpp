// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition.h"
#include "app/endpoint_probe.h"
#include "app/translators.h"
#include "core/llm/demo_catalog.h"
#include "core/llm/endpoint_catalog.h"
#include "core/settings/secret_store.h"
#include "core/settings/settings_store.h"
#include "resources/resources.h"
#include "ui/dialogs/desktop_notifier.h"
#include "ui/support/state_store.h"
#include "ui/support/theme_controller.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QStandardPaths>
#include <QTimer>

using namespace baton;
using namespace Qt::StringLiterals;

namespace {

QHash<QString, llm::Secret> secretsOf(const ui::Keys &keys)
{
    QHash<QString, llm::Secret> secrets;
    for (auto it = keys.cbegin(); it != keys.cend(); ++it)
        secrets.insert(it.key(), llm::Secret(it.value()));
    return secrets;
}

/// Ends the program once the first window has been painted; for measuring the start.
class FirstPaint : public QObject
{
public:
    using QObject::QObject;
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint)
            QTimer::singleShot(0, qApp, &QCoreApplication::quit);
        return QObject::eventFilter(watched, event);
    }
};

void addOptions(QCommandLineParser &parser)
{
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(u"project"_s, u"A project folder to open."_s, u"[PROJECT]"_s);
    parser.addOption({u"appearance"_s, u"system, light or dark, for this start."_s, u"A"_s});
    parser.addOption({u"ui-language"_s, u"en or zh_CN, for this start."_s, u"L"_s});
    parser.addOption({u"size"_s, u"Size of the window, e.g. 1440x900."_s, u"WxH"_s});
    parser.addOption({u"exit-after-first-paint"_s, u"Ends once the window has been painted."_s});
}

/// Everything the window lives on, in the order it has to be made and destroyed.
struct Program {
    explicit Program(QApplication &app) : theme(app), settings(settings::SettingsStore::defaultFile()) { }

    ui::WindowServices services();

    Composition composition;
    Translators translators;
    ui::ThemeController theme;
    ui::UiStateStore uiState;
    settings::SettingsStore settings;
    settings::KeychainSecretStore secrets;
    ui::DesktopNotifier notifier;
    SystemClock clock;
    QtTimerFactory timers;
};

QString keyVariableInUse(const EndpointProfile &profile)
{
    return llm::environmentValue(profile.keyVariable).isEmpty() ? QString() : profile.keyVariable;
}

ui::WindowServices Program::services()
{
    return {.theme = theme,
        .uiState = uiState,
        .settings = settings,
        .secrets = secrets,
        .notifier = notifier,
        .clock = clock,
        .timers = timers,
        .endpoints = composition.endpoints(),
        .demos = llm::demoCatalog(),
        .version = QCoreApplication::applicationVersion(),
        .userSopFolder = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/baton/sops"_s,
        .newSession =
            [this](const ui::Keys &keys) {
                return std::make_unique<session::Session>(composition.ports(secretsOf(keys)));
            },
        .resolver = [this](const ui::Keys &keys) { return composition.resolver(secretsOf(keys)); },
        .keyVariableInUse = keyVariableInUse,
        .suggestedRemark = [](const QString &demo, const QString &path) { return llm::suggestedRemark(demo, path); },
        .newProbe = [this] { return std::unique_ptr<ui::ConnectionProbe>(new EndpointProbe(clock, timers)); },
        .setLanguage = [this](const QString &language) { translators.setLanguage(language); }};
}

void applyOptions(const QCommandLineParser &parser, ui::MainWindow &window, Program &program)
{
    static const QStringList appearances{u"system"_s, u"light"_s, u"dark"_s};
    if (const auto index = appearances.indexOf(parser.value(u"appearance"_s)); index >= 0)
        program.theme.setChoice(static_cast<ui::ThemeChoice>(index));
    if (parser.isSet(u"ui-language"_s))
        program.translators.setLanguage(parser.value(u"ui-language"_s));
    const QStringList size = parser.value(u"size"_s).split(u'x');
    if (size.size() == 2)
        window.resize(size.at(0).toInt(), size.at(1).toInt());
    if (!parser.positionalArguments().isEmpty())
        window.openProject(parser.positionalArguments().constFirst());
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    QCoreApplication::setApplicationName(u"baton"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(BATON_VERSION));
    QGuiApplication::setApplicationDisplayName(u"Baton"_s);
    QGuiApplication::setDesktopFileName(u"baton"_s);
    initResources();

    QCommandLineParser parser;
    addOptions(parser);
    parser.process(app);

    Program program(app);
    ui::MainWindow window(program.services());
    applyOptions(parser, window, program);
    FirstPaint firstPaint;
    if (parser.isSet(u"exit-after-first-paint"_s) || qEnvironmentVariableIsSet("BATON_EXIT_AFTER_FIRST_PAINT"))
        window.centralWidget()->installEventFilter(&firstPaint);
    window.show();
    return QApplication::exec();
}
