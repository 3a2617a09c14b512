// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/markdown/tables.h"

#include <QString>
#include <QStringList>
#include <QVector>

namespace baton::markdown {

struct ListedFile {
    QString path; ///< normalised, the folders above it included
    QString purpose; ///< what the list says of it, one line; may be empty
    bool operator==(const ListedFile &) const = default;
};

/// The files of a text that lists them in any of the usual ways: bullets (nested under folders or groups),
/// plain lines, one line with commas or arrows, sub-headings, tables, tree drawings, fenced or not. Files in
/// sentences around the list and below a file's own item do not count, nor what follows the 20,000th line.
struct FileList {
    QVector<ListedFile> files; ///< each once, in their order
    QStringList others; ///< items and lines that name no file (patterns, groups, sentences), as words
    bool plain = true; ///< each file has an item of its own at the margin that begins with its path
};
[[nodiscard]] FileList readFileList(const QString &text);
/// The files of tables: of the column that holds most paths, below the folders of another column if there is
/// one.
[[nodiscard]] FileList filesOfTables(const QVector<Table> &tables);

/// "- `path`: purpose", one line a file; numbered when `ordered`.
[[nodiscard]] QString writeFileList(const FileList &list, bool ordered);

} // namespace baton::markdown
