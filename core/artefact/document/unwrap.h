// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/markdown/headings.h"

#include <QString>

namespace baton::artefact {

/// Takes the wrapping off a document: a quoted or indented whole, a fence around the whole (also one that is
/// never closed), and closes fences that a model forgot to close before the next known heading.
[[nodiscard]] QString unwrapDocument(QString text, const markdown::TitleIndex &titles);

/// Without one level of "> " when (nearly) all lines have it.
[[nodiscard]] QString unquoted(const QString &text);

/// "I hope this helps" and its like: what models say behind their work.
[[nodiscard]] bool isClosingChatter(QStringView line);
/// The same by its surest forms only, for files that are prose themselves and may end in friendly words.
[[nodiscard]] bool isSureClosingChatter(QStringView line);
/// "Sure, here is the file:" and its like.
[[nodiscard]] bool isOpeningChatter(QStringView line);

} // namespace baton::artefact
