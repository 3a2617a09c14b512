// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/checks/document_tables.h"
#include "core/artefact/markdown_table.h"

#include <QHash>
#include <QSet>

namespace baton::artefact {

using namespace Qt::StringLiterals;

namespace {

const QString section = u"Logic Analysis"_s;
using Graph = QHash<QString, QStringList>;

/// Files that are on a cycle or behind one, in the table's order: what is left when files without open
/// dependencies are taken away again and again.
QStringList unresolved(const QStringList &files, const Graph &graph)
{
    QHash<QString, qsizetype> open;
    QHash<QString, QStringList> users;
    QStringList ready;
    for (const QString &file : files) {
        const QStringList needs = graph.value(file);
        open.insert(file, needs.size());
        for (const QString &need : needs)
            users[need] += file;
        if (needs.isEmpty())
            ready += file;
    }
    QSet<QString> done;
    for (qsizetype i = 0; i < ready.size(); ++i) {
        const QString file = ready.at(i);
        done.insert(file);
        const QStringList waiting = users.value(file);
        for (const QString &user : waiting) {
            if (--open[user] == 0)
                ready += user;
        }
    }
    QStringList left;
    for (const QString &file : files) {
        if (!done.contains(file))
            left += file;
    }
    return left;
}

/// One cycle as a reader follows it: a -> b -> a.
QString cycleText(const QStringList &left, const Graph &graph)
{
    const QSet<QString> cyclic(left.begin(), left.end());
    QStringList way{left.constFirst()};
    QSet<QString> seen{left.constFirst()};
    while (way.size() <= left.size()) {
        QString next;
        const QStringList needs = graph.value(way.constLast());
        for (const QString &need : needs)
            next = next.isEmpty() && cyclic.contains(need) ? need : next;
        way += next;
        if (next.isEmpty() || seen.contains(next))
            break;
        seen.insert(next);
    }
    return way.mid(way.indexOf(way.constLast())).join(" -> "_L1);
}

} // namespace

CheckOutcome checkDag(const CheckInput &input)
{
    const TableView table(input.facts.section(section));
    const int line = lineOf(input, section);
    if (!table.has(u"File"_s) || !table.has(u"Depends on"_s))
        return {
            {{u"bad_table"_s, u"section '%1' has no table with File and Depends on"_s.arg(section), line}},
            {}};
    CheckOutcome outcome;
    QStringList files = table.column(u"File"_s);
    const QSet<QString> known(files.begin(), files.end());
    files.removeDuplicates();
    Graph graph;
    for (qsizetype row = 0; row < table.rows(); ++row) {
        const QString file = table.cell(row, u"File"_s);
        QStringList needs = splitCellList(table.cell(row, u"Depends on"_s));
        needs.removeDuplicates();
        for (const QString &need : needs) {
            if (!known.contains(need))
                outcome.findings += Finding{u"unknown_dependency"_s,
                    u"%1 depends on %2, which is not in the table"_s.arg(file, need), line};
            else if (!graph.value(file).contains(need))
                graph[file] += need;
        }
    }
    if (const QStringList left = unresolved(files, graph); !left.isEmpty())
        outcome.findings +=
            Finding{u"cycle"_s, u"files depend on each other: %1"_s.arg(cycleText(left, graph)), line};
    return outcome;
}

} // namespace baton::artefact
