// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/catalog/price_table.h"

#include "core/llm/catalog/model_catalog.h"
#include "core/llm/port/json_text.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMap>
#include <QRegularExpression>
#include <QSaveFile>

#include <algorithm>
#include <cmath>

namespace baton::llm {

using namespace Qt::StringLiterals;

namespace {

constexpr double dearest = 100'000; // USD per million tokens
constexpr qint64 largestFile = 32 * 1024 * 1024;

/// Costs per token are small binary fractions: rounded, so that 3e-07 is 0.3 and not 0.30000000000000004.
std::optional<double> perMillion(const QJsonValue &perToken)
{
    bool ok = perToken.isDouble();
    const double cost = ok ? perToken.toDouble() : perToken.toString().toDouble(&ok);
    const double value = std::round(cost * 1e12) / 1e6;
    return ok && value >= 0 && value <= dearest ? std::optional(value) : std::nullopt;
}

/// A listed zero would make cached tokens free: none is listed then.
std::optional<double> cachePrice(const QJsonValue &perToken)
{
    const auto value = perMillion(perToken);
    return value && *value > 0 ? value : std::nullopt;
}

QString endpointOf(const QString &provider)
{
    static const QMap<QString, QString> others{
        {u"together_ai"_s, u"together"_s}, {u"fireworks_ai"_s, u"fireworks"_s}};
    static const QStringList same{u"openai"_s, u"anthropic"_s, u"azure"_s, u"gemini"_s, u"deepseek"_s,
        u"mistral"_s, u"groq"_s, u"xai"_s, u"moonshot"_s, u"zai"_s, u"minimax"_s, u"openrouter"_s,
        u"dashscope"_s, u"cerebras"_s};
    return same.contains(provider) ? provider : others.value(provider);
}

bool chats(const QJsonObject &entry)
{
    const QString mode = entry.value("mode"_L1).toString(u"chat"_s);
    return mode == "chat"_L1 || mode == "responses"_L1 || mode == "completion"_L1;
}

/// "input_cost_per_token_above_200k_tokens" and its like.
QVector<PriceTier> tiersOf(const QJsonObject &entry, const Price &base)
{
    static const QRegularExpression form(u"^input_cost_per_token_above_(\\d{1,6})k_tokens$"_s);
    QVector<PriceTier> tiers;
    for (auto it = entry.begin(); it != entry.end(); ++it) {
        const auto match = form.match(it.key());
        const auto input = match.hasMatch() ? perMillion(it.value()) : std::nullopt;
        if (!input)
            continue;
        const QString size = u"_above_"_s + match.captured(1) + u"k_tokens"_s;
        const auto of = [&](const QString &name) { return entry.value(QString(name + size)); };
        tiers.append({match.captured(1).toLongLong() * 1000,
            {*input, perMillion(of(u"output_cost_per_token"_s)).value_or(base.output),
                cachePrice(of(u"cache_read_input_token_cost"_s)),
                cachePrice(of(u"cache_creation_input_token_cost"_s))}});
    }
    std::sort(
        tiers.begin(), tiers.end(), [](const PriceTier &a, const PriceTier &b) { return a.above < b.above; });
    return tiers;
}

std::optional<ModelInfo> rowOf(const QString &name, const QJsonObject &entry, const PriceOrigin &origin)
{
    const QString provider = entry.value("litellm_provider"_L1).toString();
    const auto input = perMillion(entry.value("input_cost_per_token"_L1));
    const auto output = perMillion(entry.value("output_cost_per_token"_L1));
    ModelInfo row;
    row.provider = endpointOf(provider);
    row.model = name.startsWith(provider + u'/') ? name.sliced(provider.size() + 1) : name;
    if (row.provider.isEmpty() || row.model.isEmpty() || !chats(entry) || !input || !output)
        return std::nullopt;
    row.price = {*input, *output, cachePrice(entry.value("cache_read_input_token_cost"_L1)),
        cachePrice(entry.value("cache_creation_input_token_cost"_L1))};
    row.tiers = tiersOf(entry, row.price);
    row.context = counter(entry.value("max_input_tokens"_L1)).value_or(0);
    row.maxOutput = counter(entry.value("max_output_tokens"_L1)).value_or(0);
    row.deprecated = entry.value("deprecation_date"_L1).toString().left(10);
    row.asOf = origin.asOf;
    row.source = origin.source;
    return row;
}

QJsonObject priceObject(const Price &price)
{
    QJsonObject object{{u"input"_s, price.input}, {u"output"_s, price.output}};
    if (price.cacheRead)
        object.insert("cache_read"_L1, *price.cacheRead);
    if (price.cacheWrite)
        object.insert("cache_write"_L1, *price.cacheWrite);
    return object;
}

QJsonObject rowObject(const ModelInfo &row)
{
    QJsonObject object = priceObject(row.price);
    object.insert("provider"_L1, row.provider);
    object.insert("model"_L1, row.model);
    object.insert("as_of"_L1, row.asOf);
    object.insert("source"_L1, row.source);
    if (row.context > 0)
        object.insert("context"_L1, row.context);
    if (row.maxOutput > 0)
        object.insert("max_output"_L1, row.maxOutput);
    if (row.headroom > 0)
        object.insert("headroom"_L1, row.headroom);
    if (!row.deprecated.isEmpty())
        object.insert("deprecated"_L1, row.deprecated);
    QJsonArray tiers;
    for (const PriceTier &tier : row.tiers) {
        QJsonObject entry = priceObject(tier.price);
        entry.insert("above"_L1, tier.above);
        tiers.append(entry);
    }
    if (!tiers.isEmpty())
        object.insert("tiers"_L1, tiers);
    return object;
}

} // namespace

Result<QVector<ModelInfo>> pricesFromLiteLlm(const QByteArray &json, const PriceOrigin &origin)
{
    const auto document = parseJsonObject(json);
    if (!document)
        return failure(ErrorCode::InvalidArgument, u"no JSON object"_s);
    QVector<ModelInfo> rows;
    for (auto it = document->begin(); it != document->end(); ++it) {
        if (const auto row = rowOf(it.key(), it.value().toObject(), origin))
            rows.append(*row);
    }
    if (rows.isEmpty())
        return failure(ErrorCode::InvalidArgument, u"no price in the form of LiteLLM's table"_s);
    return rows;
}

namespace {

/// Tokens that a prompt and its answer may have: as OpenRouter, llama.cpp and vLLM say it. 0 = not said.
qint64 contextIn(const QJsonObject &model)
{
    const QJsonValue sizes[]{model.value("context_length"_L1),
        model.value("meta"_L1).toObject().value("n_ctx"_L1), model.value("max_model_len"_L1)};
    for (const QJsonValue &size : sizes) {
        if (const auto tokens = counter(size))
            return *tokens;
    }
    return 0;
}

/// What the list says a model costs; nothing where it is on this computer and told for its size.
std::optional<Price> priceIn(const QJsonObject &model, bool isLocal)
{
    const QJsonObject pricing = model.value("pricing"_L1).toObject();
    const auto input = perMillion(pricing.value("prompt"_L1));
    const auto output = perMillion(pricing.value("completion"_L1));
    if (input && output)
        return Price{*input, *output, cachePrice(pricing.value("input_cache_read"_L1)),
            cachePrice(pricing.value("input_cache_write"_L1))};
    return isLocal && contextIn(model) > 0 ? std::optional(Price{}) : std::nullopt;
}

} // namespace

QVector<ModelInfo> pricesFromModelList(
    const QJsonObject &document, const EndpointProfile &profile, const PriceOrigin &origin)
{
    QVector<ModelInfo> rows;
    const QJsonArray list = document.value("data"_L1).toArray();
    for (const QJsonValue &value : list) {
        const QJsonObject model = value.toObject();
        const auto price = priceIn(model, profile.local);
        ModelInfo row;
        row.provider = profile.id;
        row.model = model.value("id"_L1).toString();
        if (row.model.isEmpty() || !price)
            continue;
        row.price = *price;
        row.context = contextIn(model);
        row.maxOutput =
            counter(model.value("top_provider"_L1).toObject().value("max_completion_tokens"_L1)).value_or(0);
        row.asOf = origin.asOf;
        row.source = origin.source;
        rows.append(row);
    }
    return rows;
}

QString priceTableFile(const QString &folder)
{
    return folder + u"/price-table.json"_s;
}

Result<void> updatePriceTable(const QString &folder, const QVector<ModelInfo> &rows)
{
    const QString path = priceTableFile(folder);
    ModelCatalog table;
    QFile present(path);
    if (present.open(QIODevice::ReadOnly)) {
        QStringList problems; // rows that cannot be read are no loss: the new ones are whole
        table.merge(present.read(largestFile), false, problems);
    }
    for (const ModelInfo &row : rows)
        table.add(row);
    QJsonArray models;
    for (const ModelInfo &row : table.rows())
        models.append(rowObject(row));
    if (!QDir().mkpath(folder))
        return failure(ErrorCode::FileWrite, folder);
    QSaveFile file(path);
    const QByteArray bytes = QJsonDocument(QJsonObject{{u"models"_s, models}}).toJson(QJsonDocument::Compact);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return failure(ErrorCode::FileWrite, u"%1: %2"_s.arg(path, file.errorString()));
    return {};
}

Result<int> readPriceFile(const QString &folder, const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > largestFile)
        return failure(ErrorCode::FileRead, path);
    const QFileInfo info(path);
    const PriceOrigin origin{info.fileName(), info.lastModified().date().toString(Qt::ISODate)};
    BATON_TRY_ASSIGN(const QVector<ModelInfo> rows, pricesFromLiteLlm(file.readAll(), origin));
    BATON_TRY(updatePriceTable(folder, rows));
    return static_cast<int>(rows.size());
}

} // namespace baton::llm
