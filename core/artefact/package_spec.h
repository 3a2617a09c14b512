// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/artefact/language_profile.h"
#include "core/domain/artefact.h"

#include <QString>
#include <QVector>

namespace baton::artefact {

/// One item of "Required packages", read the way the language's manifest writes it.
struct PackageSpec {
    QString raw;
    QString name;
    QString version; ///< as the manifest wants it (">=2.31", "^4.18.0", "v1.2.3"); empty = any
    QString problem; ///< why it cannot be used; empty when it can
    bool operator==(const PackageSpec &) const = default;
};

[[nodiscard]] PackageSpec parsePackage(const QString &item, const LanguageProfile &profile);

/// All items of the section "Required packages" of a tasks document.
[[nodiscard]] QVector<PackageSpec> requiredPackages(
    const DocumentFacts &tasks, const LanguageProfile &profile);

/// Language of a project: what the product document says, else what most planned files are written in.
[[nodiscard]] const LanguageProfile *projectLanguage(
    const DocumentFacts *prd, const DocumentFacts &tasks, const LanguageProfiles &profiles);

} // namespace baton::artefact
