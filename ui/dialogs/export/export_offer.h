// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/hand_over.h"

#include <QStringList>

namespace baton::ui {

/// What an export would hand over, as values.
struct ExportOffer {
    QString name; ///< of the project; becomes the name of the folder or file
    QString projectFolder; ///< nothing is exported into it
    QString parentFolder; ///< where to suggest the destination
    QVector<ExportFile> files;
    QVector<ExportFinding> warnings;
    Proof proof;
    QString howToRun; ///< shown when it is done, e.g. "python3 main.py"; empty = nothing is known
};

/// The warnings as sentences, worst first: one for each kind there is, naming at most three files.
[[nodiscard]] QStringList warningSentences(const QVector<ExportFinding> &warnings);

/// Default destination for a format: PARENT/NAME or PARENT/NAME.zip. The name is made safe for a file system.
[[nodiscard]] QString suggestedDestination(const ExportOffer &offer, ExportFormat format);

/// What stands in the way of a destination, as a translated sentence; empty = nothing.
[[nodiscard]] QString destinationProblem(
    const QString &destination, const ExportOffer &offer, ExportFormat format);

/// Whether the destination holds something that an export would go over. Looks at the disk.
[[nodiscard]] bool isOccupied(const QString &destination, ExportFormat format);

} // namespace baton::ui
