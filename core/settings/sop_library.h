// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/sop.h"

#include <QByteArray>
#include <QString>
#include <QVector>

#include <optional>

namespace baton::settings {

/// One thing wrong with an SOP file: where and what to do, in plain technical English.
struct SopProblem {
    QString file;
    QString pointer; ///< JSON pointer, e.g. "/steps/3/reads/0"
    QString what;
    QString remedy;
    bool operator==(const SopProblem &) const = default;
};

/// A file of the library: the SOP, or why it could not be used. A broken file never hides the others.
struct SopEntry {
    QString file;
    bool stock = false;
    std::optional<Sop> sop;
    QVector<SopProblem> problems;
    QVector<SopProblem> warnings; ///< what is written and would not run; the SOP is of use all the same
};

/// Reads and validates one SOP; `promptFolder` is where prompt files are looked up (resource or disk folder).
/// Problems: bad JSON (line), unknown member, unknown role, a step that reads what nobody produces, cycle,
/// unreachable step, duplicate path or id, missing prompt, unsafe path, unknown check.
[[nodiscard]] SopEntry loadSop(const QString &file, const QByteArray &json, const QString &promptFolder);

/// All SOPs: stock ones from the resources and the user's from `userFolder` (may not exist).
[[nodiscard]] QVector<SopEntry> loadSopLibrary(const QString &userFolder);

/// By id in the library, else as the path of a file. Fails with NotFound or SopInvalid (first problem).
[[nodiscard]] Result<Sop> findSop(const QString &idOrFile, const QString &userFolder);

/// Copies an SOP's file and its prompts into a folder, which is made if need be; the path of the file. Fails
/// with NotFound, or FileWrite where something of that name is there already; then nothing is copied.
[[nodiscard]] Result<QString> copySop(
    const QString &id, const QString &userFolder, const QString &destination);

/// Reads the JSON form of an SOP (SOP page, "An SOP file") into the value, noting everything that does not
/// fit in `problems`; the returned value is meaningful only while there are none. Prompt files are read from
/// `promptFolder`.
[[nodiscard]] Sop readSop(
    const QString &file, const QByteArray &json, const QString &promptFolder, QVector<SopProblem> &problems);

/// Problems of meaning in an SOP whose form is right: unknown roles and kinds, cycles, steps nothing leads
/// to, paths produced twice, unsafe paths.
[[nodiscard]] QVector<SopProblem> validateSop(const QString &file, const Sop &sop);

/// What a valid SOP asks for and would not get: steps that never run, checks that find nothing to look at,
/// tags nobody looks for, sections that are read and not in their document.
[[nodiscard]] QVector<SopProblem> warningsOf(const QString &file, const Sop &sop);

/// A prompt file of the folder, else of the stock; nullopt when neither has it (or only one above 256 KiB).
[[nodiscard]] std::optional<QString> readPrompt(const QString &folder, const QString &name);

} // namespace baton::settings
