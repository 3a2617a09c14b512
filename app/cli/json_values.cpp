// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/json_values.h"

#include "ui/text/error_text.h"
#include "ui/text/failure_text.h"

#include <nlohmann/json.hpp>

#include <QDateTime>

namespace baton::cli {

std::string str(const QString &text)
{
    return text.toStdString();
}

QByteArray dump(const Json &json)
{
    // Texts of models may hold lone surrogates; they must not make the output fail.
    return QByteArray::fromStdString(json.dump(2, ' ', false, Json::error_handler_t::replace)) + '\n';
}

Json strings(const QStringList &texts)
{
    Json list = Json::array();
    for (const QString &text : texts)
        list.push_back(str(text));
    return list;
}

const char *checkWord(CheckState state)
{
    switch (state) {
    case CheckState::Passed:
        return "passed";
    case CheckState::Failed:
        return "failed";
    case CheckState::NotRun:
        return "not_run";
    }
    return "not_run";
}

Json checksOf(const Revision &revision)
{
    Json checks = Json::array();
    for (const CheckResult &check : revision.checks)
        checks.push_back(
            {{"id", str(check.id.value)}, {"state", checkWord(check.state)}, {"detail", str(check.detail)}});
    return checks;
}

Json errorJson(const QString &path, const Error &error)
{
    return {{"path", str(path)}, {"code", str(toWord(error.code))},
        {"message", str(ui::sentence(ui::errorText(error)))}};
}

Json failureJson(const Artefact &artefact)
{
    return {{"path", str(artefact.path)}, {"code", str(toWord(artefact.failure.code))},
        {"message", str(ui::sentence(ui::failureText(artefact.failure)))}};
}

Json timeJson(TimeMs time)
{
    if (time == 0)
        return nullptr;
    return str(QDateTime::fromMSecsSinceEpoch(time, Qt::UTC).toString(Qt::ISODateWithMs));
}

} // namespace baton::cli
