// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVector>

/// Private to this folder.
namespace baton::outline {

/// A statement of a Python file with the lines its brackets and strings span.
struct Statement {
    qsizetype indent = 0;
    QString text; ///< without comments
};
[[nodiscard]] QVector<Statement> pythonStatements(const QString &text);

} // namespace baton::outline
