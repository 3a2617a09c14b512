// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

/// What a section or a column of a table is for, whatever an SOP calls it. The engine, the checks and the
/// window look for tags; titles belong to the SOP and to the reader. Where an SOP gives no tag, the titles of
/// the stock one stand for theirs (tags.cpp holds the one table of them).
namespace baton::tag {

// Sections.
inline const QString programmingLanguage = QStringLiteral("programming_language");
inline const QString original = QStringLiteral("original"); ///< the person's words, quoted
inline const QString projectName = QStringLiteral("project_name");
inline const QString requirements = QStringLiteral("requirements"); ///< a column, too: IDs a row serves
inline const QString assumptions = QStringLiteral("assumptions");
inline const QString questions = QStringLiteral("questions"); ///< open ones keep the gate closed
inline const QString files = QStringLiteral("files"); ///< list of the files of a design; a column, too
inline const QString interfaces = QStringLiteral("interfaces"); ///< class diagram: what files promise
inline const QString packages = QStringLiteral("packages");
inline const QString knowledge = QStringLiteral("knowledge");
inline const QString tasks = QStringLiteral("tasks"); ///< table with one row a file
inline const QString order = QStringLiteral("order"); ///< list of the same files, dependencies first
inline const QString verdict = QStringLiteral("verdict");
/// Of a source file: what it offers to those who use it, as core/outline reads it. No section of a document.
inline const QString offers = QStringLiteral("offers");
inline const QString findings = QStringLiteral("findings");
inline const QString codeReview = QStringLiteral("code_review");
inline const QString callFlow = QStringLiteral("call_flow");
inline const QString coverage = QStringLiteral("coverage");
inline const QString todos = QStringLiteral("todos");
// Columns.
inline const QString id = QStringLiteral("id");
inline const QString priority = QStringLiteral("priority");
inline const QString requirement = QStringLiteral("requirement");
inline const QString file = QStringLiteral("file");
inline const QString dependsOn = QStringLiteral("depends_on");
inline const QString purpose = QStringLiteral("purpose");
inline const QString tests = QStringLiteral("tests");
inline const QString state = QStringLiteral("state");

/// The tag given, else the one the stock SOP has for a section or column of that title; empty when neither.
[[nodiscard]] QString ofSection(const QString &given, const QString &title);
[[nodiscard]] QString ofColumn(const QString &given, const QString &title);

/// Title of the stock SOP; empty for a tag nobody knows.
[[nodiscard]] QString sectionTitle(const QString &tag);
[[nodiscard]] QString columnTitle(const QString &tag);

} // namespace baton::tag
