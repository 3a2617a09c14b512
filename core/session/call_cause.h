// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/state.h"

#include <QString>
#include <QStringList>

namespace baton::session {

/// Why an artefact's next call is made, so that a recording can tell the answers of one step apart.
struct CallCause {
    QString word; ///< first, regenerate, remarks, findings, inputs, sections, cut, review
    QStringList remarks; ///< of "remarks": their texts in the order the prompt numbers them
};

[[nodiscard]] CallCause causeOf(const State &state, const Artefact &artefact);

} // namespace baton::session
