// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/artefact/document/language_profile.h"
#include "core/domain/artefact.h"
#include "core/domain/problem_id.h"
#include "core/domain/sop.h"
#include "core/markdown/sections.h"

#include <QMap>
#include <QString>
#include <QStringList>
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
    QMap<QString, QString> projectTexts; ///< of approved files, for checks that compare; may be empty
    QMap<QString, QString> documentTexts; ///< of the same documents, likewise
    bool derivesManifest = false; ///< the SOP has a step that makes it: a row that names it is nobody's work
    LanguageProfiles profiles; ///< empty: checks that need a language are not run
};

/// One thing wrong.
struct Finding {
    ProblemId problem;
    QString detail;
    int line = 0; ///< 1-based line in the artefact, 0 = no place
    QString section = QString(); ///< title, where the problem is a section's
    bool operator==(const Finding &) const = default;
};

struct CheckInput {
    const ReplyContext &context;
    const QString &text;
    const QVector<markdown::Section> &sections; ///< empty for files
    const DocumentFacts &facts;
    const CheckSpec &check; ///< as the SOP asks for it

    /// The values the SOP gives a parameter, else those of the stock.
    [[nodiscard]] QStringList parameter(const QString &name, const QStringList &stock) const
    {
        return check.parameters.value(name, stock);
    }
};

struct CheckOutcome {
    QVector<Finding> findings; ///< the first ones; an answer can be wrong in a million places
    QString notRun; ///< why the check could not be made; empty when it was
    qsizetype unlisted = 0; ///< further ones

    void add(Finding finding);
};

/// A check is a pure function. Adding one: write it in a file of its own, with a row in the table in
/// check_registry.cpp and one in core/domain/check_id.cpp, which says what it reads; the problems it may find
/// are rows in core/domain/problem_id.cpp.
using CheckFunction = CheckOutcome (*)(const CheckInput &);

[[nodiscard]] CheckOutcome checkSections(const CheckInput &input);
[[nodiscard]] CheckOutcome checkDiagrams(const CheckInput &input);
[[nodiscard]] CheckOutcome checkPool(const CheckInput &input);
[[nodiscard]] CheckOutcome checkFilesAgree(const CheckInput &input);
[[nodiscard]] CheckOutcome checkPaths(const CheckInput &input);
[[nodiscard]] CheckOutcome checkDag(const CheckInput &input);
[[nodiscard]] CheckOutcome checkPackages(const CheckInput &input);
[[nodiscard]] CheckOutcome checkInstallable(const CheckInput &input);
[[nodiscard]] CheckOutcome checkImports(const CheckInput &input);
[[nodiscard]] CheckOutcome checkNames(const CheckInput &input);
[[nodiscard]] CheckOutcome checkInterface(const CheckInput &input);
[[nodiscard]] CheckOutcome checkStubs(const CheckInput &input);
[[nodiscard]] CheckOutcome checkHiddenCharacters(const CheckInput &input);
[[nodiscard]] CheckOutcome checkTraced(const CheckInput &input);
[[nodiscard]] CheckOutcome checkCoverage(const CheckInput &input);
[[nodiscard]] CheckOutcome checkLength(const CheckInput &input);

/// The check that the input names; an unknown one is not run.
[[nodiscard]] CheckOutcome runCheck(const CheckInput &input);

/// The outcome as it is shown on a card: the findings' details in one text, the first one's line.
[[nodiscard]] CheckResult resultOf(const CheckId &id, const CheckOutcome &outcome);

} // namespace baton::artefact
