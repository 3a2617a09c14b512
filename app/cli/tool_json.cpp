// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/json_values.h"
#include "app/cli/status_json.h"

#include <nlohmann/json.hpp>

namespace baton::cli {

QByteArray testsJson(const ProgramRecord *record, const QByteArray &results)
{
    if (record == nullptr)
        return dump({{"run", false}});
    const ProgramOutcome &outcome = record->outcome;
    Json json{{"run", outcome.end != ProgramEnd::NotRun}, {"argv", strings(record->program.argv)},
        {"end", str(toWord(outcome.end))}, {"exit_code", outcome.exitCode}, {"limit", str(outcome.limit)},
        {"detail", str(outcome.detail)}, {"ms", outcome.ms}};
    json["report"] = results.isEmpty() ? Json(nullptr) : Json::parse(results.toStdString(), nullptr, false);
    return dump(json);
}

QByteArray trialJson(
    const QStringList &argv, const session::TrialEnd &end, const QVector<quint16> &ports)
{
    Json files = Json::array();
    for (const session::WrittenFile &file : end.files)
        files.push_back({{"path", str(file.path)}, {"size", file.size}, {"deleted", file.isDeleted}});
    Json list = Json::array();
    for (const quint16 port : ports)
        list.push_back(port);
    const ProgramOutcome &outcome = end.outcome;
    return dump({{"argv", strings(argv)}, {"end", str(toWord(outcome.end))},
        {"exit_code", outcome.exitCode}, {"limit", str(outcome.limit)}, {"ms", outcome.ms},
        {"output", str(QString::fromUtf8(end.output))}, {"errors", str(QString::fromUtf8(end.errors))},
        {"files", files}, {"all_files", end.allFiles}, {"ports", list},
        {"tried_network", end.usage.triedNetwork}, {"memory_bytes", end.usage.memoryBytes}});
}

QByteArray demosJson(const QVector<DemoInfo> &demos)
{
    Json list = Json::array();
    for (const DemoInfo &demo : demos)
        list.push_back({{"id", str(demo.id)}, {"title", str(demo.title)},
            {"requirement", str(demo.requirement)}, {"language", str(demo.language)}});
    return dump(list);
}

QByteArray providersJson(const QVector<ProviderRow> &rows)
{
    Json list = Json::array();
    for (const ProviderRow &row : rows)
        list.push_back({{"id", str(row.profile.id)}, {"protocol", str(toWord(row.profile.protocol))},
            {"base_url", str(row.profile.baseUrl)}, {"has_key", row.hasKey},
            {"key_source", str(row.keySource)}, {"models", strings(row.models)},
            {"local", row.profile.local}});
    return dump(list);
}

QByteArray sopListJson(const QVector<settings::SopEntry> &library)
{
    Json list = Json::array();
    for (const settings::SopEntry &entry : library)
        list.push_back({{"id", entry.sop ? str(entry.sop->id) : std::string()},
            {"title", entry.sop ? str(entry.sop->title) : std::string()}, {"file", str(entry.file)},
            {"stock", entry.stock}, {"ok", entry.sop.has_value()}, {"problems", entry.problems.size()}});
    return dump(list);
}

QByteArray sopJson(const Sop &sop)
{
    Json roles = Json::array();
    for (const RoleSpec &role : sop.roles)
        roles.push_back({{"id", str(role.id)}, {"name", str(role.name)}});
    Json steps = Json::array();
    for (const StepSpec &step : sop.steps)
        steps.push_back({{"id", str(step.id)}, {"role", str(step.role)}, {"kind", str(step.kind)},
            {"path", str(step.path)}, {"reads", strings(step.reads)}});
    return dump({{"id", str(sop.id)}, {"title", str(sop.title)}, {"roles", roles}, {"steps", steps}});
}

QByteArray sopCopiedJson(const QString &file)
{
    return dump({{"ok", true}, {"file", str(file)}});
}

QByteArray sopProblemsJson(const settings::SopEntry &entry)
{
    const auto list = [](const QVector<settings::SopProblem> &problems) {
        Json json = Json::array();
        for (const settings::SopProblem &problem : problems)
            json.push_back({{"file", str(problem.file)}, {"pointer", str(problem.pointer)},
                {"what", str(problem.what)}, {"remedy", str(problem.remedy)}});
        return json;
    };
    return dump({{"ok", entry.sop.has_value()}, {"problems", list(entry.problems)},
        {"warnings", list(entry.warnings)}});
}

} // namespace baton::cli
