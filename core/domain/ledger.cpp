// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/ledger.h"

#include <QDateTime>
#include <QHash>

#include <algorithm>
#include <array>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array keys{
    LedgerKey::Role, LedgerKey::Step, LedgerKey::File, LedgerKey::Model, LedgerKey::Call};

QString keyOf(const CallRecord &record, LedgerKey key)
{
    switch (key) {
    case LedgerKey::Role:
        return record.role;
    case LedgerKey::Step:
        return record.step;
    case LedgerKey::File:
        return record.path;
    case LedgerKey::Model:
        return record.endpoint + u'/' + record.model;
    case LedgerKey::Call:
        return record.id.value;
    }
    return {};
}

void add(UsageTotals &totals, const CallRecord &record)
{
    ++totals.calls;
    totals.tokens += record.usage;
    totals.cost += record.cost.value_or(Money{});
    totals.unpricedCalls += record.cost ? 0 : 1;
}

QString field(QString text)
{
    // Paths and model names come from models and servers: a spreadsheet must not run them.
    if (!text.isEmpty() && u"=+-@\t\r"_s.contains(text.front()))
        text.prepend(u'\'');
    const bool quoted = text.contains(u'"') || text.contains(u',') || text.contains(u'\n')
        || text.contains(u'\r') || text.startsWith(u' ') || text.endsWith(u' ');
    return quoted ? u'"' + text.replace(u'"', u"\"\""_s) + u'"' : text;
}

QString line(const QStringList &fields)
{
    return fields.join(u',') + u"\r\n"_s;
}

/// All nine digits, so that sums over the column are exact; no exponent, no locale.
QString usd(Money money)
{
    return QString::number(money.usd(), 'f', 9);
}

QStringList tokenFields(const Usage &usage)
{
    return {QString::number(usage.input), QString::number(usage.cacheRead), QString::number(usage.cacheWrite),
        QString::number(usage.output), QString::number(usage.reasoning)};
}

QStringList tokenTitles()
{
    return {u"input_tokens"_s, u"cached_tokens"_s, u"cache_write_tokens"_s, u"output_tokens"_s,
        u"reasoning_tokens"_s};
}

QStringList fieldsOf(const CallRecord &record)
{
    const QString time = QDateTime::fromMSecsSinceEpoch(record.time, Qt::UTC).toString(Qt::ISODateWithMs);
    QStringList fields{field(record.id.value), time, field(record.role), field(record.step),
        field(record.path), toWord(record.verb).toLower(), field(record.endpoint), field(record.model)};
    fields += tokenFields(record.usage);
    fields += {record.cost ? usd(*record.cost) : QString(), toWord(costBasis(record)),
        record.failed ? u"failed"_s : u"answered"_s};
    return fields;
}

} // namespace

QString toWord(LedgerKey key)
{
    switch (key) {
    case LedgerKey::Role:
        return u"role"_s;
    case LedgerKey::Step:
        return u"step"_s;
    case LedgerKey::File:
        return u"file"_s;
    case LedgerKey::Model:
        return u"model"_s;
    case LedgerKey::Call:
        return u"call"_s;
    }
    return {};
}

std::optional<LedgerKey> ledgerKeyFromWord(const QString &word)
{
    const auto it =
        std::find_if(keys.cbegin(), keys.cend(), [&](LedgerKey key) { return toWord(key) == word; });
    return it == keys.cend() ? std::nullopt : std::optional(*it);
}

QString toWord(CostBasis basis)
{
    switch (basis) {
    case CostBasis::Known:
        return u"known"_s;
    case CostBasis::Estimated:
        return u"estimated"_s;
    case CostBasis::Unknown:
        return u"unknown"_s;
    }
    return {};
}

CostBasis costBasis(const CallRecord &record)
{
    if (!record.cost)
        return CostBasis::Unknown;
    return record.usage.estimated && record.cost->nanoUsd != 0 ? CostBasis::Estimated : CostBasis::Known;
}

QVector<LedgerSum> ledgerSums(const State &state, LedgerKey key)
{
    QVector<LedgerSum> sums;
    QHash<QString, qsizetype> places;
    for (const CallRecord &record : state.ledger) {
        const QString name = keyOf(record, key);
        const auto known = places.constFind(name);
        const qsizetype place = known == places.constEnd() ? sums.size() : *known;
        if (place == sums.size()) {
            places.insert(name, place);
            sums.append({name, {}});
        }
        add(sums[place].totals, record);
    }
    return sums;
}

QString ledgerCsv(const State &state)
{
    QStringList titles{
        u"call"_s, u"time"_s, u"role"_s, u"step"_s, u"file"_s, u"verb"_s, u"endpoint"_s, u"model"_s};
    titles += tokenTitles();
    titles += {u"cost_usd"_s, u"cost_basis"_s, u"outcome"_s};
    QString csv = line(titles);
    for (const CallRecord &record : state.ledger)
        csv += line(fieldsOf(record));
    return csv;
}

QString ledgerCsv(const QVector<LedgerSum> &sums, LedgerKey key)
{
    QStringList titles{toWord(key), u"calls"_s};
    titles += tokenTitles();
    titles += {u"cost_usd"_s, u"calls_of_unknown_price"_s};
    QString csv = line(titles);
    for (const LedgerSum &sum : sums) {
        QStringList fields{field(sum.key), QString::number(sum.totals.calls)};
        fields += tokenFields(sum.totals.tokens);
        fields += {usd(sum.totals.cost), QString::number(sum.totals.unpricedCalls)};
        csv += line(fields);
    }
    return csv;
}

} // namespace baton
