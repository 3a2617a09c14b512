// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/artefact/title_index.h"

#include <QString>
#include <QStringList>
#include <QVector>

namespace baton::artefact {

struct Section {
    QString title;
    QString body; ///< without blank lines at its ends, LF, no final newline
    qsizetype known = -1; ///< index into the titles, -1 = an extra section
    qsizetype line = 0; ///< 1-based line of the heading in the text that was split; 0 = made otherwise
    bool operator==(const Section &) const = default;
};

/// Sections of an answer in the order they stand there; what precedes the first heading is dropped. Known
/// titles appear at most once (the last filled one wins), extra sections without a body are dropped.
[[nodiscard]] QVector<Section> readSections(const QStringList &lines, const TitleIndex &titles);

/// Sections of a text as it is, at their heading's own level, for texts that are not to be changed.
[[nodiscard]] QVector<Section> splitSections(const QString &text, const TitleIndex &titles);

[[nodiscard]] qsizetype knownCount(const QVector<Section> &sections);

} // namespace baton::artefact
