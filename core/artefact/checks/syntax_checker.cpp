// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/checks/syntax_checker.h"

#include "core/artefact/checks/python_helper.h"
#include "core/artefact/checks/syntax_process.h"

#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>
#include <utility>

namespace baton::artefact {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype largestText = 4 * 1024 * 1024;
/// A question that has waited so long gets another interpreter.
constexpr qint64 patienceMs = 100;
constexpr size_t mostHelpers = 4;

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
    : QObject(parent), m_profiles(std::move(profiles)), m_timers(timers),
      m_tools(std::make_unique<SyntaxProcess>(timers))
{
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
    else if (profile->syntaxForm == "python"_L1) {
        m_questions.enqueue({ticket, path, text});
        ask();
    } else
        m_tools->check(ticket, path, text, toolFor(*profile, text));
}

void SyntaxChecker::ask()
{
    if (m_helpers.empty())
        addHelper();
    for (Helper &helper : m_helpers) {
        if (m_questions.isEmpty() || !helper.ticket.isNull())
            continue;
        const Question question = m_questions.dequeue();
        helper.ticket = question.ticket;
        helper.python->compile(question.ticket, question.path, question.text);
    }
    if (m_questions.isEmpty())
        m_patience.reset();
    else if (!m_patience)
        m_patience = m_timers.after(patienceMs, [this] { grow(); });
}

void SyntaxChecker::addHelper()
{
    m_helpers.push_back({std::make_unique<PythonHelper>(m_timers), {}, false});
    const PythonHelper *python = m_helpers.back().python.get();
    // Queued: there is no interpreter to be found, and it says so while it is being asked.
    connect(
        python, &PythonHelper::done, this,
        [this, python](const QString &, const CheckResult &result) { helperAnswered(python, result); },
        Qt::QueuedConnection);
}

void SyntaxChecker::helperAnswered(const PythonHelper *python, const CheckResult &result)
{
    for (Helper &helper : m_helpers) {
        if (helper.python.get() != python)
            continue;
        helper.known = true;
        const QString ticket = std::exchange(helper.ticket, QString());
        Q_EMIT checked(ticket, result);
        break;
    }
    ask();
}

/// One that is still starting will be there soon.
void SyntaxChecker::grow()
{
    m_patience.reset();
    const bool allKnown =
        std::all_of(m_helpers.cbegin(), m_helpers.cend(), [](const Helper &helper) { return helper.known; });
    if (allKnown && m_helpers.size() < mostHelpers)
        addHelper();
    ask();
}

void SyntaxChecker::answerLater(const QString &ticket, const CheckResult &result)
{
    // Queued, so that no answer comes while its question is still being asked.
    QMetaObject::invokeMethod(
        this, [this, ticket, result] { Q_EMIT checked(ticket, result); }, Qt::QueuedConnection);
}

} // namespace baton::artefact

#include "moc_syntax_checker.cpp"
