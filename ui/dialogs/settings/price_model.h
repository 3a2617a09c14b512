// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/endpoint.h"
#include "core/domain/run_config.h"
#include "ui/support/theme_controller.h"

#include <QAbstractTableModel>
#include <QDate>
#include <QVector>

#include <optional>

namespace baton::ui {

/// Prices as a table one can write into: a price typed over a known one becomes the person's own, with
/// today's date; what has no price says "unknown". Works on a copy. GUI thread.
class PriceModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Endpoint, Model, Input, Output, CacheRead, CacheWrite, Day, ColumnCount };

    PriceModel(const ThemeController &theme, QObject *parent = nullptr);

    /// `rows` as they count now; `listed` without the person's own, to go back to.
    void setRows(const QVector<ModelInfo> &rows, const QVector<ModelInfo> &listed);
    /// Models in use that have no price; they are shown first.
    void setUnpriced(const QVector<ModelChoice> &choices);

    /// Row of a model, which is added without a price when it is not there.
    int rowOf(const QString &provider, const QString &model);
    [[nodiscard]] bool isOwn(int row) const;
    /// Back to the listed price, or away with the row when there is none.
    void reset(int row);
    /// Where the price comes from, for people.
    [[nodiscard]] QString sourceText(int row) const;
    /// Own prices that are new or changed, and those that were taken back.
    [[nodiscard]] QVector<ModelInfo> edited() const;
    [[nodiscard]] QVector<ModelInfo> removed() const;
    /// Row of a price that lacks its other half; -1 when there is none.
    [[nodiscard]] int halfPriced() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

    void retranslate();

private:
    struct Row {
        ModelInfo model;
        std::optional<double> input; ///< a row without a price has none
        std::optional<double> output;
        [[nodiscard]] bool isPriced() const { return input && output; }
    };

    [[nodiscard]] static Row rowFor(const ModelInfo &model);
    [[nodiscard]] static ModelInfo valueOf(const Row &row);
    [[nodiscard]] int find(const QString &provider, const QString &model) const;
    [[nodiscard]] const ModelInfo *listed(const ModelInfo &model) const;
    [[nodiscard]] QString text(const Row &row, int column) const;
    [[nodiscard]] QString dayText(const Row &row) const;
    void put(Row &row, int column, std::optional<double> value) const;

    const ThemeController &m_theme;
    QVector<Row> m_rows;
    QVector<ModelInfo> m_stored;
    QVector<ModelInfo> m_listed;
    QDate m_today;
};

/// A price as typed, in the person's locale or with a point: "2.5", "$2,5"; nothing for an empty text.
/// `ok` turns false when it is no amount from 0.
[[nodiscard]] std::optional<double> priceFromText(const QString &text, bool &ok);

} // namespace baton::ui
