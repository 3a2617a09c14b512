// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/money.h"
#include "core/domain/state.h"

#include <QStringList>

/// What a project has used, for the usage view, the CLI and spreadsheets. Pure functions of the state; any
/// thread.

namespace baton {

/// What calls that are still to come are expected to cost. Never a promise: `low` and `high` bound what runs
/// like this one cost as a rule.
struct Forecast {
    Money low;
    Money high;
    int calls = 0; ///< expected, of the middle way
    QStringList unpriced; ///< "PROVIDER/MODEL" whose price is unknown; then the amounts are a part only
    bool operator==(const Forecast &) const = default;

    [[nodiscard]] bool isKnown() const { return unpriced.isEmpty(); }
    [[nodiscard]] Money middle() const { return {low.nanoUsd + (high.nanoUsd - low.nanoUsd) / 2}; }

    Forecast &operator+=(const Forecast &other)
    {
        low += other.low;
        high += other.high;
        calls += other.calls;
        unpriced += other.unpriced;
        unpriced.removeDuplicates();
        return *this;
    }
};

enum class LedgerKey { Role, Step, File, Model, Call };
/// "role", "step", "file", "model", "call".
[[nodiscard]] QString toWord(LedgerKey key);
[[nodiscard]] std::optional<LedgerKey> ledgerKeyFromWord(const QString &word);

/// How far a cost can be trusted.
enum class CostBasis {
    Known, ///< from usage or a cost that the endpoint reported
    Estimated, ///< the endpoint reported no usage; tokens were counted from the text
    Unknown, ///< the price is unknown; counted as nothing in sums and said so
};
[[nodiscard]] QString toWord(CostBasis basis); ///< "known", "estimated", "unknown"
[[nodiscard]] CostBasis costBasis(const CallRecord &record);

/// Sum of the calls of one role, step, file or model ("PROVIDER/MODEL"), or one call.
struct LedgerSum {
    QString key;
    UsageTotals totals;
    bool operator==(const LedgerSum &) const = default;
};

/// Sums in order of first appearance. Their totals add up to `State::totals`.
[[nodiscard]] QVector<LedgerSum> ledgerSums(const State &state, LedgerKey key);

/// RFC 4180 with a header row, CRLF line ends; one line per call. A text that a spreadsheet would take for a
/// formula is given a leading apostrophe.
[[nodiscard]] QString ledgerCsv(const State &state);
/// The same of sums.
[[nodiscard]] QString ledgerCsv(const QVector<LedgerSum> &sums, LedgerKey key);

} // namespace baton
