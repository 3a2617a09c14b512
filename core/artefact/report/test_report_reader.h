// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/test_report.h"

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <QVector>

/// What a run of tests was, read from what its framework wrote. Pure; no process, no file, no clock. All of
/// it is untrusted: sizes, counts, depth and lengths are limited, nothing is loaded, the time is linear.
namespace baton::artefact {

/// What is left of a run that has ended.
struct TestRunBytes {
    QString form; ///< one of testReportForms(); anything else: only the exit code is known
    QVector<QByteArray> files; ///< what the framework wrote into files; empty: its form is on the output
    QByteArray output; ///< standard output
    QByteArray errors; ///< standard error
    int exitCode = 0;
    bool stopped = false; ///< ended by a time limit
    QString root; ///< absolute path the project had there; taken off all paths
    QStringList projectFiles; ///< its files; what lies outside of them is no frame of the project
};

/// The exit code beats words: a program that ends with another code than 0 has failed, whatever it says of
/// its tests, and a failure that is listed stays one with exit code 0. A report that cannot be read leaves
/// the exit code to decide and the end of the output to be shown.
[[nodiscard]] TestReport readTestReport(const TestRunBytes &run);

} // namespace baton::artefact
