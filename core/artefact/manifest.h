// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/artefact/language_profile.h"
#include "core/domain/artefact.h"

#include <QString>

namespace baton::artefact {

/// A package manifest; path empty when the language has none or is not known.
struct Manifest {
    QString path;
    QString text;
};

/// Manifest of a project from its tasks document (section "Required packages") and product document
/// (language, name): sorted, without standard-library names and malformed items, a comment where nothing is
/// required.
[[nodiscard]] Manifest deriveManifest(
    const DocumentFacts &tasks, const DocumentFacts &prd, const LanguageProfiles &profiles);

} // namespace baton::artefact
