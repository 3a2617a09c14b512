// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace baton::artefact {

/// Words models put behind ``` for files with this name; empty when the kind of file is not known.
[[nodiscard]] QStringList fenceNamesFor(const QString &path);

/// Whether the word names a language at all (as opposed to a path or a fancy).
[[nodiscard]] bool isFenceName(const QString &word);

[[nodiscard]] bool isMarkdownPath(const QString &path);

/// Files that are themselves written in tags.
[[nodiscard]] bool isMarkup(const QString &path);

/// Files that are read, not run: any text is a valid one.
[[nodiscard]] bool isProsePath(const QString &path);

} // namespace baton::artefact
