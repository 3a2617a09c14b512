// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/artefact.h"

#include <nlohmann/json_fwd.hpp>

/// Values as the JSON forms of the CLI write them.
namespace baton::cli {

using Json = nlohmann::ordered_json;

[[nodiscard]] std::string str(const QString &text);
[[nodiscard]] QByteArray dump(const Json &json);
[[nodiscard]] Json strings(const QStringList &texts);
[[nodiscard]] const char *checkWord(CheckState state);
[[nodiscard]] Json checksOf(const Revision &revision);
[[nodiscard]] Json errorJson(const QString &path, const Error &error);
[[nodiscard]] Json failureJson(const Artefact &artefact);
[[nodiscard]] Json timeJson(TimeMs time);

} // namespace baton::cli
