// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/program/window_program.h"
#include "core/settings/secret_store.h"
#include "resources/resources.h"
#include "ui/dialogs/notices/desktop_notifier.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QTimer>

#include <cstdlib>

#include <cmath>

using namespace baton;
using namespace Qt::StringLiterals;

namespace {

/// Ends the program once the first window has been painted; for measuring the start.
class FirstPaint : public QObject {
public:
    using QObject::QObject;
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint)
            QTimer::singleShot(0, qApp, [] { std::_Exit(0); }); // what ending costs is another matter
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
    parser.addOption({u"demo-speed"_s, u"Speed at which new demo projects replay; 0 = no delays."_s, u"X"_s});
    parser.addOption(
        {u"recording"_s, u"A recording to replay, made by baton-cli run --record."_s, u"FILE"_s});
    parser.addOption({u"exit-after-first-paint"_s, u"Ends once the window has been painted."_s});
}

/// How fast demos replay; what is no factor counts as the recording's own speed.
double demoSpeed(const QCommandLineParser &parser)
{
    bool ok = false;
    const double speed = parser.value(u"demo-speed"_s).toDouble(&ok);
    return ok && std::isfinite(speed) && speed >= 0 ? speed : 1.0;
}

void applyOptions(const QCommandLineParser &parser, ui::MainWindow &window, WindowProgram &program)
{
    static const QStringList appearances{u"system"_s, u"light"_s, u"dark"_s};
    if (const auto index = appearances.indexOf(parser.value(u"appearance"_s)); index >= 0)
        program.theme().setChoice(static_cast<settings::Appearance>(index));
    if (parser.isSet(u"ui-language"_s))
        program.translators().setLanguage(parser.value(u"ui-language"_s));
    const QStringList size = parser.value(u"size"_s).split(u'x');
    if (size.size() == 2)
        window.resize(size.at(0).toInt(), size.at(1).toInt());
    if (parser.isSet(u"recording"_s))
        window.replayRecording(parser.value(u"recording"_s));
    else if (!parser.positionalArguments().isEmpty())
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

    settings::KeychainSecretStore secrets;
    ui::DesktopNotifier notifier;
    WindowProgram program(app, secrets, notifier);
    ui::WindowServices services = program.services();
    services.demoSpeed = demoSpeed(parser);
    ui::MainWindow window(services);
    applyOptions(parser, window, program);
    FirstPaint firstPaint;
    if (parser.isSet(u"exit-after-first-paint"_s)
        || qEnvironmentVariableIsSet("BATON_EXIT_AFTER_FIRST_PAINT"))
        window.centralWidget()->installEventFilter(&firstPaint);
    window.show();
    return QApplication::exec();
}
