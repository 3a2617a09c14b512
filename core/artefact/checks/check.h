// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/artefact/reply_parser.h"
#include "core/domain/artefact.h"
#include "core/markdown/sections.h"

#include <QString>
#include <QStringList>
#include <QVector>

namespace baton::artefact {

/// One thing wrong. `problem` is the word `baton-cli check` prints: "missing_section", "cycle", ...
struct Finding {
    QString problem;
    QString detail;
    int line = 0; ///< 1-based line in the artefact, 0 = no place
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
    QVector<Finding> findings;
    QString notRun; ///< why the check could not be made; empty when it was
};

/// A check is a pure function. Adding one: write it in a file of its own, with a row in the table in
/// check_registry.cpp and one in core/domain/check_id.cpp, which says what it reads.
using CheckFunction = CheckOutcome (*)(const CheckInput &);

[[nodiscard]] CheckOutcome checkSections(const CheckInput &input);
[[nodiscard]] CheckOutcome checkDiagrams(const CheckInput &input);
[[nodiscard]] CheckOutcome checkPool(const CheckInput &input);
[[nodiscard]] CheckOutcome checkFilesAgree(const CheckInput &input);
[[nodiscard]] CheckOutcome checkPaths(const CheckInput &input);
[[nodiscard]] CheckOutcome checkDag(const CheckInput &input);
[[nodiscard]] CheckOutcome checkPackages(const CheckInput &input);
[[nodiscard]] CheckOutcome checkImports(const CheckInput &input);
[[nodiscard]] CheckOutcome checkNames(const CheckInput &input);
[[nodiscard]] CheckOutcome checkStubs(const CheckInput &input);
[[nodiscard]] CheckOutcome checkTraced(const CheckInput &input);
[[nodiscard]] CheckOutcome checkLength(const CheckInput &input);

/// Ids of the checks that are functions.
[[nodiscard]] QVector<CheckId> pureChecks();

/// The check that the input names; an unknown one is not run.
[[nodiscard]] CheckOutcome runCheck(const CheckInput &input);

/// The outcome as it is shown on a card: the findings' details in one text, the first one's line.
[[nodiscard]] CheckResult resultOf(const CheckId &id, const CheckOutcome &outcome);

} // namespace baton::artefact
