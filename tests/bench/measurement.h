// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVector>

#include <optional>

namespace baton::bench {

/// One number, and what it is compared with, in the same unit.
struct Measurement {
    QString id;
    double value = 0;
    QString unit;
    std::optional<double> baseline{};
    std::optional<double> aim{}; ///< the most it should be

    [[nodiscard]] std::optional<double> ratio() const
    {
        return baseline && *baseline > 0 ? std::optional(value / *baseline) : std::nullopt;
    }
};

using Measurements = QVector<Measurement>;

/// `[{"id","value","unit","baseline","ratio","aim"}]`, null where there is none.
[[nodiscard]] QByteArray asJson(const Measurements &all);
[[nodiscard]] QByteArray asTable(const Measurements &all);

/// The middle of several runs; 0 for none.
[[nodiscard]] double median(QVector<double> values);

} // namespace baton::bench
