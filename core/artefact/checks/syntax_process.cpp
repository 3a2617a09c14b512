// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/checks/syntax_process.h"

#include "core/base/relative_path.h"

#include <QFile>
#include <QRegularExpression>

namespace baton::artefact {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 timeLimitMs = 10'000;
constexpr qint64 outputLimit = 64 * 1024;

CheckResult notRun(const QString &why)
{
    return {check::syntax, CheckState::NotRun, why, 0};
}

/// The file's own name where it is a safe one: some languages want the class named like the file.
QString fileNameOf(const QString &path)
{
    const auto parsed = RelativePath::parse(path);
    return parsed ? parsed->fileName() : u"file"_s;
}

} // namespace

CheckResult readToolOutput(const QString &output, const QString &fileName)
{
    const QString place =
        u"(?:\\[stdin\\]|<stdin>|<standard input>|%1):(\\d+)"_s.arg(QRegularExpression::escape(fileName));
    const auto line = QRegularExpression(place).match(output);
    static const QRegularExpression sentence(
        u"(?:SyntaxError|error)(?:\\[\\w+\\])?: *(.+)|^<standard input>:\\d+:\\d+: (.+)"_s,
        QRegularExpression::MultilineOption);
    const auto words = sentence.match(output);
    QString detail = words.captured(1).isEmpty() ? words.captured(2) : words.captured(1);
    if (detail.isEmpty())
        detail = output.trimmed().section(u'\n', 0, 0).left(200);
    return {check::syntax, CheckState::Failed, detail.isEmpty() ? u"does not parse"_s : detail,
        line.captured(1).toInt()};
}

SyntaxProcess::SyntaxProcess(TimerFactory &timers, QObject *parent) : QObject(parent), m_timers(timers) { }

SyntaxProcess::~SyntaxProcess() = default;

void SyntaxProcess::check(
    const QString &ticket, const QString &path, const QString &text, const ToolCommand &tool)
{
    m_requests.enqueue({ticket, path, text, tool});
    pump();
}

void SyntaxProcess::pump()
{
    if (m_run || m_requests.isEmpty())
        return;
    const Request &request = m_requests.head();
    const QStringList programs = process::findPrograms(request.tool.program);
    if (programs.isEmpty())
        answer(notRun(u"%1 missing"_s.arg(request.tool.program)));
    else
        launch(programs.constFirst(), request);
}

void SyntaxProcess::launch(const QString &program, const Request &request)
{
    QStringList arguments = request.tool.arguments;
    const bool wantsFile = arguments.contains(u"{file}"_s);
    if (wantsFile) {
        m_folder = std::make_unique<QTemporaryDir>();
        QFile file(m_folder->filePath(fileNameOf(request.path)));
        if (!file.open(QIODevice::WriteOnly) || file.write(request.text.toUtf8()) < 0) {
            answer(notRun(u"no temporary file could be written"_s));
            return;
        }
        arguments.replaceInStrings(u"{file}"_s, file.fileName());
        arguments.replaceInStrings(u"{folder}"_s, m_folder->path());
    }
    process::ProcessSpec spec;
    spec.argv = QStringList{program} + arguments;
    spec.deadlineMs = timeLimitMs;
    spec.headLimit = outputLimit;
    spec.tailLimit = 0;
    if (!wantsFile)
        spec.input = request.text.toUtf8();
    m_run = std::make_unique<process::ProcessRun>(std::move(spec), m_timers);
    connect(m_run.get(), &process::ProcessRun::finished, this, &SyntaxProcess::ended);
    m_run->start();
}

void SyntaxProcess::ended(const Result<process::ProcessOutcome> &outcome)
{
    answer(outcome ? judge(*outcome) : notRun(u"%1 could not be run"_s.arg(m_requests.head().tool.program)));
}

CheckResult SyntaxProcess::judge(const process::ProcessOutcome &outcome) const
{
    const Request &request = m_requests.head();
    const QString &program = request.tool.program;
    if (outcome.end == process::ProcessEnd::TimedOut)
        return notRun(u"%1 took longer than %2 seconds"_s.arg(program).arg(timeLimitMs / 1000));
    if (outcome.end != process::ProcessEnd::Exited)
        return notRun(u"%1 could not be run"_s.arg(program));
    if (outcome.exitCode == 0)
        return {check::syntax, CheckState::Passed, {}, 0};
    CheckResult result = readToolOutput(QString::fromUtf8(outcome.error.head()), fileNameOf(request.path));
    // A syntax error has a place. Without one the tool itself failed: a shim without a toolchain, say.
    return result.line > 0 ? result : notRun(u"%1 could not be run: %2"_s.arg(program, result.detail));
}

void SyntaxProcess::answer(const CheckResult &result)
{
    m_run.reset();
    m_folder.reset();
    const QString ticket = m_requests.dequeue().ticket;
    Q_EMIT done(ticket, result);
    pump();
}

} // namespace baton::artefact

#include "moc_syntax_process.cpp"
