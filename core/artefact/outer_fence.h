// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/artefact/title_index.h"

#include <QStringList>

namespace baton::artefact {

/// Without the fence a model put around a whole document (or around parts of it) and without what stands
/// before and behind it. Fences of the document itself stay, although the outer one makes them look odd.
[[nodiscard]] QStringList withoutOuterFence(QStringList lines, const TitleIndex &titles);

} // namespace baton::artefact
