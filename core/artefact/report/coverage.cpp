// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/report/coverage.h"

#include "core/artefact/checks/document_tables.h"
#include "core/artefact/document/section_facts.h"
#include "core/artefact/report/test_functions.h"
#include "core/domain/tags.h"
#include "core/markdown/cells.h"
#include "core/markdown/paths.h"

#include <algorithm>

namespace baton::artefact {

using namespace Qt::StringLiterals;

namespace {

void add(QMap<QString, QStringList> &map, const QString &key, const QString &value)
{
    if (QStringList &list = map[key]; !list.contains(value))
        list += value;
}

/// By requirement, the files whose rows name it.
QMap<QString, QStringList> filesServing(const SectionFacts *tasks)
{
    QMap<QString, QStringList> files;
    const TableView table(tasks);
    for (qsizetype row = 0; row < table.rows(); ++row) {
        const QString file = markdown::pathOf(table.cell(row, tag::file));
        for (const QString &id : markdown::cellWords(table.cell(row, tag::requirements)))
            add(files, id, file);
    }
    return files;
}

/// By requirement, the files with tests that name it.
QMap<QString, QStringList> testsServing(const QMap<QString, QString> &texts, const LanguageProfiles &profiles)
{
    QMap<QString, QStringList> tests;
    for (auto it = texts.cbegin(); it != texts.cend(); ++it) {
        const LanguageProfile *profile = profiles.byPath(it.key());
        if (profile == nullptr)
            continue;
        for (const ServedRows &served : rowsServedByTests(*it, *profile)) {
            for (const QString &id : served.rows)
                add(tests, id, it.key());
        }
    }
    return tests;
}

} // namespace

QVector<RequirementCoverage> coverageOf(const QMap<QString, DocumentFacts> &documents,
    const QMap<QString, QString> &texts, const LanguageProfiles &profiles)
{
    const TableView pool(taggedIn(documents, tag::requirements));
    const auto files = filesServing(taggedIn(documents, tag::tasks));
    const auto tests = testsServing(texts, profiles);
    QVector<RequirementCoverage> rows;
    for (qsizetype row = 0; row < pool.rows(); ++row) {
        const QString id = pool.cell(row, tag::id);
        if (!id.isEmpty())
            rows.append({id, pool.cell(row, tag::priority), pool.cell(row, tag::requirement), files.value(id),
                tests.value(id)});
    }
    return rows;
}

bool holdTests(const QMap<QString, QString> &texts, const LanguageProfiles &profiles)
{
    for (auto it = texts.cbegin(); it != texts.cend(); ++it) {
        const LanguageProfile *profile = profiles.byPath(it.key());
        if (profile != nullptr && !testFunctions(*it, *profile).isEmpty())
            return true;
    }
    return false;
}

} // namespace baton::artefact
