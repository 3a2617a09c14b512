// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/artefact.h"
#include "core/domain/run_config.h"
#include "core/domain/sop.h"

namespace baton::test {

/// A small SOP with one step of each kind that matters, in words of its own (nothing in the engine may rely
/// on those of the stock SOP): request (human) -> plan -> list (table "Work") -> manifest (derive), code and
/// test (one file per row of "Work").
[[nodiscard]] Sop sampleSop();
/// The same with a review of each code file: LBTM sends it back, at most `rounds` times.
[[nodiscard]] Sop sampleSopWithReview(int rounds);
/// The same with the review before the gate, failed checks that go back, a run of the tests and an
/// attribution of what failed: `rounds` of each.
[[nodiscard]] Sop sampleLoopSop(int rounds = 2);
[[nodiscard]] DocumentFacts reviewFacts(const QString &verdict, const QVector<QStringList> &findings = {});

/// An SOP without what sends work back by itself: no checks that go back, reviews, runs and summary.
[[nodiscard]] Sop withoutLoops(Sop sop);

/// A row of the table "Work".
struct WorkRow {
    QString file;
    QString dependsOn{};
    QString purpose = QStringLiteral("does its part");
    QString requirements{};
};

/// What a parser would say of `docs/list.md`: the table, the order of files, a shared section.
[[nodiscard]] DocumentFacts listFacts(
    const QVector<WorkRow> &rows, const QString &shared = QStringLiteral("tabs"));
/// A canonical text that fits the facts.
[[nodiscard]] QString listText(const QVector<WorkRow> &rows, const QString &shared = QStringLiteral("tabs"));
/// What a parser would say of `docs/plan.md`: a pool of needs and open questions.
[[nodiscard]] DocumentFacts planFacts(
    const QVector<QStringList> &pool, const QStringList &questions = {QStringLiteral("None")});

} // namespace baton::test
