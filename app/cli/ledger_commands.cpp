// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "app/cli/session_runner.h"
#include "app/cli/status_json.h"
#include "core/session/project_reader.h"

namespace baton::cli {

using namespace Qt::StringLiterals;

namespace {

/// "m3  finding  src/a.py:12 (r2)  reviewer, high: ..."
QString lineOf(const Remark &remark)
{
    const QString place =
        remark.lineFrom > 0 ? u"%1:%2"_s.arg(remark.path).arg(remark.lineFrom) : remark.path;
    QString who = remark.author.isEmpty() ? u"you"_s : remark.author;
    if (!remark.severity.isEmpty())
        who += u", "_s + remark.severity;
    QString line = u"%1  %2  %3 (r%4)  %5: %6"_s.arg(remark.id.value, -4)
                       .arg(toWord(remark.state), -10)
                       .arg(place)
                       .arg(remark.revision)
                       .arg(who, remark.text);
    return remark.note.isEmpty() ? line : line + u"\n      answered: "_s + remark.note;
}

QVector<Remark> remarksIn(const State &state, const QString &path)
{
    if (!path.isEmpty())
        return state.remarksOf(path);
    QVector<Remark> all;
    for (const Artefact &artefact : state.artefacts)
        all += state.remarksOf(artefact.path);
    return all;
}

/// Decides on findings one after another; the first refusal ends it.
class Findings {
public:
    Findings(const Invocation &invocation, SessionRunner &runner)
        : m_invocation(invocation), m_runner(runner), m_ids(invocation.arguments)
    {
    }

    void next()
    {
        if (m_ids.isEmpty()) {
            m_runner.tellDecided();
            return;
        }
        const QString id = m_ids.takeFirst();
        const command::DecideFinding decision{
            {id}, m_invocation.command == "forward"_L1, m_invocation.value(u"text"_s)};
        m_runner.decide(decision, [this, id](const Result<void> &result) {
            if (!result)
                return m_runner.refuse(result.error());
            if (!m_invocation.json())
                print(u"%1 %2\n"_s.arg(m_invocation.command, id));
            next();
        });
    }

private:
    const Invocation &m_invocation;
    SessionRunner &m_runner;
    QStringList m_ids;
};

} // namespace

int runRemarks(const Invocation &invocation)
{
    if (invocation.project().isEmpty() || invocation.arguments.size() > 1)
        return badUsage(invocation, u"remarks needs --project DIR and takes one PATH at most."_s);
    const auto project = session::ProjectReader::open(invocation.project());
    if (!project)
        return failed(invocation, project.error());
    const QString path = invocation.arguments.value(0);
    if (!path.isEmpty() && project->state().artefact(path) == nullptr)
        return failed(invocation, Error{ErrorCode::UnknownArtefact, path});
    const QVector<Remark> remarks = remarksIn(project->state(), path);
    if (invocation.json()) {
        printBytes(remarksJson(remarks));
        return Done;
    }
    for (const Remark &remark : remarks)
        printLine(lineOf(remark));
    if (remarks.isEmpty())
        print(u"No remarks.\n"_s);
    return Done;
}

int runFinding(const Invocation &invocation)
{
    if (invocation.project().isEmpty() || invocation.arguments.isEmpty())
        return badUsage(invocation,
            u"%1 needs --project DIR and a REMARK-ID; `baton-cli remarks` lists them."_s.arg(
                invocation.command));
    SessionRunner runner(invocation);
    Findings findings(invocation, runner);
    return runner.open(invocation.project(), [&findings] { findings.next(); });
}

} // namespace baton::cli
