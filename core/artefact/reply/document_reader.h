// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/sop.h"
#include "core/markdown/sections.h"

#include <QString>
#include <QVector>

namespace baton::artefact {

/// The titles of a schema; with that of the Remarks section when the answer may hold one.
[[nodiscard]] markdown::TitleIndex titlesOf(const QVector<SectionSpec> &schema, bool withRemarks);

/// A document answer taken apart: sections in the schema's order, then extra ones.
struct ReadDocument {
    QVector<markdown::Section> sections;
    QString remarks; ///< body of the Remarks section, which is no part of the document
    QString plain; ///< the unwrapped answer; only when no section of the schema was found
};

/// Reads a raw answer, Markdown or JSON, with all tolerance. Linear.
[[nodiscard]] ReadDocument readDocument(const QString &raw, const QVector<SectionSpec> &schema);

/// Schema's order, then extra sections in theirs.
[[nodiscard]] QVector<markdown::Section> inSchemaOrder(
    const QVector<markdown::Section> &sections, qsizetype schemaSize);

/// `base` with the wanted sections of `answer`; others of the answer only where the base has nothing.
[[nodiscard]] QVector<markdown::Section> completed(const ReadDocument &base, const ReadDocument &answer,
    const QStringList &wanted, const QVector<SectionSpec> &schema);

} // namespace baton::artefact
