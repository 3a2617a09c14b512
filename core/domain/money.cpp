// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/money.h"

#include <algorithm>
#include <cmath>

namespace baton {

namespace {

constexpr double nanoPerMillionth = 1000; // prices are per million tokens, amounts in billionths
constexpr double mostNano = 1e18;

double millionths(qint64 tokens, double pricePerMillion)
{
    return static_cast<double>(tokens) * pricePerMillion;
}

Money amount(double nano)
{
    return {static_cast<qint64>(std::clamp(nano, 0.0, mostNano))};
}

double dearestInput(const Price &price)
{
    return std::max({price.input, price.cacheRead.value_or(0), price.cacheWrite.value_or(0)});
}

double worstMillionths(qint64 promptTokens, qint64 maxTokens, const Price &price)
{
    return millionths(promptTokens, dearestInput(price)) + millionths(maxTokens, price.output);
}

} // namespace

const Price &Tariff::at(qint64 promptTokens) const
{
    const Price *price = &base;
    for (const PriceTier &tier : tiers) {
        if (promptTokens > tier.above)
            price = &tier.price;
    }
    return *price;
}

Money chargeFor(const Usage &usage, const Tariff &tariff)
{
    const Price &price = tariff.at(usage.input);
    const qint64 plain = std::max<qint64>(0, usage.input - usage.cacheRead - usage.cacheWrite);
    const double sum = millionths(plain, price.input)
        + millionths(usage.cacheRead, price.cacheRead.value_or(price.input))
        + millionths(usage.cacheWrite, price.cacheWrite.value_or(price.input))
        + millionths(usage.output, price.output);
    return amount(std::round(sum * nanoPerMillionth));
}

Money worstCharge(qint64 promptTokens, qint64 maxTokens, const Tariff &tariff)
{
    // A shorter prompt may fall into a dearer tier only if somebody set prices so; then that one counts.
    double worst = worstMillionths(promptTokens, maxTokens, tariff.base);
    for (const PriceTier &tier : tariff.tiers) {
        if (promptTokens > tier.above)
            worst = std::max(worst, worstMillionths(promptTokens, maxTokens, tier.price));
    }
    return amount(std::ceil(worst * nanoPerMillionth));
}

} // namespace baton
