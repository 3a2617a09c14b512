// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/artefact.h"
#include "ui/text/error_text.h"

namespace baton::ui {

/// Words for a failed step: other ones than for the bare error where nothing of an answer had arrived.
[[nodiscard]] ErrorText failureText(const ArtefactFailure &failure);

} // namespace baton::ui
