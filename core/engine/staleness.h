// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/state.h"

namespace baton::engine {

/// How the artefact of a row reads a section that its step names.
enum class SectionShare {
    Whole, ///< as all rows do
    Rows, ///< of a table: the rows whose IDs it serves; all where it serves none of them
    Classes, ///< of a class diagram: the classes of its file, and those that belong to no file
};
[[nodiscard]] SectionShare shareOf(
    const State &state, const StepSpec &reader, const Artefact &input, const QString &section);

/// Rows of a table that begin with one of the IDs.
[[nodiscard]] QVector<QStringList> rowsServed(const SectionFacts &table, const QStringList &requirements);
/// The row's file each class of a design belongs to, see outline::filesOfClasses.
[[nodiscard]] QHash<QString, QString> filesOfClasses(
    const State &state, const StepSpec &reader, const QStringList &classes);

/// Whether what `reader` reads of an artefact differs between two of its revisions. A row's artefact looks at
/// its own row and those of its dependencies; a "kind#Section" entry at its share of that section; everything
/// else at the whole text.
[[nodiscard]] bool readsDiffer(const State &state, const Artefact &reader, const Artefact &input,
    const Revision &before, const Revision &after);

/// Paths of inputs whose approved revision differs, in what the artefact reads, from the one a revision of it
/// was made from.
[[nodiscard]] QStringList outdatedInputs(
    const State &state, const Artefact &artefact, const QVector<InputRef> &inputs);

/// Artefacts in state Approved or Stale whose approved revision was made from `path` and which read a part
/// that differs between the two revisions.
[[nodiscard]] QStringList readersTouched(
    const State &state, const Artefact &input, const Revision &before, const Revision &after);

/// The revision that an artefact's inputs name for a path; 0 when they do not name it.
[[nodiscard]] int usedRevision(const QVector<InputRef> &inputs, const QString &path);

} // namespace baton::engine
