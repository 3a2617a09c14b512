// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/endpoint.h"

#include <QString>

namespace baton::ui {

/// What is wrong with a base URL typed for an endpoint, as a translated sentence; empty = nothing. An empty
/// text means the endpoint's own address. A key never goes to another machine unencrypted. Pure.
[[nodiscard]] QString baseUrlProblem(const QString &text, const EndpointProfile &profile, bool hasKey);

} // namespace baton::ui
