// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/endpoint.h"
#include "core/llm/catalog/model_catalog.h"

#include <QStringList>
#include <QVector>

namespace baton::llm {

/// Endpoints and prices as both programs use them: the embedded tables with the person's own rows over them.
struct Catalogs {
    ModelCatalog models;
    QVector<EndpointProfile> endpoints;
    QStringList problems; ///< rows of the person's files that were left out, with the name of the file
};

/// Reads `folder`/endpoints.json and `folder`/prices.json, in the format of the embedded ones, over them, and
/// between the embedded prices and the person's own those of price_table.h. A
/// missing or broken file costs its own rows only. Any thread; call after initResources().
[[nodiscard]] Catalogs loadCatalogs(const QString &folder);

/// Prices without the person's own: the embedded ones, and those of `folder`'s price table over them.
[[nodiscard]] ModelCatalog listedPrices(const QString &folder, QStringList *problems = nullptr);

/// $XDG_CONFIG_HOME/baton, or the platform's place for it.
[[nodiscard]] QString configFolder();

/// Changes of the person's own files, atomic. Members this version does not know stay, in the file and in the
/// row; a file that is no readable JSON is kept as FILE.broken. Fail with InvalidArgument or FileWrite.
[[nodiscard]] Result<void> saveEndpoint(const QString &folder, const EndpointProfile &profile);
[[nodiscard]] Result<void> removeEndpoint(const QString &folder, const QString &id);
/// An override of a price; `model.asOf` is the day it was entered.
[[nodiscard]] Result<void> savePrice(const QString &folder, const ModelInfo &model);
[[nodiscard]] Result<void> removePrice(const QString &folder, const QString &provider, const QString &model);

} // namespace baton::llm
