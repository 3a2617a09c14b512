// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/artefact/title_index.h"

#include <QStringList>
#include <QVector>

namespace baton::artefact {

/// How a heading is written: 1..6 are ATX levels, the rest stands for other ways.
enum HeadingStyle : int {
    BoldHeading = 7,
    SetextDouble = 8,
    SetextSingle = 9,
    PlainHeading = 10,
    headingStyles = 11
};

struct Heading {
    qsizetype line = 0; ///< index of its first line
    qsizetype bodyLine = 0; ///< index of the first line after it
    int style = 2;
    qsizetype known = -1; ///< index of the title, -1 = a heading the schema does not name
    QString title; ///< as written, without decoration
    QString rest; ///< text behind the title on the same line
};

/// Candidates outside fences. Bold and plain lines count only when they name a known title.
[[nodiscard]] QVector<Heading> scanHeadings(const QStringList &lines, const TitleIndex &titles);

/// One line by itself, as ATX or bold heading; style 0 when it is neither.
[[nodiscard]] Heading headingAt(QStringView line, const TitleIndex &titles);

/// The style that holds most known titles; 2 when there is none.
[[nodiscard]] int canonicalStyle(const QVector<Heading> &headings);

} // namespace baton::artefact
