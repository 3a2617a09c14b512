// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/state.h"

#include <variant>
#include <vector>

namespace baton::engine {

/// Things the session should do next. All of it is a function of the state; there is no queue.
namespace work {

/// Build the prompt of the artefact's next call and send ScheduleCall.
struct AskModel {
    QString path;
    bool operator==(const AskModel &) const = default;
};
/// A raw answer is on disk and waits to be parsed: send ProposeReply.
struct ParseAnswer {
    CallId call;
    bool operator==(const ParseAnswer &) const = default;
};
/// Compute a derive step from approved artefacts: send ProposeDerived.
struct Derive {
    QString step;
    QVector<InputRef> inputs;
    bool operator==(const Derive &) const = default;
};
/// Run the program of a command step on a copy of these: send StartProgram, then RecordProgram.
struct RunProgram {
    QString path;
    QVector<InputRef> inputs;
    bool onlyFailed = false; ///< the person asked for the tests that failed, first
    bool operator==(const RunProgram &) const = default;
};
/// Put an approved revision on disk (idempotent): send RecordFileWritten or RecordFileWriteFailed.
struct WriteFile {
    QString path;
    int revision = 0;
    bool operator==(const WriteFile &) const = default;
};

/// Take a file that is no longer handed over out of the folder, if the bytes there are Baton's own: send
/// RecordFileRemoved, RecordOutsideChange or RecordFileWriteFailed.
struct RemoveFile {
    QString path;
    bool operator==(const RemoveFile &) const = default;
};
/// Put a written revision (0: a removal) into the Git history (idempotent): send RecordCommit. Offered until
/// that succeeded; who fails at it decides when to try again.
struct CommitFile {
    QString path;
    int revision = 0;
    bool operator==(const CommitFile &) const = default;
};

} // namespace work

using Work = std::variant<work::AskModel, work::ParseAnswer, work::Derive, work::RunProgram, work::WriteFile,
    work::RemoveFile, work::CommitFile>;

/// It is about files and their history, which never keep a request waiting.
[[nodiscard]] bool isFileWork(const Work &work);

/// What can be done now under gates, dependencies, run mode, pause marks and `config.parallel`, in an order
/// that keeps the longest remaining chain of dependencies first. Parsing, files and commits are offered in
/// every run mode (answers are paid for, approvals are promised), and so is a program the person asks for;
/// calls, derivations and other programs only while Running. A write that failed is not offered again until something about the artefact changes or the run is
/// started again; the session also tries it when the project is opened.
[[nodiscard]] std::vector<Work> readyWork(const State &state);

/// True when the run has nothing in flight, nothing ready, nothing waiting and every live artefact (up to
/// `config.until`) is approved or skipped.
[[nodiscard]] bool isComplete(const State &state);

/// Paths of artefacts an artefact's next call reads (approved revisions), in the SOP's order of production.
[[nodiscard]] QVector<InputRef> inputsOf(const State &state, const Artefact &artefact);

/// Whether a decision on `decided` can have made the next call for `path` possible: it is the same artefact,
/// or the call reads it or comes after its step.
[[nodiscard]] bool isMadePossibleBy(const State &state, const QString &path, const QString &decided);

/// Role ids that read an artefact next, in SOP order without repeats: the receivers of the hand-off.
[[nodiscard]] QStringList receiversOf(const State &state, const Artefact &artefact);

} // namespace baton::engine
