// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/artefact/document/language_profile.h"
#include "core/artefact/report/coverage.h"
#include "core/domain/hand_over.h"
#include "core/domain/state.h"

namespace baton::session {

/// What an export would hand over and what speaks against it. `texts` is asked for what goes out, to look for
/// keys in it, and `folder` is looked at for files that hold something else. Run thread.
[[nodiscard]] ExportReview reviewExport(const State &state, const TextSource &texts, const QString &folder,
    const artefact::LanguageProfiles &languages);

/// What is handed over, as far as requirements and tests are concerned.
struct HandedOver {
    HandedOver(const State &state, const TextSource &texts, const artefact::LanguageProfiles &languages);

    QMap<QString, DocumentFacts> documents; ///< by kind
    QMap<QString, QString> files; ///< texts of source files and tests
    QVector<artefact::RequirementCoverage> coverage;
};

/// What was proven: the last run of the tests, findings nobody decided on, requirements without a test. Run
/// thread.
[[nodiscard]] Proof proofOf(const State &state, const TextSource &texts, const HandedOver &project,
    const artefact::LanguageProfiles &languages);

} // namespace baton::session
