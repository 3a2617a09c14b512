// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/endpoint.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>
#include <QVector>

namespace baton::llm {

/// Where and when prices were read; stands in each of their rows.
struct PriceOrigin {
    QString source;
    QString asOf; ///< ISO
};

/// Prices in the form of LiteLLM's table: an object of models with costs per token. Models of providers that
/// Baton has no endpoint for, and those that do not chat, are left out. Fails with InvalidArgument when the
/// text is no such table.
[[nodiscard]] Result<QVector<ModelInfo>> pricesFromLiteLlm(const QByteArray &json, const PriceOrigin &origin);

/// Prices that an endpoint's own list of models tells (OpenRouter's `pricing`), and how much its models take:
/// local servers say what they were started with, and cost nothing. Empty where it tells none.
[[nodiscard]] QVector<ModelInfo> pricesFromModelList(
    const QJsonObject &document, const EndpointProfile &profile, const PriceOrigin &origin);

/// Puts rows into the table of `folder` that stands between the embedded one and the person's own prices,
/// over those of the same models. Atomic. Fails with FileWrite.
[[nodiscard]] Result<void> updatePriceTable(const QString &folder, const QVector<ModelInfo> &rows);
/// The table's file in `folder`.
[[nodiscard]] QString priceTableFile(const QString &folder);

/// The same from a file in LiteLLM's form, dated by the file: how many prices it held. Fails with FileRead,
/// InvalidArgument or FileWrite.
[[nodiscard]] Result<int> readPriceFile(const QString &folder, const QString &file);

} // namespace baton::llm
