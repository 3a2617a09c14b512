// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/artefact.h"
#include "core/domain/sop.h"
#include "core/markdown/sections.h"

#include <QMap>

namespace baton::artefact {

/// Digest, tag, table and list of one section. Columns that the schema names get its spelling. Items of a
/// list keep their nested items as further lines ("\n- ..."); a section that is one line of text is one item.
/// Rows of a class diagram: name of the class and digest of what stands of it, behind one of the words beside
/// it.
[[nodiscard]] SectionFacts factsOf(const markdown::Section &section, const SectionSpec &spec);

[[nodiscard]] DocumentFacts factsOf(
    const QVector<markdown::Section> &sections, const QVector<SectionSpec> &schema);

/// Whether a title is the column's own, in any case and with "_" for spaces.
[[nodiscard]] bool isTitleOf(const ColumnSpec &column, const QString &title);

/// The schema's entry of a section; an empty one for extra sections.
[[nodiscard]] SectionSpec specOf(const markdown::Section &section, const QVector<SectionSpec> &schema);

/// The section of that tag in the first of a project's documents (by kind) that has one; null when none has.
[[nodiscard]] const SectionFacts *taggedIn(const QMap<QString, DocumentFacts> &documents, const QString &tag);

/// First 16 hex digits of the SHA-256 of the trimmed body.
[[nodiscard]] QString digestOf(const QString &body);

} // namespace baton::artefact
