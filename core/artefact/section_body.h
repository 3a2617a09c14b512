// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/sop.h"

#include <QString>

namespace baton::artefact {

/// A section's body in the form its schema wants: a diagram gets its missing fence, a table or list loses a
/// fence around the whole, a JSON array becomes a list. Everything else stays as it is.
[[nodiscard]] QString canonicalBody(const QString &body, const SectionSpec &spec);

} // namespace baton::artefact
