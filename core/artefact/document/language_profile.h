// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QHash>
#include <QMap>
#include <QSet>
#include <QString>
#include <QStringList>
#include <QVector>

namespace baton::artefact {

/// A program with its arguments. "{file}" stands for the file; without it the text goes to standard input.
struct ToolCommand {
    QString program; ///< empty = there is none
    QStringList arguments;
    bool operator==(const ToolCommand &) const = default;
};

/// Forms of reports of tests that are read: "events" (Baton's own runners, resources/runners), "junit",
/// "surefire", "ctest", "tap", "spec", "go", "cargo".
[[nodiscard]] const QStringList &testReportForms();

/// How a framework runs a project's tests so that a machine can read what became of each.
struct TestRunner {
    QString framework; ///< "unittest"
    QString package; ///< taken where the project requires this package; empty: the language's own
    QString form; ///< one of testReportForms()
    QStringList argv; ///< see ProfileCommands
    /// "{report}": a file that argv names; a pattern of files in the project that it writes; empty: its
    /// output.
    QString report;
    QStringList programs; ///< Baton's own, of resources/runners, that argv names as "{runners}/..."
    QString needs; ///< file of the project without which there is nothing to run: "go.mod"
    bool operator==(const TestRunner &) const = default;
};

/// What is done with a whole project, in its folder. Of each the commands that follow one another, program
/// first; none where the language needs none or Baton knows none. What stands in braces is put in by who runs
/// it: {project}, {runners}, {packages}, {report}, {manifest}, {entry}, {stem} (of the entry file), {port},
/// {names} (a pattern of the names of chosen tests, "." for all); as an argument of its own {tests} (test
/// files) and {ids}, {words} (of chosen tests, none for all).
struct ProfileCommands {
    QVector<QStringList> install; ///< the only one that needs the network
    QVector<QStringList> build;
    QVector<QStringList> run;
    QVector<QStringList> lint;
    QVector<TestRunner> test; ///< the first one whose package the project requires, else the one without
    QMap<QString, QString> environment; ///< of all of them
    bool operator==(const ProfileCommands &) const = default;
};

/// What Baton knows of a programming language.
struct LanguageProfile {
    QString id; ///< "python"
    QString name; ///< "Python"
    QStringList aliases; ///< lower-case words a document may use for it, "c++", "node.js"
    QStringList extensions; ///< lower case, without the dot
    QString manifest; ///< "requirements.txt"; empty when the language has none
    QString manifestForm; ///< "requirements", "package.json", "go.mod", "cargo", "pom", "vcpkg"
    QString lineComment; ///< "#"
    QSet<QString> standardLibrary; ///< names of modules
    QStringList standardPrefixes; ///< "java.", "node:"
    QHash<QString, QString> packageOfModule; ///< where the import name differs: "yaml" -> "pyyaml"
    QStringList testModules; ///< importable in tests without being required: "pytest"
    QString syntaxForm; ///< "python" (persistent helper), "command" or empty
    ToolCommand syntax; ///< only parses, never runs the file
    QStringList syntaxExtensions; ///< of the files the tool can read
    QStringList syntaxModuleArguments; ///< put before the others where the text is an ES module
    QString testFramework;
    ToolCommand test; ///< as a person types it
    ProfileCommands commands;
    QString entryFile; ///< "main.py"
    /// How files import each other, how a program is started and tested, where a project does not say it:
    /// "Imports: ...", "Run: ...", "Test: ...".
    QStringList conventions;
    bool operator==(const LanguageProfile &) const = default;

    [[nodiscard]] bool isStandard(const QString &module) const;
};

/// All profiles; an implicitly shared value. Files of a profile are found by extension, languages by any of
/// their names inside a phrase ("Python 3.11 with curses").
class LanguageProfiles {
public:
    /// Reads `languages.json`. Fails with InvalidArgument; the detail says where and what is wrong: members
    /// of commands that nobody knows, empty commands, unknown placeholders and forms.
    [[nodiscard]] static Result<LanguageProfiles> load(const QByteArray &json);

    [[nodiscard]] bool isEmpty() const { return m_profiles.isEmpty(); }
    [[nodiscard]] const QVector<LanguageProfile> &all() const { return m_profiles; }
    /// Null when nobody knows it. Pointers live as long as this value is not changed.
    [[nodiscard]] const LanguageProfile *byExtension(const QString &extension) const;
    [[nodiscard]] const LanguageProfile *byPath(const QString &path) const;
    [[nodiscard]] const LanguageProfile *byName(const QString &phrase) const;
    /// The language most of the files are written in; null when none is known.
    [[nodiscard]] const LanguageProfile *byFiles(const QStringList &paths) const;
    [[nodiscard]] bool isManifest(const QString &path) const;

private:
    QVector<LanguageProfile> m_profiles;
};

} // namespace baton::artefact
