// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/document/language_profile.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

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
    profile.conventions = stringsOf(object[u"conventions"_s]);
    if (!profile.test.program.isEmpty())
        profile.conventions +=
            u"Test: "_s + (QStringList(profile.test.program) + profile.test.arguments).join(u' ');
    return profile;
}

} // namespace

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
        profiles.m_profiles += profile;
    }
    return profiles;
}

} // namespace baton::artefact
