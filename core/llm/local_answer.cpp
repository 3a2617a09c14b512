// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/local_answer.h"

#include "core/llm/json_text.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

namespace baton::llm {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostModels = 500;
constexpr qsizetype longestName = 200;

QStringList namesIn(const QJsonObject &body, QLatin1StringView list, QLatin1StringView member)
{
    QStringList names;
    const QJsonArray rows = body.value(list).toArray();
    for (const QJsonValue &row : rows) {
        const QString name = row.toObject().value(member).toString();
        const bool embeds = row.toObject().value("type"_L1).toString().startsWith("embed"_L1);
        if (!name.isEmpty() && name.size() <= longestName && !embeds && names.size() < mostModels)
            names.append(name);
    }
    return writingModels(names);
}

LocalServer serverOf(const LocalAnswer &answer, const QString &endpoint, const QStringList &models)
{
    LocalServer server;
    server.endpoint = endpoint;
    server.baseUrl = endpoint == "ollama"_L1 ? answer.root : answer.root + u"/v1"_s;
    server.models = models;
    return server;
}

/// Who answered a list in OpenAI's form.
QString ownerOf(const LocalAnswer &answer, const QJsonObject &body)
{
    const QString owner =
        body.value("data"_L1).toArray().at(0).toObject().value("owned_by"_L1).toString().toLower();
    if (answer.server.toLower().contains("llama.cpp") || owner == "llamacpp"_L1)
        return u"llamacpp"_s;
    if (owner == "vllm"_L1)
        return u"vllm"_s;
    if (owner == "library"_L1)
        return u"ollama"_s;
    return u"local"_s;
}

std::optional<LocalServer> readModelList(const LocalAnswer &answer, const QJsonObject &body)
{
    if (answer.path == "/api/v1/models"_L1 && body.value("models"_L1).isArray())
        return serverOf(answer, u"lmstudio"_s, namesIn(body, "models"_L1, "key"_L1));
    if (!body.value("data"_L1).isArray())
        return std::nullopt;
    if (answer.path == "/api/v0/models"_L1)
        return serverOf(answer, u"lmstudio"_s, namesIn(body, "data"_L1, "id"_L1));
    if (answer.path != "/v1/models"_L1)
        return std::nullopt;
    return serverOf(answer, ownerOf(answer, body), namesIn(body, "data"_L1, "id"_L1));
}

} // namespace

QStringList localPaths(const QString &expected)
{
    if (expected == "ollama"_L1)
        return {u"/api/tags"_s, u"/v1/models"_s};
    if (expected == "lmstudio"_L1)
        return {u"/api/v1/models"_s, u"/api/v0/models"_s, u"/v1/models"_s};
    if (expected == "llamacpp"_L1)
        return {u"/health"_s, u"/v1/models"_s};
    return {u"/v1/models"_s};
}

std::optional<LocalServer> readLocalAnswer(const LocalAnswer &answer)
{
    const bool aboutModels = answer.path.endsWith("/models"_L1);
    if ((answer.status == 401 || answer.status == 403) && aboutModels) {
        const bool llama = answer.server.toLower().contains("llama.cpp");
        LocalServer server = serverOf(answer, llama ? u"llamacpp"_s : u"local"_s, {});
        server.needsKey = true;
        return server;
    }
    const auto body = parseJsonObject(answer.body);
    if (!body)
        return std::nullopt;
    if (answer.status == 503 && answer.body.contains("Loading model")) {
        LocalServer server = serverOf(answer, u"llamacpp"_s, {});
        server.loading = true;
        return server;
    }
    if (answer.status != 200)
        return std::nullopt;
    if (answer.path == "/api/tags"_L1 && body->value("models"_L1).isArray())
        return serverOf(answer, u"ollama"_s, namesIn(*body, "models"_L1, "name"_L1));
    return readModelList(answer, *body);
}

QStringList writingModels(const QStringList &models)
{
    static const std::array others{"embed"_L1, "bge-"_L1, "minilm"_L1, "rerank"_L1, "whisper"_L1, "tts"_L1,
        "stable-diffusion"_L1, "clip"_L1};
    const auto cannotWrite = [](const QString &model) {
        return std::any_of(others.begin(), others.end(),
            [&](QLatin1StringView word) { return model.contains(word, Qt::CaseInsensitive); });
    };
    QStringList kept;
    std::copy_if(models.cbegin(), models.cend(), std::back_inserter(kept),
        [&](const QString &model) { return !cannotWrite(model); });
    std::stable_partition(kept.begin(), kept.end(), [](const QString &model) {
        return model.contains("code"_L1, Qt::CaseInsensitive)
            || model.contains("devstral"_L1, Qt::CaseInsensitive);
    });
    return kept;
}

} // namespace baton::llm
