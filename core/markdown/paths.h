// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

/// The one reader of file names in words: list items, table cells, labels of fences, tree drawings.
namespace baton::markdown {

/// Zero-width spaces and joiners, byte order marks, soft hyphens.
[[nodiscard]] bool takesNoRoom(QChar c);
/// Without signs that take no room; spaces that do not break are plain ones.
[[nodiscard]] QString withoutInvisible(QStringView text);

/// A path as paths are compared and planned: '/' between its parts, NFC, without "./" or "/" before it,
/// escapes
/// ("\_") and signs that take no room. Not safe by itself: RelativePath decides that.
[[nodiscard]] QString normalPath(QStringView path);

/// Whether a word names a file: a known extension, a folder before it, or a name such as "Makefile". Folders,
/// patterns ("*.py"), addresses and "..." are none. A word that was marked as code may have any extension,
/// none, or spaces.
[[nodiscard]] bool namesFile(QStringView word, bool marked = false);
/// A word that names a folder: "src/", "lib/core/".
[[nodiscard]] bool namesFolder(QStringView word);

/// The files an item begins with, however they are marked, and what it says of them: "`a.py`, `b.py`: the
/// core".
struct LeadingPaths {
    QStringList paths; ///< normalised, each once; empty when the item begins with no file
    QString folder; ///< when it begins with a folder instead, with its final '/'
    QString rest; ///< what follows, without the separator; the whole text when it begins with neither
};
[[nodiscard]] LeadingPaths leadingPaths(QStringView item);

/// The file an item begins with, else the one it holds in back-ticks, else its first word that names one;
/// what names none is given back up to its first separator.
[[nodiscard]] QString pathOf(const QString &item);

} // namespace baton::markdown
