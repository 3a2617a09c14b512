// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/report/coverage.h"

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
    if (tasks == nullptr)
        return files;
    const qsizetype file = tasks->column(tag::file);
    const qsizetype ids = tasks->column(tag::requirements);
    for (const QStringList &row : tasks->rows) {
        for (const QString &id : markdown::cellWords(row.value(ids)))
            add(files, id, markdown::pathOf(row.value(file)));
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
    QVector<RequirementCoverage> rows;
    const SectionFacts *pool = taggedIn(documents, tag::requirements);
    if (pool == nullptr)
        return rows;
    const qsizetype id = pool->column(tag::id);
    const qsizetype priority = pool->column(tag::priority);
    const qsizetype text = pool->column(tag::requirement);
    const auto files = filesServing(taggedIn(documents, tag::tasks));
    const auto tests = testsServing(texts, profiles);
    for (const QStringList &row : pool->rows) {
        if (const QString name = row.value(id); !name.isEmpty())
            rows.append({name, row.value(priority), row.value(text), files.value(name), tests.value(name)});
    }
    return rows;
}

} // namespace baton::artefact
