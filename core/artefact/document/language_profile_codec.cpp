// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/document/language_profile.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace baton::artefact {

using namespace Qt::StringLiterals;

namespace {

QStringList stringsOf(const QJsonValue &value)
{
    QStringList strings;
    const QJsonArray array = value.toArray();
    for (const QJsonValue item : array)
        strings += item.toString();
    return strings;
}

ToolCommand commandOf(const QJsonValue &value)
{
    return {value[u"program"_s].toString(), stringsOf(value[u"arguments"_s])};
}

/// Long lists of names are one string, split at blanks.
QStringList wordsOf(const QJsonValue &value)
{
    return value.isArray() ? stringsOf(value) : value.toString().split(u' ', Qt::SkipEmptyParts);
}

QVector<QStringList> commandList(const QJsonValue &value)
{
    QVector<QStringList> list;
    for (const QJsonValue argv : value.toArray())
        list += stringsOf(argv);
    return list;
}

TestRunner runnerOf(const QJsonObject &object)
{
    return {object[u"framework"_s].toString(), object[u"package"_s].toString(), object[u"form"_s].toString(),
        stringsOf(object[u"argv"_s]), object[u"report"_s].toString(), stringsOf(object[u"programs"_s]),
        object[u"needs"_s].toString()};
}

ProfileCommands commandsOf(const QJsonObject &object)
{
    ProfileCommands commands;
    commands.install = commandList(object[u"install"_s]);
    commands.build = commandList(object[u"build"_s]);
    commands.run = commandList(object[u"run"_s]);
    commands.lint = commandList(object[u"lint"_s]);
    for (const QJsonValue runner : object[u"test"_s].toArray())
        commands.test += runnerOf(runner.toObject());
    const QJsonObject environment = object[u"environment"_s].toObject();
    for (auto it = environment.begin(); it != environment.end(); ++it)
        commands.environment.insert(it.key(), it.value().toString());
    return commands;
}

/// What is wrong with a text that may hold placeholders; empty when nothing is.
QString wrongText(const QString &text)
{
    static const QStringList inside{u"project"_s, u"runners"_s, u"packages"_s, u"report"_s, u"manifest"_s,
        u"entry"_s, u"stem"_s, u"port"_s, u"names"_s};
    static const QStringList alone{u"{tests}"_s, u"{ids}"_s, u"{words}"_s};
    static const QRegularExpression placeholder(u"\\{(\\w*)\\}"_s);
    if (alone.contains(text))
        return {};
    for (auto it = placeholder.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        if (!inside.contains(match.captured(1)))
            return u"unknown placeholder %1"_s.arg(match.captured());
    }
    return {};
}

QString wrongArgv(const QStringList &argv)
{
    if (argv.isEmpty() || argv.constFirst().isEmpty())
        return u"a command without a program"_s;
    for (const QString &argument : argv) {
        if (const QString wrong = wrongText(argument); !wrong.isEmpty())
            return wrong;
    }
    return {};
}

QString wrongRunner(const TestRunner &runner)
{
    const QString all = runner.argv.join(u' ');
    if (runner.framework.isEmpty())
        return u"lacks its framework"_s;
    if (!testReportForms().contains(runner.form))
        return u"form '%1' is none of %2"_s.arg(runner.form, testReportForms().join(", "_L1));
    if ((runner.report == "{report}"_L1) != all.contains("{report}"_L1))
        return u"'report' and its argv do not agree on {report}"_s;
    for (const QString &program : runner.programs) {
        if (!all.contains(u"{runners}/"_s + program))
            return u"its argv does not name {runners}/%1"_s.arg(program);
    }
    return wrongArgv(runner.argv);
}

/// Members that nobody knows and values of another kind, which would be lost without a word.
QString wrongMembers(const QJsonObject &commands)
{
    static const QStringList lists{u"install"_s, u"build"_s, u"run"_s, u"lint"_s, u"test"_s};
    static const QStringList ofRunner{
        u"framework"_s, u"package"_s, u"form"_s, u"argv"_s, u"report"_s, u"programs"_s, u"needs"_s};
    for (auto it = commands.begin(); it != commands.end(); ++it) {
        const bool environment = it.key() == "environment"_L1;
        if (!environment && !lists.contains(it.key()))
            return u"unknown member '%1'"_s.arg(it.key());
        if (environment ? !it.value().isObject() : !it.value().isArray())
            return u"%1 is of the wrong kind"_s.arg(it.key());
    }
    for (const QJsonValue runner : commands[u"test"_s].toArray()) {
        for (const QString &key : runner.toObject().keys()) {
            if (!ofRunner.contains(key))
                return u"test: unknown member '%1'"_s.arg(key);
        }
    }
    return {};
}

QString wrongCommands(const ProfileCommands &commands)
{
    const QVector<std::pair<QString, QVector<QStringList>>> lists{{u"install"_s, commands.install},
        {u"build"_s, commands.build}, {u"run"_s, commands.run}, {u"lint"_s, commands.lint}};
    for (const auto &[name, list] : lists) {
        for (const QStringList &argv : list) {
            if (const QString wrong = wrongArgv(argv); !wrong.isEmpty())
                return name + u": "_s + wrong;
        }
    }
    int own = 0;
    for (const TestRunner &runner : commands.test) {
        if (const QString wrong = wrongRunner(runner); !wrong.isEmpty())
            return u"test (%1): %2"_s.arg(runner.framework, wrong);
        own += runner.package.isEmpty() ? 1 : 0;
    }
    if (!commands.test.isEmpty() && own != 1)
        return u"test: one framework has to need no package, not %1"_s.arg(own);
    for (const QString &value : commands.environment) {
        if (const QString wrong = wrongText(value); !wrong.isEmpty())
            return u"environment: "_s + wrong;
    }
    return {};
}

LanguageProfile profileOf(const QJsonObject &object)
{
    LanguageProfile profile;
    profile.id = object[u"id"_s].toString();
    profile.name = object[u"name"_s].toString();
    profile.aliases = stringsOf(object[u"aliases"_s]);
    profile.extensions = stringsOf(object[u"extensions"_s]);
    profile.manifest = object[u"manifest"_s][u"file"_s].toString();
    profile.manifestForm = object[u"manifest"_s][u"form"_s].toString();
    profile.lineComment = object[u"line_comment"_s].toString();
    const QStringList standard = wordsOf(object[u"standard_library"_s]);
    profile.standardLibrary = QSet<QString>(standard.begin(), standard.end());
    profile.standardPrefixes = stringsOf(object[u"standard_prefixes"_s]);
    const QJsonObject modules = object[u"package_of_module"_s].toObject();
    for (auto it = modules.begin(); it != modules.end(); ++it)
        profile.packageOfModule.insert(it.key(), it.value().toString());
    profile.testModules = stringsOf(object[u"test"_s][u"modules"_s]);
    profile.syntaxForm = object[u"syntax"_s][u"form"_s].toString();
    profile.syntax = commandOf(object[u"syntax"_s]);
    profile.syntaxExtensions = stringsOf(object[u"syntax"_s][u"extensions"_s]);
    profile.syntaxModuleArguments = stringsOf(object[u"syntax"_s][u"module_arguments"_s]);
    profile.testFramework = object[u"test"_s][u"framework"_s].toString();
    profile.test = commandOf(object[u"test"_s]);
    profile.entryFile = object[u"entry_file"_s].toString();
    profile.commands = commandsOf(object[u"commands"_s].toObject());
    profile.conventions = stringsOf(object[u"conventions"_s]);
    if (!profile.test.program.isEmpty())
        profile.conventions +=
            u"Test: "_s + (QStringList(profile.test.program) + profile.test.arguments).join(u' ');
    return profile;
}

/// Where and what is wrong with an entry; empty when nothing is.
QString wrongEntry(const QJsonObject &object, const LanguageProfile &profile)
{
    const QString members = wrongMembers(object[u"commands"_s].toObject());
    const QString wrong = members.isEmpty() ? wrongCommands(profile.commands) : members;
    return wrong.isEmpty() ? QString() : u"languages: commands of %1: %2"_s.arg(profile.id, wrong);
}

} // namespace

const QStringList &testReportForms()
{
    static const QStringList forms{
        u"events"_s, u"junit"_s, u"surefire"_s, u"ctest"_s, u"tap"_s, u"spec"_s, u"go"_s, u"cargo"_s};
    return forms;
}

Result<LanguageProfiles> LanguageProfiles::load(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        return failure(ErrorCode::InvalidArgument,
            u"languages: %1 at byte %2"_s.arg(error.errorString()).arg(error.offset));
    if (document[u"format"_s].toString() != "baton-languages"_L1)
        return failure(ErrorCode::InvalidArgument, u"languages: member 'format' is not baton-languages"_s);
    LanguageProfiles profiles;
    const QJsonArray languages = document[u"languages"_s].toArray();
    for (const QJsonValue language : languages) {
        const LanguageProfile profile = profileOf(language.toObject());
        if (profile.id.isEmpty() || profile.extensions.isEmpty())
            return failure(ErrorCode::InvalidArgument,
                u"languages: entry %1 lacks id or extensions"_s.arg(profiles.m_profiles.size()));
        if (const QString wrong = wrongEntry(language.toObject(), profile); !wrong.isEmpty())
            return failure(ErrorCode::InvalidArgument, wrong);
        profiles.m_profiles += profile;
    }
    return profiles;
}

} // namespace baton::artefact
