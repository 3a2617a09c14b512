// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace baton {

/// The folder of a person's own files, which window and command line share: settings.json, endpoints.json,
/// prices.json, sops/. $BATON_CONFIG where that is set, else $XDG_CONFIG_HOME/baton or the platform's place
/// for it. Any thread.
[[nodiscard]] QString configFolder();

} // namespace baton
