// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/domain/ledger.h"
#include "core/domain/money.h"

#include <QString>

#include <optional>

/// Numbers, money and times as people of the present locale (QLocale()) read them.
namespace baton::ui {

/// "$0.42"; more digits below ten cents; unknown is said in words, never shown as zero.
[[nodiscard]] QString moneyText(std::optional<Money> amount);
/// A sum with its gaps: "$0.42", "at least $0.42" where some calls had no price, "cost unknown" where all
/// had.
[[nodiscard]] QString costText(const UsageTotals &totals);
/// "$0.02", "$0.40 to $0.90"; empty where nothing is to come or it costs nothing; unknown is said in words.
[[nodiscard]] QString forecastText(const Forecast &forecast);
[[nodiscard]] QString countText(qint64 number); ///< "18,204"
[[nodiscard]] QString tokensText(qint64 tokens); ///< "2,310 tokens"
[[nodiscard]] QString speedText(double tokensPerSecond); ///< "62 tok/s"
[[nodiscard]] QString durationText(qint64 milliseconds); ///< "0.4 s", "14 s", "3 min 20 s", "2 h 5 min"
[[nodiscard]] QString ageText(qint64 milliseconds); ///< "just now", "2 min", "3 h", "5 days"
/// "10:03" today, with the date on other days. `now` decides what today is.
[[nodiscard]] QString clockText(TimeMs time, TimeMs now);
[[nodiscard]] QString bytesText(qint64 bytes);

} // namespace baton::ui
