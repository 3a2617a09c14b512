// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/program/composition.h"
#include "resources/resources.h"
#include "translations/translations.h"

#include <QCoreApplication>
#include <QTranslator>

using namespace baton;
using namespace Qt::StringLiterals;

namespace {

QString helpText()
{
    QString text = u"baton-cli COMMAND [options]: steers a team of LLM roles that builds software.\n\n"_s;
    for (const cli::CommandSpec &command : cli::commands())
        text += u"  %1 %2\n"_s.arg(command.usage, -62).arg(command.help);
    return text
        + u"\nEvery command takes --json. Exit codes: 0 done, 2 bad usage, 3 waiting for a decision, "
          "4 stopped by the budget, 5 a step needs a person, 6 provider unusable, 7 tests of the project "
          "fail, "
          "130 interrupted.\n"_s;
}

/// What every command takes.
void addCommonOptions(QCommandLineParser &parser)
{
    parser.addOption({u"project"_s, u"the project folder"_s, u"DIR"_s});
    parser.addOption({u"json"_s, u"one JSON document on stdout"_s});
    parser.addOption({{u"h"_s, u"help"_s}, u"this text"_s});
}

int refuseCommand(const QString &name, const QStringList &arguments)
{
    cli::Invocation invocation;
    addCommonOptions(invocation.parser);
    static_cast<void>(invocation.parser.parse(arguments)); // for --json alone
    return cli::badUsage(invocation, u"There is no command '%1'. `baton-cli --help` lists them."_s.arg(name));
}

int runCommand(const cli::CommandSpec &command, const QStringList &arguments, Composition &composition)
{
    cli::Invocation invocation;
    invocation.command = command.name;
    invocation.composition = &composition;
    addCommonOptions(invocation.parser);
    command.addOptions(invocation.parser);
    if (!invocation.parser.parse(arguments))
        return cli::badUsage(
            invocation, u"%1 See `baton-cli %2 --help`."_s.arg(invocation.parser.errorText(), command.name));
    if (invocation.parser.isSet(u"help"_s)) {
        cli::print(u"baton-cli "_s + command.usage + u"\n"_s + invocation.parser.helpText());
        return cli::Done;
    }
    invocation.arguments = invocation.parser.positionalArguments();
    return command.run(invocation);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(u"baton"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(BATON_VERSION));
    initResources();
    initTranslations();
    QTranslator plurals; // the terminal speaks English
    if (plurals.load(u":/i18n/baton_en"_s))
        QCoreApplication::installTranslator(&plurals);

    QStringList arguments = QCoreApplication::arguments();
    const QString name = arguments.value(1);
    if (name.isEmpty() || name == "--help"_L1 || name == "-h"_L1 || name == "help"_L1) {
        cli::print(helpText());
        return name.isEmpty() ? cli::BadUsage : cli::Done;
    }
    if (name == "--version"_L1) {
        cli::print(u"baton-cli %1\n"_s.arg(QCoreApplication::applicationVersion()));
        return cli::Done;
    }
    arguments.removeAt(1);
    Composition composition;
    for (const cli::CommandSpec &command : cli::commands()) {
        if (command.name == name)
            return runCommand(command, arguments, composition);
    }
    return refuseCommand(name, arguments);
}
