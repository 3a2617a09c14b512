// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/document/package_spec.h"
#include "core/artefact/document/section_facts.h"
#include "core/artefact/sections/normal_sections.h"
#include "core/artefact/sections/requirement_words.h"
#include "core/artefact/sections/table_rows.h"
#include "core/domain/tags.h"
#include "core/markdown/cells.h"
#include "core/markdown/file_list.h"
#include "core/markdown/paths.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace baton::artefact {

using namespace Qt::StringLiterals;
using namespace markdown;

namespace {

/// One row a file; true when a row held several.
bool splitRows(QVector<TableRow> &rows)
{
    QVector<TableRow> result;
    bool split = false;
    for (const TableRow &row : std::as_const(rows)) {
        const QString cell = row.cells.value(tag::file);
        QStringList paths = leadingPaths(cell).paths;
        if (paths.isEmpty())
            paths = QStringList{pathOf(cell)};
        split = split || paths.size() > 1;
        for (const QString &path : std::as_const(paths)) {
            result += row;
            result.last().cells.insert(tag::file, path);
        }
    }
    rows = result;
    return split;
}

QStringList filesOf(const QVector<TableRow> &rows)
{
    QStringList files;
    for (const TableRow &row : rows)
        files += row.cells.value(tag::file);
    return files;
}

/// Names that are no files of the project: the standard library's, required packages.
class ForeignNames {
public:
    explicit ForeignNames(const SectionReading &reading, const QStringList &files)
    {
        for (const Section &section : reading.sections) {
            const SectionSpec spec = specOf(section, reading.context.step.schema);
            if (tag::ofSection(spec.tag, spec.title) == tag::packages)
                m_packages = factsOf(section, spec).items;
        }
        const SectionFacts *language = taggedIn(reading.context.documents, tag::programmingLanguage);
        if (language != nullptr)
            m_profile = reading.context.profiles.byName(language->items.join(u' '));
        if (m_profile == nullptr)
            m_profile = reading.context.profiles.byFiles(files);
    }

    [[nodiscard]] bool knows(const QString &name) const
    {
        static const QRegularExpression words(
            u"\\b(?:standard|std ?lib|built-?in|third[- ]party|node core|bibliothèque standard|standardbibliothek)\\b|标准库|内置"_s,
            QRegularExpression::CaseInsensitiveOption);
        const QString plain = plainValue(name).section(u" ("_s, 0, 0).trimmed();
        if (words.match(name.left(200)).hasMatch())
            return true;
        if (m_profile != nullptr
            && (m_profile->isStandard(plain) || m_profile->isStandard(plain.section(u'.', 0, 0))))
            return true;
        return std::any_of(m_packages.cbegin(), m_packages.cend(), [&](const QString &package) {
            static const QRegularExpression word(u"^@?[\\w./-]+"_s);
            const QString own = word.match(plainValue(package)).captured();
            return !own.isEmpty() && own.compare(plain, Qt::CaseInsensitive) == 0;
        });
    }

private:
    const LanguageProfile *m_profile = nullptr;
    QStringList m_packages;
};

/// "a.py, b.py", "None"; names nobody knows stay, for the check to show.
QString dependencyCell(const QString &cell, const FileNames &names, const ForeignNames &foreign)
{
    const FileNames::Named named = names.namedIn(cell);
    QStringList parts = named.files;
    for (const QString &unknown : named.unknown) {
        if (!foreign.knows(unknown))
            parts += unknown;
    }
    return parts.isEmpty() ? u"None"_s : parts.join(u", "_s);
}

/// "R1, R2" of "REQ-1; 2"; other words stay.
QString requirementCell(const QString &cell)
{
    QStringList ids;
    const QStringList words = cellWords(cell);
    for (const QString &word : words) {
        const int number = requirementNumber(word);
        if (number <= 0)
            return cell;
        ids += u"R%1"_s.arg(number);
    }
    return ids.isEmpty() ? cell : ids.join(u", "_s);
}

bool sameWords(const QString &before, const QString &after)
{
    return before == after || (after == "None"_L1 && saysNothing(before));
}

/// Takes off a folder that all rows share when the design has their files without it.
bool matchDesign(QVector<TableRow> &rows, const SectionReading &reading)
{
    const SectionFacts *design = taggedIn(reading.context.documents, tag::files);
    if (design == nullptr || rows.isEmpty())
        return false;
    const QStringList paths = pathsOfItems(design->items);
    const QSet<QString> known(paths.begin(), paths.end());
    const QString first = rows.constFirst().cells.value(tag::file);
    const QString folder = first.section(u'/', 0, 0) + u'/';
    const bool shared =
        first.contains(u'/') && std::all_of(rows.cbegin(), rows.cend(), [&](const TableRow &row) {
            const QString path = row.cells.value(tag::file);
            return path.startsWith(folder) && !known.contains(path)
                && known.contains(path.sliced(folder.size()));
        });
    for (TableRow &row : rows) {
        QString &path = row.cells[tag::file];
        path = shared ? path.sliced(folder.size()) : path;
    }
    return shared;
}

/// Dependencies by the ID that another column gives a row ("T1") become its file. True when there were any.
bool resolveRowIds(TableRows &table)
{
    static const QRegularExpression form(u"^[A-Z]{1,4}-?[0-9]{1,3}$"_s);
    bool changed = false;
    for (qsizetype column = 0; column < table.extraColumns.size(); ++column) {
        QHash<QString, QString> files;
        for (const TableRow &row : std::as_const(table.rows)) {
            if (const QString id = plainValue(row.extras.value(column)); form.match(id).hasMatch())
                files.insert(id, row.cells.value(tag::file));
        }
        if (files.size() != table.rows.size())
            continue;
        for (TableRow &row : table.rows) {
            QStringList parts;
            const QStringList words = cellWords(row.cells.value(tag::dependsOn));
            for (const QString &word : words) {
                parts += files.value(word, word);
                changed = changed || files.contains(word);
            }
            if (changed && !words.isEmpty())
                row.cells.insert(tag::dependsOn, parts.join(u", "_s));
        }
    }
    return changed;
}

} // namespace

QString normalTasks(const QString &body, SectionReading &reading)
{
    if (reading.spec.column(tag::file) == nullptr)
        return body;
    TableRows table = readTableRows(body, reading.spec);
    const QStringList given = filesOf(table.rows);
    table.rows.removeIf([](const TableRow &row) { return saysNothing(row.cells.value(tag::file)); });
    if (table.rows.isEmpty() || !table.has(tag::file))
        return body;
    bool changed =
        splitRows(table.rows) || !table.readAs.isEmpty() || !table.renamed.isEmpty() || table.dropped > 0;
    changed = (!reading.asItStands && matchDesign(table.rows, reading)) || changed;
    changed = resolveRowIds(table) || changed;
    const QStringList files = filesOf(table.rows);
    const FileNames names(files);
    const ForeignNames foreign(reading, files);
    for (TableRow &row : table.rows) {
        const auto set = [&](const QString &key, const QString &value) {
            QString &cell = row.cells[key];
            changed = changed || !sameWords(cell, value);
            cell = sameWords(cell, value) ? cell : value;
        };
        if (table.has(tag::dependsOn))
            set(tag::dependsOn, dependencyCell(row.cells.value(tag::dependsOn), names, foreign));
        if (table.has(tag::requirements))
            set(tag::requirements, requirementCell(row.cells.value(tag::requirements)));
    }
    const bool whole = std::all_of(reading.spec.columns.cbegin(), reading.spec.columns.cend(),
        [&](const ColumnSpec &column) { return table.has(keyOf(column)); });
    if (!whole || (!changed && given == files))
        return body;
    if (!table.readAs.isEmpty())
        reading.notes += u"%1: %2 with %3 files"_s.arg(reading.spec.title, table.readAs).arg(files.size());
    if (!table.renamed.isEmpty())
        reading.notes += u"%1: columns read: %2"_s.arg(reading.spec.title, table.renamed.join(u", "_s));
    if (table.readAs.isEmpty() && table.renamed.isEmpty())
        reading.notes += u"%1: paths and dependencies are written plainly"_s.arg(reading.spec.title);
    return writeTableRows(table, reading.spec);
}

} // namespace baton::artefact
