// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/checks/document_tables.h"

#include "core/artefact/markdown_table.h"

#include <algorithm>

namespace baton::artefact {

using namespace Qt::StringLiterals;

namespace {

qsizetype columnIndex(const SectionFacts &facts, const QString &column)
{
    for (qsizetype i = 0; i < facts.columns.size(); ++i) {
        if (facts.columns.at(i).compare(column, Qt::CaseInsensitive) == 0)
            return i;
    }
    return -1;
}

} // namespace

bool TableView::has(const QString &column) const
{
    return m_facts && columnIndex(*m_facts, column) >= 0;
}

QString TableView::cell(qsizetype row, const QString &column) const
{
    const qsizetype index = m_facts ? columnIndex(*m_facts, column) : -1;
    return index >= 0 ? m_facts->rows.at(row).value(index) : QString();
}

QStringList TableView::column(const QString &column) const
{
    QStringList cells;
    for (qsizetype row = 0; row < rows(); ++row)
        cells += cell(row, column);
    return cells;
}

QString pathOfItem(const QString &item)
{
    QString path = item.trimmed();
    for (const QString &end :
        {u": "_s, u" - "_s, u" – "_s, u" — "_s, u" ("_s, u" # "_s, u" → "_s, u" -> "_s, u", "_s})
        path = path.section(end, 0, 0);
    while (path.endsWith(u':') || path.endsWith(u',') || path.endsWith(u';'))
        path.chop(1);
    path = path.trimmed();
    if (path.startsWith("./"_L1))
        path.remove(0, 2);
    return path;
}

QStringList pathsOf(const SectionFacts *facts)
{
    QStringList paths;
    if (!facts)
        return paths;
    const QStringList items =
        facts->columns.isEmpty() ? facts->items : TableView(facts).column(facts->columns.constFirst());
    for (const QString &item : items) {
        const QStringList lines = item.split("\n- "_L1);
        for (qsizetype i = 0; i < lines.size(); ++i) {
            const QString path = pathOfItem(lines.at(i));
            // A nested line is a path only when it looks like one; it may as well describe the item above.
            const bool looksLikePath = !path.contains(u' ') && path.contains(u'.');
            if (!path.isEmpty() && !path.endsWith(u'/') && (i == 0 || looksLikePath) && !isNone(path))
                paths += path;
        }
    }
    return paths;
}

int lineOf(const CheckInput &input, const QString &title)
{
    for (const Section &section : input.sections) {
        if (section.title.compare(title, Qt::CaseInsensitive) == 0)
            return static_cast<int>(section.line);
    }
    return 0;
}

const DocumentFacts *documentOf(const CheckInput &input, const QString &kind)
{
    const auto it = input.context.documents.constFind(kind);
    return it == input.context.documents.cend() ? nullptr : &*it;
}

} // namespace baton::artefact
