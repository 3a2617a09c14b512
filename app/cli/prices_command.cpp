// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "app/program/composition.h"
#include "core/llm/catalog/price_table.h"

#include <QDate>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace baton::cli {

using namespace Qt::StringLiterals;

namespace {

QVector<ModelInfo> rowsOf(const Invocation &invocation)
{
    const QString provider = invocation.value(u"provider"_s);
    QVector<ModelInfo> rows;
    for (const ModelInfo &row : invocation.composition->models().rows()) {
        if (provider.isEmpty() || row.provider == provider)
            rows.append(row);
    }
    return rows;
}

/// What a person should know before they trust a price.
QString remarkOn(const ModelInfo &row, const QDate &today)
{
    QStringList remarks;
    if (isOldPrice(row, today))
        remarks.append(u"old"_s);
    if (isDeprecated(row, today))
        remarks.append(u"deprecated"_s);
    else if (!row.deprecated.isEmpty())
        remarks.append(u"deprecated from "_s + row.deprecated);
    for (const PriceTier &tier : row.tiers)
        remarks.append(
            u"above %1 tokens %2/%3"_s.arg(tier.above).arg(tier.price.input).arg(tier.price.output));
    return remarks.join(u", "_s);
}

QJsonValue orNull(const std::optional<double> &price)
{
    return price ? QJsonValue(*price) : QJsonValue(QJsonValue::Null);
}

QJsonObject jsonOf(const ModelInfo &row, const QDate &today)
{
    QJsonArray tiers;
    for (const PriceTier &tier : row.tiers)
        tiers.append(QJsonObject{{u"above"_s, tier.above}, {u"input"_s, tier.price.input},
            {u"output"_s, tier.price.output}, {u"cache_read"_s, orNull(tier.price.cacheRead)},
            {u"cache_write"_s, orNull(tier.price.cacheWrite)}});
    return {{u"provider"_s, row.provider}, {u"model"_s, row.model}, {u"input"_s, row.price.input},
        {u"output"_s, row.price.output}, {u"cache_read"_s, orNull(row.price.cacheRead)},
        {u"cache_write"_s, orNull(row.price.cacheWrite)}, {u"tiers"_s, tiers}, {u"context"_s, row.context},
        {u"max_output"_s, row.maxOutput}, {u"as_of"_s, row.asOf}, {u"source"_s, row.source},
        {u"own"_s, row.own}, {u"old"_s, isOldPrice(row, today)}, {u"deprecated"_s, row.deprecated}};
}

int list(const Invocation &invocation)
{
    const QDate today = QDate::currentDate();
    const QVector<ModelInfo> rows = rowsOf(invocation);
    if (invocation.json()) {
        QJsonArray array;
        for (const ModelInfo &row : rows)
            array.append(jsonOf(row, today));
        printBytes(QJsonDocument(array).toJson());
        return Done;
    }
    print(u"USD per million tokens, input/output, with the day and the source of each price.\n"_s);
    for (const ModelInfo &row : rows) {
        const QString remark = remarkOn(row, today);
        const QString source = row.own ? u"your own"_s : row.source;
        print(u"%1/%2  %3/%4  %5 (%6)%7\n"_s.arg(row.provider, row.model)
                  .arg(row.price.input)
                  .arg(row.price.output)
                  .arg(row.asOf, source, remark.isEmpty() ? QString() : u"  "_s + remark));
    }
    return Done;
}

int update(const Invocation &invocation, const QString &file)
{
    const auto read = llm::readPriceFile(llm::configFolder(), file);
    if (!read)
        return failed(invocation, read.error());
    invocation.composition->reloadCatalogs();
    if (invocation.json())
        printBytes(QJsonDocument(QJsonObject{{u"ok"_s, true}, {u"prices"_s, *read}}).toJson());
    else
        print(u"%1 prices were taken from %2. Your own prices still come first.\n"_s.arg(*read).arg(file));
    return Done;
}

} // namespace

int runPrices(const Invocation &invocation)
{
    const QString what = invocation.arguments.value(0);
    const QString file = invocation.arguments.value(1);
    if ((what.isEmpty() || what == "list"_L1) && file.isEmpty())
        return list(invocation);
    if (what == "update"_L1 && !file.isEmpty())
        return update(invocation, file);
    return badUsage(invocation, u"prices needs list or update FILE (a table in LiteLLM's form)."_s);
}

} // namespace baton::cli
