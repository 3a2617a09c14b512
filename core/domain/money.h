// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVector>
#include <QtGlobal>

#include <compare>
#include <optional>

namespace baton {

/// An amount in US dollars, counted in billionths so that sums of tiny call prices stay exact.
struct Money {
    qint64 nanoUsd = 0;

    [[nodiscard]] double usd() const { return static_cast<double>(nanoUsd) / 1e9; }
    [[nodiscard]] static Money fromUsd(double usd) { return {qRound64(usd * 1e9)}; }

    Money &operator+=(Money other)
    {
        nanoUsd += other.nanoUsd;
        return *this;
    }
    friend Money operator+(Money a, Money b) { return {a.nanoUsd + b.nanoUsd}; }
    friend Money operator-(Money a, Money b) { return {a.nanoUsd - b.nanoUsd}; }
    auto operator<=>(const Money &) const = default;
};

/// Price of one model in USD per million tokens. An absent cache price means "as input".
struct Price {
    double input = 0;
    double output = 0;
    std::optional<double> cacheRead;
    std::optional<double> cacheWrite;
    bool operator==(const Price &) const = default;
};

/// From more than this many prompt tokens on, a whole call costs this much.
struct PriceTier {
    qint64 above = 0;
    Price price;
    bool operator==(const PriceTier &) const = default;
};

/// Price list of one model: what a call costs depends on the size of its prompt.
struct Tariff {
    Price base;
    QVector<PriceTier> tiers; ///< ascending
    bool operator==(const Tariff &) const = default;

    [[nodiscard]] const Price &at(qint64 promptTokens) const;
};

/// Tokens of one call as the endpoint reported them. `input` holds all prompt tokens, cached ones included;
/// `output` everything generated, reasoning included; the other numbers are subsets.
struct Usage {
    qint64 input = 0;
    qint64 output = 0;
    qint64 cacheRead = 0;
    qint64 cacheWrite = 0;
    qint64 reasoning = 0;
    bool estimated = false; ///< counted by us because the endpoint reported nothing
    bool operator==(const Usage &) const = default;

    Usage &operator+=(const Usage &o)
    {
        input += o.input;
        output += o.output;
        cacheRead += o.cacheRead;
        cacheWrite += o.cacheWrite;
        reasoning += o.reasoning;
        estimated = estimated || o.estimated;
        return *this;
    }
};

/// Sums of a run. `unpricedCalls` > 0 means `cost` is a lower bound: unknown is never counted as zero.
struct UsageTotals {
    int calls = 0;
    Usage tokens;
    Money cost;
    int unpricedCalls = 0;
    bool operator==(const UsageTotals &) const = default;
};

/// What a call cost: cached and cache-written tokens are subsets of the input and not charged twice.
[[nodiscard]] Money chargeFor(const Usage &usage, const Tariff &tariff);
/// The most a call can cost: a prompt of at most that size at its dearest rate, and a whole answer. Absurd
/// prices end at the greatest amount instead of overflowing.
[[nodiscard]] Money worstCharge(qint64 promptTokens, qint64 maxTokens, const Tariff &tariff);

} // namespace baton
