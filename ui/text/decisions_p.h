// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/text/decisions.h"

namespace baton::ui {

/// While the person types, only what happens to the typed text is offered.
inline Offer when(const DecisionSight &s, bool possible, Offer offer = Offer::OnBar)
{
    return possible && !s.editing ? offer : Offer::No;
}

/// The part of the table that has no place on a review bar: choices of cards about changes outside Baton and
/// about failing tests.
[[nodiscard]] QVector<Decision> decisionsOnCards();

} // namespace baton::ui
