// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/state.h"
#include "core/domain/test_report.h"

#include <QHash>
#include <QString>
#include <QVector>

namespace baton::session {

/// What an answer lays to a file: the rows of its table that name a test of the report.
struct Attribution {
    QString test; ///< its id
    QString fault; ///< as the answer says it: "code", "test", "requirement"
    QString file;
    QString reason;
    bool operator==(const Attribution &) const = default;
};

/// A few lines around one, as the run saw them.
struct Excerpt {
    int firstLine = 0; ///< 1-based
    QStringList lines;
    bool operator==(const Excerpt &) const = default;
};

/// What is kept of the last run for a report, put together for people. A value.
struct TestRecord {
    EffectId run;
    TestReport report;
    QString output; ///< what it wrote, without the middle where that was long
    QVector<Attribution> faults; ///< of this run; none = nobody has said yet
    QHash<QString, Excerpt> places; ///< by id of a bad test: around the innermost place inside the project
    bool operator==(const TestRecord &) const = default;
};

/// Who says whose fault the failures of a report are; null when there is nobody in this run. Pure.
[[nodiscard]] const Artefact *attributionOf(const State &state, const QString &report);
/// They have said it of the newest revision of the report. Pure.
[[nodiscard]] bool isAttributed(const State &state, const QString &report);

/// How often failed tests have sent something back, this time included.
struct TestRound {
    int number = 0; ///< 0 = nothing fails, or nobody lays it to files
    int of = 0;
    bool isOver = false; ///< what fails now is left to the person
    bool operator==(const TestRound &) const = default;
};
/// Of a report as it stands. Pure.
[[nodiscard]] TestRound testRound(const State &state, const Artefact &report);

} // namespace baton::session
