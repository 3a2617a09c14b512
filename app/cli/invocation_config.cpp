// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/invocation_config.h"

#include "app/program/composition.h"
#include "core/llm/catalog/endpoint_catalog.h"
#include "core/llm/catalog/price_table.h"

#include <QDate>

#include <cmath>

namespace baton::cli {

using namespace Qt::StringLiterals;

namespace {

void tellLeftOut(const QString &what)
{
    complain(u"The settings file has a value that was left out: %1."_s.arg(what));
}

/// Keeps a usable value; an unusable one is an error where an option gave it, and left out otherwise.
template <class Checked>
bool check(const Invocation &invocation, const QString &option, QString &value, const Checked &checked)
{
    if (checked)
        return true;
    if (invocation.has(option)) {
        tellFailure(invocation, checked.error());
        return false;
    }
    complain(checked.error());
    value.clear();
    return true;
}

} // namespace

ConfigSources configSourcesOf(const Invocation &invocation)
{
    QStringList providers;
    for (const EndpointProfile &profile : invocation.composition->endpoints())
        providers.append(profile.id);
    QStringList problems;
    ConfigSources sources = configSources(invocation.parser, providers, problems);
    problems += invocation.composition->catalogProblems();
    for (const QString &problem : std::as_const(problems))
        tellLeftOut(problem);
    return sources;
}

void tellProblems(const ChosenConfig &chosen)
{
    for (const QString &problem : chosen.problems)
        tellLeftOut(problem);
}

bool applyNetwork(const Invocation &invocation, llm::NetworkOptions network)
{
    if (!check(invocation, u"ca-file"_s, network.caFile, llm::tlsConfiguration(network.caFile))
        || !check(invocation, u"proxy"_s, network.proxy, llm::proxyFrom(network.proxy)))
        return false;
    invocation.composition->setNetwork(network);
    return true;
}

namespace {

constexpr double dearest = 100'000;

std::optional<double> usdOf(const QString &text)
{
    bool ok = false;
    const double usd = text.trimmed().toDouble(&ok);
    const bool fits = ok && std::isfinite(usd) && usd >= 0 && usd <= dearest;
    return fits ? std::optional(usd) : std::nullopt;
}

} // namespace

Result<ModelInfo> priceFrom(const QString &value)
{
    // The last equals sign: a model's name may hold one.
    const qsizetype equals = value.lastIndexOf(u'=');
    const QString name = value.left(equals);
    const QStringList amounts = value.mid(equals + 1).split(u',');
    const auto input = usdOf(amounts.value(0));
    const auto output = usdOf(amounts.value(1));
    ModelInfo model;
    model.provider = name.section(u'/', 0, 0);
    model.model = name.section(u'/', 1);
    const bool named = equals > 0 && !model.provider.isEmpty() && !model.model.isEmpty();
    if (!named || amounts.size() != 2 || !input || !output)
        return failure(ErrorCode::InvalidArgument,
            u"--price %1: it must be PROVIDER/MODEL=IN,OUT in USD per million tokens"_s.arg(value));
    model.price = {*input, *output, std::nullopt, std::nullopt};
    model.asOf = QDate::currentDate().toString(Qt::ISODate);
    model.own = true;
    return model;
}

Result<void> keepPrices(const Invocation &invocation)
{
    const QStringList values = invocation.parser.values(u"price"_s);
    for (const QString &value : values) {
        BATON_TRY_ASSIGN(const auto model, priceFrom(value));
        if (!llm::findEndpoint(invocation.composition->endpoints(), model.provider))
            return failure(ErrorCode::InvalidArgument,
                u"--price %1: '%2' is not known; `baton-cli providers` lists them"_s.arg(
                    value, model.provider));
        BATON_TRY(llm::savePrice(llm::configFolder(), model));
    }
    if (!values.isEmpty())
        invocation.composition->reloadCatalogs();
    return {};
}

Result<void> keepContext(const Invocation &invocation, const ModelChoice &choice)
{
    constexpr qint64 least = 2048;
    constexpr qint64 most = 100'000'000;
    if (!invocation.has(u"context"_s))
        return {};
    const QString value = invocation.value(u"context"_s);
    const qint64 tokens = value.toLongLong();
    if (tokens < least || tokens > most)
        return failure(ErrorCode::InvalidArgument,
            u"--context %1: it must be a number of tokens from %2 to %3"_s.arg(value).arg(least).arg(most));
    const auto endpoint = llm::findEndpoint(invocation.composition->endpoints(), choice.provider);
    const QString model = choice.model.isEmpty() && endpoint ? endpoint->defaultModel : choice.model;
    const ModelInfo *known = invocation.composition->models().find(choice.provider, model);
    if (known == nullptr && (!endpoint || !endpoint->local))
        return failure(ErrorCode::InvalidArgument,
            u"--context %1: the price of %2/%3 is not known; give it, too, with --price"_s.arg(
                value, choice.provider, model));
    ModelInfo row = known != nullptr
        ? *known
        : ModelInfo{.asOf = QDate::currentDate().toString(Qt::ISODate), .source = u"run --context"_s};
    row.provider = choice.provider;
    row.model = model;
    row.context = tokens;
    BATON_TRY(llm::updatePriceTable(llm::configFolder(), {row}));
    invocation.composition->reloadCatalogs();
    return {};
}

} // namespace baton::cli
