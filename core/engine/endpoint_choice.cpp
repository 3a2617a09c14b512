// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/endpoint_choice.h"

namespace baton::engine {

bool haltsRun(ErrorCode code)
{
    return code == ErrorCode::Auth || code == ErrorCode::Quota || code == ErrorCode::NoKey
        || code == ErrorCode::Permission;
}

bool isEndpointDown(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Dns:
    case ErrorCode::ConnectionRefused:
    case ErrorCode::ConnectTimeout:
    case ErrorCode::RateLimited:
    case ErrorCode::AsksToWait:
    case ErrorCode::Overloaded:
    case ErrorCode::ModelLoading:
    case ErrorCode::Server:
    case ErrorCode::FirstByteTimeout:
    case ErrorCode::IdleTimeout:
    case ErrorCode::Disconnected:
    case ErrorCode::ClosedWithoutAnswer:
        return true;
    default:
        return false;
    }
}

ModelChoice modelFor(const RunConfig &config, const Sop &sop, const QString &role)
{
    if (const auto own = config.roleModels.constFind(role); own != config.roleModels.constEnd())
        return *own;
    const RoleSpec *spec = sop.role(role);
    if (spec != nullptr && spec->model.contains(u'/'))
        return {spec->model.section(u'/', 0, 0), spec->model.section(u'/', 1)};
    return config.model;
}

ModelChoice modelFor(const State &state, const Artefact &artefact)
{
    return artefact.fallback.provider.isEmpty() ? modelFor(state.config, state.sop, artefact.role)
                                                : artefact.fallback;
}

std::optional<ModelChoice> fallbackFor(const RunConfig &config, const ActiveCall &call, ErrorCode code)
{
    if (call.isFallback || !isEndpointDown(code))
        return std::nullopt;
    const auto own = config.fallbacks.constFind(call.role);
    const ModelChoice choice = own != config.fallbacks.constEnd() ? *own : config.fallbacks.value(QString());
    const bool isSame = choice.provider == call.endpoint && choice.model == call.model;
    if (choice.provider.isEmpty() || isSame)
        return std::nullopt;
    return choice;
}

} // namespace baton::engine
