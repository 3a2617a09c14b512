// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVector>

namespace baton::artefact {

/// Characters [start, start + length) of a line.
struct DiffMark {
    int start = 0;
    int length = 0;
    bool operator==(const DiffMark &) const = default;
};

struct DiffLine {
    enum class Kind { Context, Removed, Added };
    Kind kind = Kind::Context;
    int oldLine = 0; ///< 1-based; 0 for added lines
    int newLine = 0; ///< 1-based; 0 for removed lines
    QString text; ///< without its newline
    QVector<DiffMark> marks; ///< changed words of a line that has a counterpart
    bool operator==(const DiffLine &) const = default;
};

struct DiffStat {
    int added = 0;
    int removed = 0;
    bool operator==(const DiffStat &) const = default;
};

/// Names behind "---" and "+++".
struct DiffLabels {
    QString oldName;
    QString newName;
};

/// Unified diff with three lines of context; empty when the texts are equal. All functions here are pure and
/// thread-safe; the work is libgit2's (Myers with its usual limits).
[[nodiscard]] QString unifiedDiff(const QString &oldText, const QString &newText, const DiffLabels &labels);

[[nodiscard]] DiffStat diffStat(const QString &oldText, const QString &newText);

/// Changed lines with `context` unchanged lines around them (-1 = all lines), words marked.
[[nodiscard]] QVector<DiffLine> diffLines(const QString &oldText, const QString &newText, int context = -1);

} // namespace baton::artefact
