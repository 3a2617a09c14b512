// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/catalog/model_catalog.h"

#include "core/llm/port/json_text.h"

#include <QFile>
#include <QJsonArray>

#include <algorithm>

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

QVector<PriceTier> readTiers(const QJsonArray &list)
{
    QVector<PriceTier> tiers;
    for (const QJsonValue &value : list) {
        const QJsonObject tier = value.toObject();
        if (const auto price = readPrice(tier))
            tiers.append({counter(tier.value("above"_L1)).value_or(0), *price});
    }
    std::sort(
        tiers.begin(), tiers.end(), [](const PriceTier &a, const PriceTier &b) { return a.above < b.above; });
    return tiers;
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

} // namespace

Result<ModelCatalog> ModelCatalog::fromJson(const QByteArray &json)
{
    ModelCatalog catalog;
    QStringList problems;
    catalog.merge(json, false, problems);
    if (!problems.isEmpty())
        return failure(ErrorCode::InvalidArgument, problems.constFirst());
    return catalog;
}

void ModelCatalog::merge(const QByteArray &json, bool own, QStringList &problems)
{
    const auto document = parseJsonObject(json);
    if (!document) {
        problems.append(u"no JSON object"_s);
        return;
    }
    ModelInfo defaults;
    defaults.asOf = document->value("as_of"_L1).toString();
    defaults.source = document->value("source"_L1).toString();
    defaults.own = own;
    if (!own && !defaults.asOf.isEmpty())
        m_asOf = defaults.asOf;
    const QJsonObject aliases = document->value("aliases"_L1).toObject();
    for (auto it = aliases.begin(); it != aliases.end(); ++it)
        m_aliases.insert(it.key(), it.value().toString());
    const QJsonObject thinking = document->value("thinking"_L1).toObject();
    for (const QJsonValue &pattern : thinking.value("models"_L1).toArray())
        m_thinking.append({QRegularExpression::fromWildcard(pattern.toString()),
            counter(thinking.value("headroom"_L1)).value_or(0)});
    const QJsonArray rows = document->value("models"_L1).toArray();
    for (const QJsonValue &value : rows) {
        const QJsonObject row = value.toObject();
        if (!mergeRow(row, defaults))
            problems.append(
                u"row "_s + row.value("provider"_L1).toString() + u' ' + row.value("model"_L1).toString());
    }
}

bool ModelCatalog::mergeRow(const QJsonObject &row, const ModelInfo &defaults)
{
    ModelInfo model = defaults;
    model.provider = row.value("provider"_L1).toString();
    model.model = row.value("model"_L1).toString();
    const auto price = readPrice(row);
    if (model.provider.isEmpty() || model.model.isEmpty() || !price)
        return false;
    model.price = *price;
    model.context = counter(row.value("context"_L1)).value_or(0);
    model.maxOutput = counter(row.value("max_output"_L1)).value_or(0);
    model.headroom = counter(row.value("headroom"_L1)).value_or(0);
    model.asOf = row.value("as_of"_L1).toString(defaults.asOf);
    model.source = row.value("source"_L1).toString(defaults.source);
    model.tiers = readTiers(row.value("tiers"_L1).toArray());
    model.deprecated = row.value("deprecated"_L1).toString();
    add(model);
    return true;
}

ModelCatalog ModelCatalog::builtIn()
{
    QFile file(u":/baton/models.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return fromJson(file.readAll()).value_or(ModelCatalog{});
}

void ModelCatalog::add(const ModelInfo &row)
{
    const QString key = keyOf(row.provider, row.model);
    const auto place = m_places.constFind(key);
    if (place == m_places.constEnd()) {
        m_places.insert(key, m_rows.size());
        m_rows.append(row);
        return;
    }
    // A price of one's own says nothing about sizes and dates, so the table's stay.
    ModelInfo &known = m_rows[*place];
    const ModelInfo former = known;
    known = row;
    known.context = row.context > 0 ? row.context : former.context;
    known.maxOutput = row.maxOutput > 0 ? row.maxOutput : former.maxOutput;
    known.headroom = row.headroom > 0 ? row.headroom : former.headroom;
    if (row.deprecated.isEmpty())
        known.deprecated = former.deprecated;
}

qint64 ModelCatalog::headroomOf(const QString &endpoint, const QString &model) const
{
    const ModelInfo *row = find(endpoint, model);
    if (row != nullptr && row->headroom > 0)
        return row->headroom;
    const QString name = model.section(u'/', -1);
    const auto thinks = std::find_if(m_thinking.cbegin(), m_thinking.cend(),
        [&name](const auto &entry) { return entry.first.match(name).hasMatch(); });
    return thinks == m_thinking.cend() ? 0 : thinks->second;
}

const ModelInfo *ModelCatalog::find(const QString &endpoint, const QString &model) const
{
    // What is said of the endpoint itself beats what its seller asks for elsewhere.
    const ModelInfo *own = findRow(endpoint, model);
    return own || sellerOf(endpoint) == endpoint ? own : findRow(sellerOf(endpoint), model);
}

const ModelInfo *ModelCatalog::findRow(const QString &provider, const QString &model) const
{
    if (const auto place = m_places.constFind(keyOf(provider, model)); place != m_places.constEnd())
        return &m_rows.at(*place);
    const ModelInfo *dated = nullptr;
    for (const ModelInfo &row : m_rows) {
        if (row.provider != provider)
            continue;
        const bool longer = !dated || row.model.size() > dated->model.size();
        if (longer && isDatedVersion(model, row.model))
            dated = &row;
    }
    return dated;
}

std::optional<Price> ModelCatalog::priceOf(
    const EndpointProfile &endpoint, const QString &model, qint64 promptTokens) const
{
    const auto tariff = tariffOf(endpoint, model);
    return tariff ? std::optional<Price>(tariff->at(promptTokens)) : std::nullopt;
}

std::optional<Tariff> ModelCatalog::tariffOf(const EndpointProfile &endpoint, const QString &model) const
{
    if (endpoint.protocol == Protocol::Replay)
        return Tariff{};
    const ModelInfo *row = find(endpoint.id, model);
    if (endpoint.local && (!row || !row->own))
        return Tariff{};
    if (!row)
        return std::nullopt;
    return Tariff{row->price, row->tiers};
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
    return chargeFor(usage, {price, {}});
}

} // namespace baton::llm
