// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/markdown/sections.h"

#include <QVector>

namespace baton::artefact {

/// Sections of an answer in the order they stand there; what precedes the first heading is dropped. Known
/// titles appear at most once (the last filled one wins), extra sections without a body are dropped. The
/// section `quoting` (an index into the titles, -1 = none) holds a person's words: headings in it are part of
/// them until the sections go on in order.
[[nodiscard]] QVector<markdown::Section> readSections(
    const markdown::Lines &lines, const markdown::TitleIndex &titles, qsizetype quoting = -1);

} // namespace baton::artefact
