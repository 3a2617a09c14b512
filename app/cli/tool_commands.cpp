// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "app/cli/session_runner.h"
#include "app/cli/status_json.h"
#include "app/cli/stored_keys.h"
#include "app/program/composition.h"
#include "core/llm/catalog/endpoint_catalog.h"
#include "core/llm/recording/demo_catalog.h"
#include "core/settings/sop_library.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

namespace baton::cli {

using namespace Qt::StringLiterals;

int runDemos(const Invocation &invocation)
{
    const QVector<DemoInfo> demos = llm::demoCatalog();
    if (invocation.json()) {
        printBytes(demosJson(demos));
        return Done;
    }
    for (const DemoInfo &demo : demos)
        print(u"%1  %2\n    %3\n"_s.arg(demo.id, demo.title, demo.requirement));
    return Done;
}

namespace {

/// Servers that answer on this computer; half a second at most.
QVector<LocalServer> localServers(Composition &composition)
{
    QObject context;
    QVector<LocalServer> found;
    composition.findLocalServers(&context, [&](const QVector<LocalServer> &servers) {
        found = servers;
        QCoreApplication::exit();
    });
    QCoreApplication::exec();
    return found;
}

QString serverText(const LocalServer &server)
{
    QString text = u"Running on this computer: %1 at %2"_s.arg(server.endpoint, server.baseUrl);
    if (server.loading)
        return text + u", its model is still loading"_s;
    if (server.needsKey)
        return text + u", it asks for a key"_s;
    return text + (server.models.isEmpty() ? u", without a model"_s : u": "_s + server.models.join(u", "_s));
}

} // namespace

namespace {

Keys keychainOf(const QVector<EndpointProfile> &endpoints)
{
    QVector<EndpointProfile> keyed;
    std::copy_if(endpoints.cbegin(), endpoints.cend(), std::back_inserter(keyed),
        [](const EndpointProfile &profile) { return profile.keyRequired; });
    return storedKeys(keyed, silenceMs).keys; // a list need not wait for a person
}

} // namespace

int runProviders(const Invocation &invocation)
{
    QVector<ProviderRow> rows;
    const QVector<LocalServer> servers = localServers(*invocation.composition);
    const Keys stored = keychainOf(invocation.composition->endpoints());
    const llm::KeySources sources{
        .environment = llm::environmentValue, .store = [](const QString &) { return QString(); }};
    for (const EndpointProfile &profile : invocation.composition->endpoints()) {
        llm::ResolvedKey found = llm::resolveKey(profile, {}, {}, sources);
        if (found.key.isEmpty() && stored.contains(profile.id))
            found = {stored.value(profile.id), u"keychain"_s};
        QStringList models = profile.models;
        for (const LocalServer &server : servers) {
            if (server.endpoint == profile.id && server.baseUrl == profile.baseUrl)
                models = server.models;
        }
        rows.append({profile, !found.key.isEmpty(), found.source, models});
    }
    if (invocation.json()) {
        printBytes(providersJson(rows));
        return Done;
    }
    for (const ProviderRow &row : rows)
        print(u"%1 %2 %3\n"_s.arg(row.profile.id, -18)
                  .arg(row.hasKey                   ? u"key: "_s + row.keySource
                          : row.profile.keyRequired ? u"no key (%1)"_s.arg(row.profile.keyVariable)
                                                    : u"needs no key"_s,
                      -28)
                  .arg(row.profile.baseUrl));
    for (const LocalServer &server : servers)
        printLine(serverText(server));
    for (const QString &problem : invocation.composition->catalogProblems())
        complain(u"Left out of your own files: %1"_s.arg(problem));
    return Done;
}

namespace {

int sopList(const Invocation &invocation)
{
    const auto library = settings::loadSopLibrary(userSopFolder());
    if (invocation.json()) {
        printBytes(sopListJson(library));
        return Done;
    }
    for (const settings::SopEntry &entry : library) {
        if (entry.sop)
            printLine(u"%1  %2 (%3 roles, %4 steps)"_s.arg(entry.sop->id, entry.sop->title)
                          .arg(entry.sop->roles.size())
                          .arg(entry.sop->steps.size()));
        else
            printLine(
                u"%1  broken: %2 problems, see `sop check`"_s.arg(entry.file).arg(entry.problems.size()));
    }
    return Done;
}

int sopShow(const Invocation &invocation, const QString &id)
{
    const auto sop = settings::findSop(id, userSopFolder());
    if (!sop)
        return failed(invocation, sop.error());
    if (invocation.json()) {
        printBytes(sopJson(*sop));
        return Done;
    }
    printLine(u"%1 (%2)"_s.arg(sop->title, sop->id));
    for (const StepSpec &step : sop->steps)
        printLine(
            u"  %1 %2 reads %3 -> %4 (%5)"_s.arg(step.id, -14)
                .arg(step.role, -18)
                .arg(step.reads.isEmpty() ? u"nothing"_s : step.reads.join(u", "_s), step.path, step.kind));
    return Done;
}

/// JSON and prompts of a team, to begin one's own with.
int sopCopy(const Invocation &invocation, const QString &id, const QString &destination)
{
    const auto copied = settings::copySop(id, userSopFolder(), destination);
    if (!copied)
        return failed(invocation, copied.error());
    if (invocation.json()) {
        printBytes(sopCopiedJson(*copied));
        return Done;
    }
    print(
        u"%1 and the prompts beside it are yours to change; `baton-cli sop check %1` says what is wrong.\n"_s
            .arg(*copied));
    return Done;
}

/// The project goes on by another procedure.
int sopUse(const Invocation &invocation, const Sop &sop)
{
    if (invocation.project().isEmpty())
        return badUsage(invocation, u"sop use needs --project DIR and an ID or FILE."_s);
    SessionRunner runner(invocation);
    return runner.open(invocation.project(), [&] {
        runner.decide(command::ChangeSop{sop}, [&](const Result<void> &result) {
            if (!result)
                return runner.refuse(result.error());
            if (!invocation.json())
                print(u"%1 goes on by %2, version %3; `run` does what is new.\n"_s
                          .arg(runner.session().state().name, sop.id)
                          .arg(sop.version));
            runner.tellDecided();
        });
    });
}

int sopCheck(const Invocation &invocation, const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failed(invocation, Error{ErrorCode::FileRead, path});
    const auto entry = settings::loadSop(path, file.readAll(), QFileInfo(path).absolutePath());
    if (invocation.json())
        printBytes(sopProblemsJson(entry));
    else
        for (const settings::SopProblem &problem : entry.problems + entry.warnings)
            printLine(u"%1 %2: %3. %4"_s.arg(problem.file, problem.pointer, problem.what, problem.remedy));
    if (entry.sop && !invocation.json())
        print(entry.warnings.isEmpty()
                ? u"%1: no problems\n"_s.arg(path)
                : u"%1: no problems, %2 warnings\n"_s.arg(path).arg(entry.warnings.size()));
    return entry.sop ? Done : StepFailed;
}

} // namespace

int runSop(const Invocation &invocation)
{
    const QString what = invocation.arguments.value(0);
    const QString argument = invocation.arguments.value(1);
    if (what == "list"_L1 && argument.isEmpty())
        return sopList(invocation);
    if (what == "show"_L1 && !argument.isEmpty())
        return sopShow(invocation, argument);
    if (what == "check"_L1 && !argument.isEmpty())
        return sopCheck(invocation, argument);
    if (what == "copy"_L1 && invocation.arguments.size() == 3)
        return sopCopy(invocation, argument, invocation.arguments.at(2));
    if (what == "use"_L1 && !argument.isEmpty()) {
        const auto sop = settings::findSop(argument, userSopFolder());
        return sop ? sopUse(invocation, *sop) : failed(invocation, sop.error());
    }
    return badUsage(invocation, u"sop needs list, show ID, copy ID DEST, check FILE or use ID|FILE."_s);
}

} // namespace baton::cli
