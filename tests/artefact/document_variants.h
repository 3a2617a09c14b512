// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/artefact/samples.h"

namespace samples {

/// One way a model may wrap a document; all of them mean the same sections (and `extra`, where it is set).
struct Variant {
    QString name;
    QString raw;
    SampleSection extra; ///< a section the schema does not know; title empty = none
};

[[nodiscard]] QVector<Variant> documentVariants(const SampleDocument &document);
[[nodiscard]] QVector<Variant> jsonVariants(const SampleDocument &document);

} // namespace samples
