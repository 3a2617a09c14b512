// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/language.h"

#include <QByteArray>

QT_FORWARD_DECLARE_CLASS(QObject)
class QsciLexer;

namespace baton::ui {

/// A lexer owned by `parent`; nullptr for plain text.
[[nodiscard]] QsciLexer *makeLexer(Language language, QObject *parent);

/// Style number of each byte of a text (UTF-8), made without showing it.
[[nodiscard]] QByteArray styleBytes(Language language, const QByteArray &utf8);

} // namespace baton::ui
