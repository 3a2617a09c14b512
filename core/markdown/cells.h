// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/markdown/lines.h"

#include <QHash>
#include <QSet>
#include <QString>
#include <QStringList>

#include <optional>

/// What stands in a table cell or behind a list marker, and how it is read as a value.
namespace baton::markdown {

/// Whether a text stands for an empty list: only marks, "None", "N/A", "-", "无", "暂无", "keine", or a short
/// sentence that says so ("No open questions.", "None - all clear", "无待明确事项"). A text with a question
/// mark says something, and so does "No login" or "无需登录".
[[nodiscard]] bool saysNothing(QStringView text);
/// Whether a cell begins with a word for nothing: what follows is a remark ("None (used by main.py)").
[[nodiscard]] bool beginsWithNothing(QStringView cell);

/// A cell or item as text: no code marks, bold marks, "./" before a path or escapes of pipes; of a link its
/// words.
[[nodiscard]] QString plainCell(QStringView cell);
/// The same as a value to compare (a path, an ID): without stars and quotes around it, too.
[[nodiscard]] QString plainValue(const QString &cell);
/// The single words of a cell such as "R1, R2 and (R5)", each once, without those that say nothing.
[[nodiscard]] QStringList cellWords(const QString &cell);
/// The parts of "a.py, b.py and c.py<br>d.py" as they stand.
[[nodiscard]] QStringList cellParts(const QString &cell);

/// The paths of list items as readFileList reads them: of nested items too, below their folder's.
[[nodiscard]] QStringList pathsOfItems(const QStringList &items);

/// Text behind a list marker ("- ", "* ", "+ ", "• ", "1. ", "1) "); null when the line is no item.
[[nodiscard]] QStringView itemText(QStringView line);
/// Items of the list in a text; nullopt when it holds none. Nested items stay with theirs as further lines
/// ("\n- ..."), and so do continuation lines. A list whose only item says nothing is empty.
[[nodiscard]] std::optional<QStringList> listItems(const Lines &lines);
/// A list without markers: every line is an item, fence lines and lines that say nothing apart.
[[nodiscard]] QStringList bareItems(const Lines &lines);

/// The files of a table and the ways a cell may name them: exactly, in another case, by file name alone or as
/// a module ("lights.cli"), where that is unambiguous. A cell that begins with nothing names none.
class FileNames {
public:
    explicit FileNames(const QStringList &files);

    /// The file a word names; empty when none.
    [[nodiscard]] QString find(const QString &word) const;

    struct Named {
        QStringList files; ///< each once, in the cell's order
        QStringList unknown; ///< parts of the cell that name no file and do not say "None"
    };
    [[nodiscard]] Named namedIn(const QString &cell) const;

private:
    static void remember(QHash<QString, QString> &names, const QString &key, const QString &file);
    [[nodiscard]] QString findModule(const QString &word) const;

    QSet<QString> m_exact;
    QHash<QString, QString> m_loose;
    QHash<QString, QString> m_modules; ///< without extension
};

} // namespace baton::markdown
