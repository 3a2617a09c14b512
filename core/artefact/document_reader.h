// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/artefact/section_parser.h"
#include "core/domain/sop.h"

#include <QString>
#include <QVector>

namespace baton::artefact {

/// A document answer taken apart: sections in the schema's order, then extra ones.
struct ReadDocument {
    QVector<Section> sections;
    QString remarks; ///< body of the Remarks section, which is no part of the document
    QString plain; ///< the unwrapped answer, for when no section was found
};

/// Reads a raw answer, Markdown or JSON, with all tolerance. Linear.
[[nodiscard]] ReadDocument readDocument(const QString &raw, const QVector<SectionSpec> &schema);

/// Canonical text: `## Title` and body, one blank line between, one final newline.
[[nodiscard]] QString writeDocument(const QVector<Section> &sections);

/// Schema's order, then extra sections in theirs.
[[nodiscard]] QVector<Section> inSchemaOrder(const QVector<Section> &sections, qsizetype schemaSize);

/// `base` with the wanted sections of `answer`; others of the answer only where the base has nothing.
[[nodiscard]] QVector<Section> completed(const ReadDocument &base, const ReadDocument &answer,
    const QStringList &wanted, const QVector<SectionSpec> &schema);

} // namespace baton::artefact
