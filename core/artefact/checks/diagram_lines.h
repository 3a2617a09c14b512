// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace baton::artefact {

/// What is wrong with a line of a Mermaid diagram.
struct DiagramProblem {
    qsizetype line = 0; ///< index into the lines given
    QString what;
};

/// First word of the diagram: "quadrantChart", "classDiagram", ...; comments and front matter skipped.
[[nodiscard]] QString diagramKind(const QStringList &lines);

/// The first line that the diagram's grammar does not know; nullopt when all read well. Kinds other than
/// quadrantChart, classDiagram, sequenceDiagram and flowchart are taken as they are.
[[nodiscard]] std::optional<DiagramProblem> diagramProblem(const QStringList &lines);

} // namespace baton::artefact
