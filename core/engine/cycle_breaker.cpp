// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/cycle_breaker.h"

#include <QHash>

namespace baton::engine {

namespace {

using Graph = QVector<QVector<qsizetype>>; ///< by row: rows it depends on

Graph graphOf(const QVector<WorkItem> &rows)
{
    QHash<QString, qsizetype> index;
    for (qsizetype i = 0; i < rows.size(); ++i)
        index.insert(rows.at(i).file, i);
    Graph graph(rows.size());
    for (qsizetype i = 0; i < rows.size(); ++i) {
        for (const QString &file : rows.at(i).dependsOn) {
            if (const auto it = index.constFind(file); it != index.constEnd() && *it != i)
                graph[i].append(*it);
        }
    }
    return graph;
}

/// Rows that lie on a cycle or depend on one: what is left after peeling off rows that wait for nothing.
QVector<bool> residueOf(const Graph &graph)
{
    QVector<QVector<qsizetype>> readers(graph.size());
    QVector<qsizetype> open(graph.size());
    QVector<qsizetype> free;
    for (qsizetype i = 0; i < graph.size(); ++i) {
        open[i] = graph.at(i).size();
        for (const qsizetype to : graph.at(i))
            readers[to].append(i);
        if (open.at(i) == 0)
            free.append(i);
    }
    QVector<bool> residue(graph.size(), true);
    while (!free.isEmpty()) {
        const qsizetype row = free.takeLast();
        residue[row] = false;
        for (const qsizetype reader : readers.at(row)) {
            if (--open[reader] == 0)
                free.append(reader);
        }
    }
    return residue;
}

bool reaches(const Graph &graph, const QVector<bool> &residue, qsizetype from, qsizetype to)
{
    QVector<bool> seen(graph.size(), false);
    QVector<qsizetype> open{from};
    while (!open.isEmpty()) {
        const qsizetype row = open.takeLast();
        if (row == to)
            return true;
        if (seen.at(row) || !residue.at(row))
            continue;
        seen[row] = true;
        open += graph.at(row);
    }
    return false;
}

} // namespace

QSet<DependencyEdge> edgesNotWaitedFor(const QVector<WorkItem> &rows)
{
    const Graph graph = graphOf(rows);
    const QVector<bool> residue = residueOf(graph);
    QSet<DependencyEdge> result;
    for (qsizetype row = 0; row < graph.size(); ++row) {
        for (const qsizetype to : graph.at(row)) {
            const bool pointsBack = row > to && residue.at(row) && residue.at(to);
            if (pointsBack && reaches(graph, residue, to, row))
                result.insert({rows.at(row).file, rows.at(to).file});
        }
    }
    return result;
}

} // namespace baton::engine
