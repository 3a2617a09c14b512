// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/checks/syntax_checker.h"

#include "core/artefact/checks/python_helper.h"
#include "core/artefact/checks/syntax_process.h"

#include <QJsonDocument>
#include <QRegularExpression>

namespace baton::artefact {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype largestText = 4 * 1024 * 1024;

CheckResult notRun(const QString &why)
{
    return {check::syntax, CheckState::NotRun, why, 0};
}

CheckResult checkJson(const QString &text)
{
    QJsonParseError error;
    const QByteArray bytes = text.toUtf8();
    QJsonDocument::fromJson(bytes, &error);
    if (error.error == QJsonParseError::NoError)
        return {check::syntax, CheckState::Passed, {}, 0};
    const auto line = bytes.left(error.offset).count('\n') + 1;
    return {check::syntax, CheckState::Failed, error.errorString(), static_cast<int>(line)};
}

/// The tool for a script, told when the text is a module.
ToolCommand toolFor(const LanguageProfile &profile, const QString &text)
{
    ToolCommand tool = profile.syntax;
    static const QRegularExpression module(
        u"^[ \\t]*(?:import[ \\t]+[\\w{*'\"]|export[ \\t]+[\\w{*])"_s, QRegularExpression::MultilineOption);
    if (!profile.syntaxModuleArguments.isEmpty() && module.match(text).hasMatch())
        tool.arguments = profile.syntaxModuleArguments + tool.arguments;
    return tool;
}

} // namespace

SyntaxChecker::SyntaxChecker(LanguageProfiles profiles, TimerFactory &timers, QObject *parent)
    : QObject(parent), m_profiles(std::move(profiles)), m_python(std::make_unique<PythonHelper>(timers)),
      m_tools(std::make_unique<SyntaxProcess>(timers))
{
    connect(m_python.get(), &PythonHelper::done, this, &SyntaxChecker::answerLater);
    connect(m_tools.get(), &SyntaxProcess::done, this, &SyntaxChecker::answerLater);
}

SyntaxChecker::~SyntaxChecker() = default;

void SyntaxChecker::check(const QString &ticket, const QString &path, const QString &text)
{
    const LanguageProfile *profile = m_profiles.byPath(path);
    const QString extension = path.section(u'.', -1).toLower();
    if (text.size() > largestText)
        answerLater(ticket, notRun(u"the file is larger than 4 MB"_s));
    else if (extension == "json"_L1)
        answerLater(ticket, checkJson(text));
    else if (!profile || profile->syntaxForm.isEmpty() || !profile->syntaxExtensions.contains(extension))
        answerLater(ticket, notRun(u"no parser for this kind of file"_s));
    else if (profile->syntaxForm == "python"_L1)
        m_python->compile(ticket, path, text);
    else
        m_tools->check(ticket, path, text, toolFor(*profile, text));
}

void SyntaxChecker::answerLater(const QString &ticket, const CheckResult &result)
{
    // Queued, so that no answer comes while its question is still being asked.
    QMetaObject::invokeMethod(
        this, [this, ticket, result] { Q_EMIT checked(ticket, result); }, Qt::QueuedConnection);
}

} // namespace baton::artefact

#include "moc_syntax_checker.cpp"
