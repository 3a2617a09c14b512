// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/decision_event_fields_p.h"
#include "core/journal/json_fields_p.h"
#include "core/journal/production_event_fields_p.h"

namespace baton::journal {

/// Changes rows of version `from` to the form of version `from` + 1: the type word, the data, or both.
struct Upcaster {
    int from = 0;
    void (*apply)(std::string &type, Json &data) = nullptr;
};

/// Applies all upcasters from `version` on, in order. `steps` is sorted by `from`.
void upcast(int version, std::string &type, Json &data, const std::vector<Upcaster> &steps);

} // namespace baton::journal
