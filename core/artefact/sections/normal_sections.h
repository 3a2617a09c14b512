// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/artefact/checks/check.h"
#include "core/markdown/sections.h"

#include <QString>
#include <QStringList>
#include <QVector>

namespace baton::artefact {

/// The sections of a document in the form their schema asks for, whatever form they came in: pools, task
/// tables and file lists with clean paths, IDs and priorities, packages one a line, questions as a list.
/// Sections that have the form already keep their text to the letter.
struct NormalSections {
    QVector<markdown::Section> sections;
    QStringList notes; ///< how those were read that were not plain, a sentence each
};

/// Whose sections they are: a role's answer may name all files below the project's own folder, which is left
/// out; what a person wrote or what was written back before names its files as it stands.
enum class Wording { OfAnAnswer, AsItStands };

/// Reads the sections of a document, with the project's other documents for the language and the files of the
/// design. Pure, linear.
[[nodiscard]] NormalSections normalSections(
    const QVector<markdown::Section> &sections, const ReplyContext &context, Wording wording);

/// One section's body by its reader; a reader is a row of the table in normal_sections.cpp.
struct SectionReading {
    const SectionSpec &spec;
    const ReplyContext &context;
    const QVector<markdown::Section> &sections; ///< of the same document
    bool asItStands = false; ///< no folder is left out of its paths
    QStringList notes;
};
[[nodiscard]] QString normalPool(const QString &body, SectionReading &reading);
[[nodiscard]] QString normalTasks(const QString &body, SectionReading &reading);
[[nodiscard]] QString normalPackages(const QString &body, SectionReading &reading);

} // namespace baton::artefact
