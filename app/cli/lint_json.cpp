// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/lint_json.h"

#include <nlohmann/json.hpp>

namespace baton::cli {

using Json = nlohmann::ordered_json;

QByteArray lintJson(const artefact::LintResult &result)
{
    Json sections = Json::object();
    for (const auto &section : result.sections)
        sections[section.first.toStdString()] = section.second.toStdString();
    Json files = Json::array();
    for (const auto &file : result.files)
        files.push_back({{"path", file.first.toStdString()}, {"content", file.second.toStdString()}});
    Json problems = Json::array();
    for (const artefact::LintProblem &problem : result.problems)
        problems.push_back({{"id", problem.id.toStdString()}, {"detail", problem.detail.toStdString()}});
    const Json json{{"kind", result.kind.toStdString()}, {"ok", result.ok}, {"sections", sections},
        {"files", files}, {"problems", problems}};
    return QByteArray::fromStdString(json.dump(2, ' ', false, Json::error_handler_t::replace)) + '\n';
}

} // namespace baton::cli
