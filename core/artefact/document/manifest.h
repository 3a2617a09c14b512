// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/artefact/document/language_profile.h"
#include "core/domain/artefact.h"

#include <QMap>
#include <QString>

namespace baton::artefact {

/// A package manifest; path empty when the language has none or is not known.
struct Manifest {
    QString path;
    QString text;
};

/// Manifest of a project from the sections of its documents (by kind) that are tagged as packages,
/// programming language, tasks and project name: sorted, without standard-library names and malformed items,
/// a comment where nothing is required.
[[nodiscard]] Manifest deriveManifest(
    const QMap<QString, DocumentFacts> &documents, const LanguageProfiles &profiles);

} // namespace baton::artefact
