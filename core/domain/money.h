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

} // namespace baton
