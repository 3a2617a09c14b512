// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/markdown/headings.h"

#include <QString>
#include <QVector>

namespace baton::markdown {

struct Section {
    QString title;
    QString body; ///< without blank lines at its ends, LF, no final newline
    qsizetype known = -1; ///< index into the titles, -1 = an extra section
    qsizetype line = 0; ///< 1-based line of the heading in the text that was split; 0 = made otherwise
    bool operator==(const Section &) const = default;
};

/// What stands behind a heading up to the line `end`, with what follows it on its own line.
[[nodiscard]] QString bodyOf(const Lines &lines, const Heading &heading, qsizetype end);

/// Sections of a text as it is, at their heading's own level, for texts that are not to be changed.
[[nodiscard]] QVector<Section> splitSections(const QString &text, const TitleIndex &titles);

[[nodiscard]] qsizetype knownCount(const QVector<Section> &sections);

/// Canonical text: `## Title` and body, one blank line between, one final newline.
[[nodiscard]] QString writeSections(const QVector<Section> &sections);

/// A level-2 section of a canonical text, heading included; empty when it has none of that title (in any
/// case). Headings inside fences do not count.
[[nodiscard]] QString sectionText(const QString &text, const QString &title);

} // namespace baton::markdown
