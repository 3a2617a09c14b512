// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/model_catalog.h"

#include "core/llm/json_text.h"

#include <QFile>
#include <QJsonArray>

#include <algorithm>
#include <cmath>

namespace baton::llm {

using namespace Qt::StringLiterals;

namespace {

constexpr double dearest = 100'000; // USD per million tokens: more is a mistake in the file

std::optional<double> optionalPrice(const QJsonValue &value)
{
    if (!value.isDouble() || value.toDouble() < 0 || value.toDouble() > dearest)
        return std::nullopt;
    return value.toDouble();
}

std::optional<Price> readPrice(const QJsonObject &row)
{
    const auto input = optionalPrice(row.value("input"_L1));
    const auto output = optionalPrice(row.value("output"_L1));
    if (!input || !output)
        return std::nullopt;
    return Price{*input, *output, optionalPrice(row.value("cache_read"_L1)),
        optionalPrice(row.value("cache_write"_L1))};
}

QString keyOf(const QString &provider, const QString &model)
{
    return provider + u' ' + model;
}

/// "gpt-4o-2024-08-06" and "claude-haiku-4-5-20251001" are priced as the model without the date.
bool isDatedVersion(const QString &asked, const QString &known)
{
    if (!asked.startsWith(known + u'-'))
        return false;
    const QStringView rest = QStringView(asked).sliced(known.size() + 1);
    const auto isDatePart = [](QChar c) { return c.isDigit() || c == u'-'; };
    return rest.size() >= 8 && std::all_of(rest.begin(), rest.end(), isDatePart);
}

double micro(qint64 tokens, double pricePerMillion)
{
    return static_cast<double>(tokens) * pricePerMillion;
}

} // namespace

Result<ModelCatalog> ModelCatalog::fromJson(const QByteArray &json)
{
    const auto document = parseJsonObject(json);
    if (!document)
        return failure(ErrorCode::InvalidArgument, u"no JSON object"_s);
    ModelCatalog catalog;
    catalog.m_asOf = document->value("as_of"_L1).toString();
    const QJsonObject aliases = document->value("aliases"_L1).toObject();
    for (auto it = aliases.begin(); it != aliases.end(); ++it)
        catalog.m_aliases.insert(it.key(), it.value().toString());
    const QJsonArray rows = document->value("models"_L1).toArray();
    for (const QJsonValue &value : rows) {
        const QJsonObject row = value.toObject();
        const QString provider = row.value("provider"_L1).toString();
        const QString model = row.value("model"_L1).toString();
        const auto price = readPrice(row);
        if (provider.isEmpty() || model.isEmpty() || !price)
            return failure(ErrorCode::InvalidArgument, u"row "_s + provider + u' ' + model);
        catalog.add({provider, model, *price, counter(row.value("context"_L1)).value_or(0),
            counter(row.value("max_output"_L1)).value_or(0)});
        catalog.m_tiers.insert(keyOf(provider, model), readTiers(row.value("tiers"_L1).toArray()));
    }
    return catalog;
}

ModelCatalog ModelCatalog::builtIn()
{
    QFile file(u":/baton/models.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return fromJson(file.readAll()).value_or(ModelCatalog{});
}

QVector<ModelCatalog::Tier> ModelCatalog::readTiers(const QJsonArray &list)
{
    QVector<Tier> tiers;
    for (const QJsonValue &value : list) {
        const QJsonObject tier = value.toObject();
        if (const auto price = readPrice(tier))
            tiers.append({counter(tier.value("above"_L1)).value_or(0), *price});
    }
    std::sort(tiers.begin(), tiers.end(), [](const Tier &a, const Tier &b) { return a.above < b.above; });
    return tiers;
}

void ModelCatalog::addOverrides(const QVector<ModelInfo> &rows)
{
    for (const ModelInfo &row : rows) {
        add(row);
        m_tiers.remove(keyOf(row.provider, row.model));
    }
}

void ModelCatalog::add(const ModelInfo &row)
{
    const auto known = std::find_if(m_rows.begin(), m_rows.end(),
        [&](const ModelInfo &old) { return old.provider == row.provider && old.model == row.model; });
    if (known != m_rows.end())
        *known = row;
    else
        m_rows.append(row);
}

const ModelInfo *ModelCatalog::find(const QString &endpoint, const QString &model) const
{
    const QString seller = sellerOf(endpoint);
    const ModelInfo *dated = nullptr;
    for (const ModelInfo &row : m_rows) {
        if (row.provider != seller && row.provider != endpoint)
            continue;
        if (row.model == model)
            return &row;
        const bool longer = !dated || row.model.size() > dated->model.size();
        if (longer && isDatedVersion(model, row.model))
            dated = &row;
    }
    return dated;
}

std::optional<Price> ModelCatalog::priceOf(
    const EndpointProfile &endpoint, const QString &model, qint64 promptTokens) const
{
    if (endpoint.local || endpoint.protocol == Protocol::Replay)
        return Price{};
    const ModelInfo *row = find(endpoint.id, model);
    if (!row)
        return std::nullopt;
    Price price = row->price;
    const QVector<Tier> tiers = m_tiers.value(keyOf(row->provider, row->model));
    for (const Tier &tier : tiers) {
        if (promptTokens > tier.above)
            price = tier.price;
    }
    return price;
}

QStringList ModelCatalog::modelsOf(const QString &endpoint) const
{
    QStringList models;
    for (const ModelInfo &row : m_rows) {
        if (row.provider == sellerOf(endpoint) || row.provider == endpoint)
            models.append(row.model);
    }
    return models;
}

Money costOf(const Usage &usage, const Price &price)
{
    const qint64 plain = std::max<qint64>(0, usage.input - usage.cacheRead - usage.cacheWrite);
    const double millionths = micro(plain, price.input)
        + micro(usage.cacheRead, price.cacheRead.value_or(price.input))
        + micro(usage.cacheWrite, price.cacheWrite.value_or(price.input)) + micro(usage.output, price.output);
    return {std::llround(millionths * 1000)};
}

Money reservationFor(qint64 promptTokens, qint64 maxTokens, const Price &price)
{
    const double dearestInput =
        std::max({price.input, price.cacheRead.value_or(0), price.cacheWrite.value_or(0)});
    return {static_cast<qint64>(
        std::ceil((micro(promptTokens, dearestInput) + micro(maxTokens, price.output)) * 1000))};
}

} // namespace baton::llm
