// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/id.h"
#include "core/domain/call.h"

#include <QString>
#include <QStringList>
#include <QVector>

namespace baton {

/// A program that runs for a command step: in a sandbox, on a copy of what the step reads.
struct Program {
    EffectId id;
    QString path; ///< of the artefact its outcome becomes
    QString step;
    QStringList argv; ///< as it is shown to the person; empty = what the project has nothing to run for
    QVector<InputRef> inputs; ///< whose texts the copy holds
    TimeMs started = 0;
    bool operator==(const Program &) const = default;
};

enum class ProgramEnd {
    Exited, ///< by itself, with an exit code
    Killed, ///< by a signal that was not ours
    Limit, ///< by us, because it reached a limit
    Interrupted, ///< Baton ended while it ran; it is run again
    NotRun, ///< there is no sandbox, or a tool is missing
};
/// Word of the CLI contract: "exited", "killed", "limit", "interrupted", "not_run".
[[nodiscard]] QString toWord(ProgramEnd end);

struct ProgramOutcome {
    ProgramEnd end = ProgramEnd::Exited;
    int exitCode = 0; ///< of Exited
    QString limit; ///< of Limit: "wall", "cpu", "memory", "output", "files", "processes"
    QString detail; ///< of NotRun: why; "recorded" where a recording says how it ended
    TextHash output; ///< what it wrote, without the middle where that was long; empty = nothing
    TextHash results; ///< of tests, each with its time: JSON; empty = they were no tests
    qint64 ms = 0; ///< it took
    bool operator==(const ProgramOutcome &) const = default;
};

/// The last run for an artefact.
struct ProgramRecord {
    Program program;
    ProgramOutcome outcome;
    bool operator==(const ProgramRecord &) const = default;
};

} // namespace baton
