// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/artefact/section_parser.h"
#include "core/domain/artefact.h"
#include "core/domain/sop.h"

namespace baton::artefact {

/// Digest, table and list of one section. Columns that the schema names get its spelling. Items of a list
/// keep their nested items as further lines ("\n- ..."); a section that is one line of text is one item.
[[nodiscard]] SectionFacts factsOf(const Section &section, const SectionSpec &spec);

[[nodiscard]] DocumentFacts factsOf(const QVector<Section> &sections, const QVector<SectionSpec> &schema);

/// The schema's entry of a section; an empty one for extra sections.
[[nodiscard]] SectionSpec specOf(const Section &section, const QVector<SectionSpec> &schema);

/// First 16 hex digits of the SHA-256 of the trimmed body.
[[nodiscard]] QString digestOf(const QString &body);

} // namespace baton::artefact
