// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/review.h"

#include <QString>
#include <QVector>

namespace baton::artefact {

/// Title of the section in which a revising answer accounts for the person's remarks.
inline const QString remarksTitle = QStringLiteral("Remarks");

/// One outcome per remark 1..count. `section` is the body of the answer's Remarks section: the table
/// `| Remark | Outcome | Note |`, or lines such as "1. addressed: renamed". What is not there is unanswered.
[[nodiscard]] QVector<RemarkOutcome> readOutcomes(const QString &section, int count);

/// A code answer cut into the part with the code and the body of its Remarks section (empty when none).
struct RemarksCut {
    QString answer;
    QString remarks;
};
[[nodiscard]] RemarksCut cutRemarks(const QString &text);

} // namespace baton::artefact
