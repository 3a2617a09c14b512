// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/artefact/language_profile.h"
#include "core/domain/artefact.h"
#include "core/domain/sop.h"

#include <QMap>
#include <QVector>

namespace baton::artefact {

/// What a reply was asked for and what it is checked against.
struct ReplyContext {
    StepSpec step;
    QString path;
    Verb verb = Verb::Produce;
    QString base; ///< Continue: the partial text so far; Complete: the text that lacked sections
    QStringList wanted; ///< Complete: the sections that were asked for
    int remarkCount = 0; ///< Revise: how many remarks the prompt listed
    /// Facts of the approved documents by kind, for checks across documents (files_agree, pool, traced).
    QMap<QString, DocumentFacts> documents;
    QStringList projectFiles; ///< paths of the other artefacts, for checks of imports and paths
    QMap<QString, QString> projectTexts; ///< texts of files this one may use, for `names`; may be empty
    LanguageProfiles profiles; ///< empty: checks that need a language are not run
};

/// A reply turned into an artefact. Never fails: what cannot be read becomes failed checks on an editable
/// text.
struct ParsedReply {
    QString text; ///< canonical artefact text (LF, one final newline); empty when nothing usable was found
    int lines = 0;
    DocumentFacts facts;
    QVector<CheckResult> checks; ///< all pure checks of the step; `syntax` comes from SyntaxChecker
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

} // namespace baton::artefact
