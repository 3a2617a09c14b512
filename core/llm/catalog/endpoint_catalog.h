// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/endpoint.h"
#include "core/llm/catalog/model_catalog.h"
#include "core/llm/port/provider.h"

#include <QVector>

#include <functional>
#include <optional>

namespace baton::llm {

/// Profiles from JSON ({"endpoints": [...]}), completed with the catalogue's model names. Fails with
/// InvalidArgument; the detail names the endpoint.
[[nodiscard]] Result<QVector<EndpointProfile>> endpointsFromJson(
    const QByteArray &json, const ModelCatalog &models);
/// Adds the endpoints of another list (the person's own); rows with the same id are replaced. Bad ones are
/// left out and named in `problems`, never fatal.
void mergeEndpoints(QVector<EndpointProfile> &endpoints, const QByteArray &json, const ModelCatalog &models,
    bool own, QStringList &problems);
/// What keeps a profile from being used, as technical words ("id", "base_url", ...); empty = nothing.
[[nodiscard]] QString profileProblem(const EndpointProfile &profile);
/// The embedded list (after initResources()).
[[nodiscard]] QVector<EndpointProfile> builtInEndpoints(const ModelCatalog &models);
[[nodiscard]] std::optional<EndpointProfile> findEndpoint(
    const QVector<EndpointProfile> &endpoints, const QString &id);
/// The profile as a run uses it: with the run's base URL, if it names one.
[[nodiscard]] EndpointProfile withBaseUrl(EndpointProfile profile, const QString &baseUrl);

/// Where keys may be looked up; each returns an empty text for "none".
struct KeySources {
    std::function<QString(const QString &variable)> environment;
    std::function<QString(const QString &endpoint)> store; ///< the system's keychain
};

struct ResolvedKey {
    Secret key;
    QString source; ///< "environment:NAME", "keychain", or empty for no key
};

/// The key for a call. `apiKeyEnv` names the variable outright; otherwise the profile's usual variable, then
/// the keychain, count - and only for the provider's own host: another base URL gets no key it was not given.
[[nodiscard]] ResolvedKey resolveKey(const EndpointProfile &profile, const QString &baseUrl,
    const QString &apiKeyEnv, const KeySources &sources);
/// Reads the process environment.
[[nodiscard]] QString environmentValue(const QString &variable);

} // namespace baton::llm
