// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/artefact/document/language_profile.h"
#include "core/domain/artefact.h"

#include <QMap>

namespace baton::artefact {

/// What serves a requirement, as the documents and the tests themselves say: never a summary's word for it.
struct RequirementCoverage {
    QString id;
    QString priority;
    QString text;
    QStringList files; ///< whose row of the task table names it
    QStringList tests; ///< files with a test that names it
    bool operator==(const RequirementCoverage &) const = default;
};

/// A row for each requirement of the pool, in its order; none without a pool. `texts`: of the project's files
/// by path. Linear in the texts.
[[nodiscard]] QVector<RequirementCoverage> coverageOf(const QMap<QString, DocumentFacts> &documents,
    const QMap<QString, QString> &texts, const LanguageProfiles &profiles);

} // namespace baton::artefact
