// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVector>

#include <functional>

namespace samples {

/// Answers of one shape and any size: what looping models write, and what parsers are slow at.
struct AnswerFamily {
    QString name; ///< "prd.think_close"
    QString kind; ///< of `baton-cli check`
    QString path; ///< of code and tests
    std::function<QString(qsizetype)> text; ///< about so many characters
    bool isOwn = true; ///< of this kind only, else one that all readers meet

    /// Reads it as a run would: as an answer to the step with the project's documents around it.
    void read(const QString &raw) const;
};

[[nodiscard]] QVector<AnswerFamily> answerFamilies();

} // namespace samples
