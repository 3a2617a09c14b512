// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/artefact/document/language_profile.h"
#include "core/artefact/report/test_functions.h"
#include "core/artefact/report/weaker_test.h"
#include "core/domain/artefact.h"
#include "core/domain/test_report.h"

#include <QByteArray>
#include <QMap>
#include <QString>
#include <QStringList>
#include <QVector>

/// What a run of a project's tests is, before it is started and after it has ended. Pure values; who runs
/// programs stands between the two.
namespace baton::session {

struct ProjectText {
    QString path;
    QString text;
};

/// Whether the manifest of the language names packages.
[[nodiscard]] bool asksForPackages(
    const QVector<ProjectText> &files, const artefact::LanguageProfile &profile);

/// Where things lie as the programs see them.
struct TestRunPlaces {
    QString project = QStringLiteral("/project");
    QString runners = QStringLiteral("/baton"); ///< Baton's own programs
    QString packages = QStringLiteral("/packages"); ///< what was installed
};

/// The tests of one language, run by one framework.
struct TestSuite {
    QString language; ///< id of its profile
    QString framework;
    QString form; ///< of the report
    QVector<QStringList> install; ///< only where the manifest asks for packages; needs the network
    QVector<QStringList> build; ///< before the tests
    QStringList argv;
    QMap<QString, QString> environment; ///< of all of them
    QStringList reports; ///< files in the project that are read afterwards; none: the form is on the output
    QStringList programs; ///< of resources/runners, to lie in `runners`
    QStringList files; ///< of the tests
    QVector<QVector<artefact::ServedRows>> tests; ///< in them, by file
};

/// Which programs run the tests of a project, or why none does.
struct TestRunPlan {
    /// `chosen`: ids of an earlier report, to run these alone where the framework can; none = all.
    TestRunPlan(const artefact::LanguageProfiles &profiles, const QVector<ProjectText> &files,
        const TestRunPlaces &places = {}, const QStringList &chosen = {});

    TestRunPlaces places;
    QStringList files; ///< of the project
    QVector<TestSuite> suites;
    QStringList notRun;
};

/// What is left of a suite that has ended. A build that failed ends it: its output and exit code are here.
struct TestSuiteOutcome {
    QVector<QByteArray> reports; ///< those of TestSuite::reports there are
    QByteArray output;
    QByteArray errors;
    int exitCode = 0;
    bool stopped = false; ///< by a limit
    QString notRun; ///< why it was not; empty when it was
};

/// The run as it is kept: values, the text of `docs/test_report.md`, and what others read of it. Tests have
/// their file and the requirement rows they serve.
struct TestRunReport {
    TestRunReport(const TestRunPlan &plan, const QVector<TestSuiteOutcome> &outcomes);

    TestReport report;
    QString markdown;
    DocumentFacts facts;
};

/// What an answer lays to a file: the rows of its table that name a test of the report.
struct Attribution {
    QString test; ///< its id
    QString fault; ///< as the answer says it: "code", "test", "requirement"
    QString file;
    QString reason;
    bool operator==(const Attribution &) const = default;
};
struct Attributions {
    Attributions(const SectionFacts &table, const TestReport &report);

    QVector<Attribution> found; ///< the first one for each test
    QStringList unread; ///< what rows say that name no test, or one that is not clear
    QStringList waiting; ///< ids of bad tests without a row
};

/// The file holds tests of its language.
[[nodiscard]] bool holdsTests(
    const artefact::LanguageProfile &profile, const QString &path, const QString &text);

/// What a new text of a test file asks less than the old one; a check's outcome is failed with any. Of other
/// files nothing.
struct TestChange {
    TestChange(const artefact::LanguageProfiles &profiles, const QString &path, const QString &before,
        const QString &after);

    QVector<artefact::Weakening> weakenings;
};

} // namespace baton::session
