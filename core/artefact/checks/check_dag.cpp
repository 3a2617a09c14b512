// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/checks/document_tables.h"
#include "core/domain/tags.h"
#include "core/markdown/cells.h"

#include <QHash>
#include <QSet>

namespace baton::artefact {

using namespace Qt::StringLiterals;
using namespace markdown;

namespace {

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
    constexpr qsizetype shown = 20;
    way = way.mid(way.indexOf(way.constLast()));
    if (way.size() > shown)
        way = way.first(shown) << u"..."_s;
    return way.join(" -> "_L1);
}

} // namespace

CheckOutcome checkDag(const CheckInput &input)
{
    const TaggedPart part = partOf(input, tag::tasks);
    const TableView table(part.facts);
    const int line = part.line;
    if (!table.has(tag::file) || !table.has(tag::dependsOn))
        return {{{problem::badTable,
                    u"section '%1' has no table with files and what they depend on"_s.arg(part.title), line,
                    part.title}},
            {}};
    CheckOutcome outcome;
    QStringList files = table.paths(tag::file);
    const FileNames names(files);
    Graph graph;
    QSet<QPair<QString, QString>> edges;
    for (qsizetype row = 0; row < table.rows(); ++row) {
        const QString &file = files.at(row);
        const FileNames::Named needs = names.namedIn(table.cell(row, tag::dependsOn));
        for (const QString &need : needs.unknown)
            outcome.add({problem::unknownDependency,
                u"%1 depends on %2, which is not in the table"_s.arg(file, need), line});
        for (const QString &need : needs.files) {
            if (const auto edge = qMakePair(file, need); !edges.contains(edge)) {
                edges.insert(edge);
                graph[file] += need;
            }
        }
    }
    files.removeDuplicates();
    if (const QStringList left = unresolved(files, graph); !left.isEmpty())
        outcome.add({problem::cycle, u"files depend on each other: %1"_s.arg(cycleText(left, graph)), line});
    return outcome;
}

} // namespace baton::artefact
