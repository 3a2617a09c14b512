// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/artefact/document/language_profile.h"
#include "core/domain/artefact.h"

#include <QString>
#include <QVector>

namespace baton::artefact {

/// One required package, read the way the language's manifest writes it.
struct PackageSpec {
    QString raw;
    QString name;
    QString version; ///< as the manifest wants it (">=2.31", "^4.18.0", "v1.2.3"); empty = any
    QString problem; ///< why it cannot be used; empty when it can
    bool operator==(const PackageSpec &) const = default;
};

/// All packages of the section that lists them (tag `packages`; may be null).
[[nodiscard]] QVector<PackageSpec> requiredPackages(
    const SectionFacts *section, const LanguageProfile &profile);

/// Language of a project: what the section of the programming language says, else what most files of the task
/// table are written in. Both may be null.
[[nodiscard]] const LanguageProfile *projectLanguage(
    const SectionFacts *language, const SectionFacts *tasks, const LanguageProfiles &profiles);

} // namespace baton::artefact
