// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "app/cli/session_runner.h"
#include "app/cli/status_json.h"
#include "app/program/composition.h"
#include "core/engine/impact.h"
#include "core/session/project_reader.h"

namespace baton::cli {

using namespace Qt::StringLiterals;

namespace {

QStringList pathsOf(const QVector<Impact> &rows)
{
    QStringList paths;
    for (const Impact &row : rows)
        paths.append(row.path);
    return paths;
}

QString priceOf(const Forecast &forecast)
{
    const QString calls = counted(forecast.calls, u"call"_s);
    if (!forecast.unpriced.isEmpty())
        return calls + u", price unknown"_s;
    return calls
        + u", about $%1 to $%2"_s.arg(forecast.low.usd(), 0, 'f', 4).arg(forecast.high.usd(), 0, 'f', 4);
}

void printRows(const QVector<Impact> &rows, const Forecast &forecast)
{
    for (const Impact &row : rows)
        printLine(u"  %1  because of %2%3"_s.arg(
            row.path, row.because.join(u", "_s), row.certain ? QString() : u" (perhaps)"_s));
    printLine(rows.isEmpty() ? u"Nothing else is touched."_s
                             : counted(rows.size(), u"artefact"_s) + u"; "_s + priceOf(forecast));
}

/// What a command shows of a project it only reads, so that it works while a window or another run holds it.
int showImpact(const Invocation &invocation,
    const std::function<Result<QVector<Impact>>(const State &)> &touched)
{
    const auto project = session::ProjectReader::open(invocation.project());
    if (!project)
        return failed(invocation, project.error());
    if (project->warning())
        complain(*project->warning());
    const State &state = project->state();
    const auto rows = touched(state);
    if (!rows)
        return failed(invocation, rows.error());
    const Forecast forecast = session::forecastCalls(
        state, pathsOf(*rows), invocation.composition->resolver({}), invocation.composition->pricing());
    if (invocation.json())
        printBytes(impactJson(*rows, forecast));
    else
        printRows(*rows, forecast);
    return Done;
}

/// Refreshes one after another; the first refusal ends it.
class Refreshes {
public:
    Refreshes(const Invocation &invocation, SessionRunner &runner)
        : m_invocation(invocation), m_runner(runner)
    {
    }

    void start()
    {
        const State &state = m_runner.session().state();
        m_paths = m_invocation.arguments.isEmpty() ? stalePaths(state) : m_invocation.arguments;
        if (m_paths.isEmpty() && !m_invocation.json())
            print(u"Nothing is stale.\n"_s);
        next();
    }

private:
    static QStringList stalePaths(const State &state)
    {
        QStringList paths;
        for (const Artefact &artefact : state.artefacts) {
            if (artefact.state == ArtefactState::Stale && !artefact.removed)
                paths.append(artefact.path);
        }
        return paths;
    }

    void next()
    {
        if (m_paths.isEmpty()) {
            m_runner.tellDecided();
            return;
        }
        const QString path = m_paths.takeFirst();
        const command::Refresh refresh{path, m_invocation.has(u"ask"_s)};
        m_runner.decide(refresh, [this, path](const Result<void> &result) {
            if (!result)
                return m_runner.refuse(result.error());
            if (!m_invocation.json())
                print(u"refresh %1\n"_s.arg(path));
            next();
        });
    }

    const Invocation &m_invocation;
    SessionRunner &m_runner;
    QStringList m_paths;
};

} // namespace

int runImpact(const Invocation &invocation)
{
    if (invocation.project().isEmpty() || invocation.arguments.size() != 1)
        return badUsage(invocation, u"impact needs --project DIR and a PATH."_s);
    return showImpact(invocation, [&](const State &state) {
        return engine::impactOf(
            state, command::Regenerate{.path = invocation.arguments.constFirst(), .note = {}});
    });
}

int runRefresh(const Invocation &invocation)
{
    if (invocation.project().isEmpty())
        return badUsage(invocation, u"refresh needs --project DIR."_s);
    if (invocation.has(u"dry-run"_s))
        return showImpact(invocation,
            [](const State &state) -> Result<QVector<Impact>> { return engine::staleNow(state); });
    SessionRunner runner(invocation);
    Refreshes refreshes(invocation, runner);
    return runner.open(invocation.project(), [&refreshes] { refreshes.start(); });
}

} // namespace baton::cli
