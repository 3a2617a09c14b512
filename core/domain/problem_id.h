// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/check_id.h"

namespace baton {

/// What a check found wrong, as the word `baton-cli check` prints.
using ProblemId = Id<struct ProblemTag>;

namespace problem {

inline const ProblemId missingSection{QStringLiteral("missing_section")};
inline const ProblemId emptySection{QStringLiteral("empty_section")};
inline const ProblemId badTable{QStringLiteral("bad_table")}; ///< none, or not the one that has to be there
inline const ProblemId noDiagram{QStringLiteral("no_diagram")};
inline const ProblemId wrongDiagram{QStringLiteral("wrong_diagram")};
inline const ProblemId badDiagram{QStringLiteral("bad_diagram")};
inline const ProblemId badId{QStringLiteral("bad_id")};
inline const ProblemId duplicateId{QStringLiteral("duplicate_id")};
inline const ProblemId badPriority{QStringLiteral("bad_priority")};
inline const ProblemId emptyRequirement{QStringLiteral("empty_requirement")};
inline const ProblemId filesDisagree{QStringLiteral("files_disagree")};
inline const ProblemId unsafePath{QStringLiteral("unsafe_path")};
inline const ProblemId duplicatePath{QStringLiteral("duplicate_path")};
inline const ProblemId unknownDependency{QStringLiteral("unknown_dependency")};
inline const ProblemId cycle{QStringLiteral("cycle")};
inline const ProblemId badPackage{QStringLiteral("bad_package")};
inline const ProblemId noSuchPackage{QStringLiteral("no_such_package")};
inline const ProblemId impossiblePin{QStringLiteral("impossible_pin")};
inline const ProblemId unresolvedImport{QStringLiteral("unresolved_import")};
inline const ProblemId unknownName{QStringLiteral("unknown_name")};
inline const ProblemId brokenPromise{QStringLiteral("broken_promise")};
inline const ProblemId stub{QStringLiteral("stub")};
inline const ProblemId hiddenCharacter{QStringLiteral("hidden_character")};
inline const ProblemId untracedRequirement{QStringLiteral("untraced_requirement")};
inline const ProblemId unknownRequirement{QStringLiteral("unknown_requirement")};
inline const ProblemId wrongCoverage{QStringLiteral("wrong_coverage")};
inline const ProblemId tooLong{QStringLiteral("too_long")};
inline const ProblemId noCode{QStringLiteral("no_code")};

/// A problem that checks may find.
struct Kind {
    ProblemId id;
    QVector<CheckId> checks; ///< that find it; their titles are what people read
    bool leavesSectionOut = false; ///< a section is of no use, so the role is asked for it once more
};

/// All of them.
[[nodiscard]] const QVector<Kind> &kinds();
/// Null for a word that is none.
[[nodiscard]] const Kind *kindOf(const ProblemId &id);

} // namespace problem

} // namespace baton
