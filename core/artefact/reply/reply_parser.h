// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/artefact/checks/check.h"
#include "core/domain/artefact.h"
#include "core/domain/sop.h"
#include "core/markdown/sections.h"

#include <QMap>
#include <QVector>

namespace baton::artefact {

/// A reply turned into an artefact. Never fails: what cannot be read becomes failed checks on an editable
/// text.
struct ParsedReply {
    QString text; ///< canonical artefact text (LF, one final newline); empty when nothing usable was found
    int lines = 0;
    DocumentFacts facts;
    QVector<CheckResult> checks; ///< all pure checks of the step; `syntax` comes from SyntaxChecker
    QStringList
        readings; ///< how the answer was read where it was not plain; also the detail of check `reading`
    QVector<RemarkOutcome> outcomes;
    QStringList missingSections; ///< missing, empty, or not the table they have to be: what Complete asks for
};

/// Reads a raw model answer with the tolerance the SOP page demands: wrapped, fenced, <think> blocks, other
/// heading levels and cases, JSON, nested or missing fences. Pure and thread-safe; linear in the answer's
/// size.
[[nodiscard]] ParsedReply parseReply(const QString &raw, const ReplyContext &context);

/// The same for a text a person wrote or edited: taken as it is (line ends normalised), facts and checks
/// made.
[[nodiscard]] ParsedReply parseEdited(const QString &text, const ReplyContext &context);

/// A parsed reply together with what its callers show of it: the checks' single findings, the sections.
struct Examined {
    ParsedReply reply;
    QVector<Finding> findings;
    QVector<markdown::Section> sections; ///< of the canonical text; empty for files
};

[[nodiscard]] Examined examineReply(const QString &raw, const ReplyContext &context);

/// Facts and checks of a text that is taken as it is.
[[nodiscard]] Examined examineText(const QString &text, const ReplyContext &context);

} // namespace baton::artefact
