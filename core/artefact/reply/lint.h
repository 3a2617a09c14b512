// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/artefact/document/language_profile.h"
#include "core/artefact/reply/reply_parser.h"

#include <QPair>
#include <QString>
#include <QVector>

namespace baton::artefact {

struct LintProblem {
    QString id; ///< word of a ProblemId; of the syntax check its own id
    QString detail;
    bool operator==(const LintProblem &) const = default;
};

/// What `baton-cli check` prints of one raw answer.
struct LintResult {
    QString kind;
    bool ok = false;
    QVector<QPair<QString, QString>> sections; ///< title and body, in canonical order
    QVector<QPair<QString, QString>> files; ///< path and content; of code and test answers
    QVector<LintProblem> problems;
    QStringList readings; ///< how it was read where it was not plain, a sentence each
    ParsedReply reply; ///< for the caller who adds `syntax`
};

/// Reads an answer as the engine would when it was asked for `path` (empty: the step's own path) of this
/// kind. Kinds the SOP lacks (review, summary, code, test in an SOP without them) are read by the stock
/// rules. Fails with InvalidArgument for a kind that nobody knows.
[[nodiscard]] Result<LintResult> lint(const QString &raw, const QString &kind, const QString &path,
    const Sop &sop, const LanguageProfiles &profiles);

} // namespace baton::artefact
