// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/artefact/diff/diff.h"
#include "core/domain/test_report.h"
#include "core/session/project_view.h"
#include "ui/support/theme.h"

#include <QString>
#include <QVector>

namespace baton::ui {

/// A line of a box of code: what it says, how its ground is meant and which of its words differ.
struct BoxLine {
    QString text;
    Tone tone = Tone::Neutral;
    QVector<artefact::DiffMark> marks;
    bool operator==(const BoxLine &) const = default;
};

/// Somewhere in the project.
struct CodePlace {
    QString path; ///< empty = nowhere
    int line = 0; ///< 1-based; 0 = not known
    bool operator==(const CodePlace &) const = default;
};
/// "tests/test_settle.py : 27"
[[nodiscard]] QString placeText(const CodePlace &place);

/// What the middle of the Tests view says of one test.
struct FailureSight {
    QString id;
    QString sentence; ///< what became of it, in words
    QStringList rows; ///< ids of the requirements it serves
    QVector<BoxLine> compared; ///< what it expected and what came; empty where it does not say
    CodePlace test;
    CodePlace program; ///< innermost place inside the project
    QVector<BoxLine> excerpt; ///< around that
    QString words; ///< what the test said and wrote, as it did
    bool operator==(const FailureSight &) const = default;
};

/// Both sides line by line, each with its sign and the word for it. Lines that are the same stand once.
[[nodiscard]] QVector<BoxLine> comparedLines(const QString &expected, const QString &actual);
/// With line numbers; the line itself is marked.
[[nodiscard]] QVector<BoxLine> excerptLines(const session::Excerpt &excerpt, int line);
[[nodiscard]] FailureSight failureSight(const TestResult &result, const session::Excerpt &excerpt);

} // namespace baton::ui
