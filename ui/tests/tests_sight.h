// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tests/fault_sight.h"

#include <QVector>

namespace baton::ui {

/// A line of the round: something that is done, under way or to come.
struct RoundStep {
    enum class Mark { Well, Bad, Now, ToCome };
    Mark mark = Mark::ToCome;
    QString text;
    QString note; ///< at the right
    bool operator==(const RoundStep &) const = default;
};

/// Where the going back and forth stands.
struct RoundSight {
    QString title; ///< "Round 1 of 3"; empty: there is none
    QString end; ///< "then it stops here"
    QVector<RoundStep> steps;
    bool operator==(const RoundSight &) const = default;
};

/// Everything the Tests view shows, in words where words are shown. A value.
struct TestsSight {
    enum class Stage {
        ToCome, ///< not run yet
        Running,
        NotRun, ///< it could not be
        Ended,
    };
    Stage stage = Stage::ToCome;
    QString happened; ///< why there are no results, or what cut them short; empty: nothing to say
    QString advice; ///< what to do about it
    QVector<TestResult> results;
    TestTotals totals;
    QHash<QString, session::Excerpt> places;
    QVector<FaultSight> faults;
    RoundSight round;
    bool mayRun = false; ///< the tests can be run now
    bool mayRunFailed = false; ///< those that failed alone
    QString facts; ///< "exit code 1 · sandbox, no network · 2.1 s"
    QString output;
    bool operator==(const TestsSight &) const = default;
};

struct TestsSource {
    const State &state;
    const Artefact &report;
    const session::TestRecord *record = nullptr; ///< null: not there (yet)
    std::function<QString(const QString &path)> costOf;
};

[[nodiscard]] TestsSight testsSight(const TestsSource &source);

/// The slowest ones, the slowest first.
[[nodiscard]] QVector<TestResult> slowest(const QVector<TestResult> &results, int most);

} // namespace baton::ui
