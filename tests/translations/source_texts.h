// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVector>

namespace baton::test {

/// A text that a source file gives to tr() and its like.
struct SourceText {
    QString file; ///< Relative to the source tree.
    QString text;
};

/// Every such text of the folder `folder` of the source tree. It looks for literals only and so also finds
/// what lupdate passes over in silence, such as a plural whose count is an expression.
QVector<SourceText> sourceTexts(const QString &folder);

} // namespace baton::test
