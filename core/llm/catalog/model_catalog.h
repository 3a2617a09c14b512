// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/endpoint.h"
#include "core/domain/money.h"

#include <QHash>
#include <QJsonArray>
#include <QRegularExpression>
#include <QString>
#include <QVector>

#include <optional>

namespace baton::llm {

/// Prices and sizes of models (resources/models.json and the user's overrides). A value; unknown stays
/// unknown: no price is ever taken for zero.
class ModelCatalog {
public:
    /// Fails with InvalidArgument; the detail names the row.
    [[nodiscard]] static Result<ModelCatalog> fromJson(const QByteArray &json);
    /// The embedded table (after initResources()); empty if it cannot be read.
    [[nodiscard]] static ModelCatalog builtIn();

    /// Adds the rows of another table in the same format (the person's own); rows of the same provider and
    /// model are replaced. Bad ones are left out and named in `problems`, never fatal.
    void merge(const QByteArray &json, bool own, QStringList &problems);

    /// Adds one row; it replaces the one of the same provider and model.
    void add(const ModelInfo &row);

    /// Tokens a model thinks with before it answers: its row's, else those of the table "thinking" where a
    /// pattern fits its name, whoever serves it; 0 for all others.
    [[nodiscard]] qint64 headroomOf(const QString &endpoint, const QString &model) const;

    [[nodiscard]] const ModelInfo *find(const QString &endpoint, const QString &model) const;
    /// Price for a prompt of that size (some models cost more beyond a threshold). Zero for local endpoints.
    [[nodiscard]] std::optional<Price> priceOf(
        const EndpointProfile &endpoint, const QString &model, qint64 promptTokens = 0) const;
    /// The same for prompts of any size. A price the person has entered counts for local endpoints too.
    [[nodiscard]] std::optional<Tariff> tariffOf(const EndpointProfile &endpoint, const QString &model) const;
    [[nodiscard]] QStringList modelsOf(const QString &endpoint) const;
    [[nodiscard]] const QVector<ModelInfo> &rows() const { return m_rows; }
    [[nodiscard]] const QString &asOf() const { return m_asOf; }

private:
    [[nodiscard]] const ModelInfo *findRow(const QString &provider, const QString &model) const;
    /// openai-responses and azure sell the models of openai, for instance.
    [[nodiscard]] QString sellerOf(const QString &endpoint) const
    {
        return m_aliases.value(endpoint, endpoint);
    }
    [[nodiscard]] bool mergeRow(const QJsonObject &row, const ModelInfo &defaults);

    QVector<ModelInfo> m_rows;
    QHash<QString, qsizetype> m_places; ///< of rows, by "provider model"
    QHash<QString, QString> m_aliases;
    QVector<QPair<QRegularExpression, qint64>> m_thinking; ///< headroom of models by their names
    QString m_asOf;
};

/// What a call cost: cached and cache-written tokens are subsets of the input and not charged twice.
[[nodiscard]] Money costOf(const Usage &usage, const Price &price);

} // namespace baton::llm
