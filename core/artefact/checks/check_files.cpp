// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/checks/document_tables.h"
#include "core/artefact/document/section_facts.h"
#include "core/base/relative_path.h"
#include "core/domain/tags.h"

#include <QSet>

#include <algorithm>

namespace baton::artefact {

using namespace Qt::StringLiterals;

namespace {

/// The manifest is made by Baton, so lists may name it or not.
QSet<QString> filesOf(const CheckInput &input, const QStringList &paths)
{
    QSet<QString> files;
    for (const QString &path : paths) {
        if (!input.context.profiles.isManifest(path))
            files.insert(path);
    }
    return files;
}

void compare(const QSet<QString> &left, const QString &leftName, const QSet<QString> &right,
    const QString &rightName, int line, CheckOutcome &outcome)
{
    QStringList missing = (left - right).values();
    missing.sort();
    for (const QString &path : missing)
        outcome.add({problem::filesDisagree,
            u"%1 is in the %2 but not in the %3"_s.arg(path, leftName, rightName), line});
}

void checkList(const QStringList &paths, const QString &title, int line, CheckOutcome &outcome)
{
    QSet<QString> seen;
    for (const QString &path : paths) {
        if (const auto parsed = RelativePath::parse(path); !parsed)
            outcome.add({problem::unsafePath, u"%1: %2"_s.arg(title, parsed.error().detail), line});
        // Case matters not on every disk, so two names that differ by it are one file.
        if (seen.contains(path.toLower()))
            outcome.add({problem::duplicatePath, u"%1 names %2 twice"_s.arg(title, path), line});
        seen.insert(path.toLower());
    }
}

} // namespace

CheckOutcome checkFilesAgree(const CheckInput &input)
{
    CheckOutcome outcome;
    const TaggedPart tasks = partOf(input, tag::tasks);
    const TableView table(tasks.facts);
    if (!table.isValid())
        return {
            {{problem::badTable, u"section '%1' has no table"_s.arg(tasks.title), tasks.line, tasks.title}},
            {}};
    const TaggedPart order = partOf(input, tag::order);
    const QSet<QString> analysed = filesOf(input, table.paths(tag::file));
    const QSet<QString> listed = filesOf(input, pathsOf(order.facts));
    compare(analysed, u"table"_s, listed, u"task list"_s, order.line, outcome);
    compare(listed, u"task list"_s, analysed, u"table"_s, order.line, outcome);
    if (const SectionFacts *files = taggedIn(input.context.documents, tag::files)) {
        const QSet<QString> designed = filesOf(input, pathsOf(files));
        compare(designed, u"design"_s, analysed, u"table"_s, tasks.line, outcome);
        compare(analysed, u"table"_s, designed, u"design"_s, tasks.line, outcome);
    }
    return outcome;
}

CheckOutcome checkPaths(const CheckInput &input)
{
    CheckOutcome outcome;
    if (!input.context.path.isEmpty())
        checkList({input.context.path}, u"the artefact"_s, 0, outcome);
    for (const QString &tag : {tag::files, tag::order}) {
        const TaggedPart part = partOf(input, tag);
        checkList(pathsOf(part.facts), part.title, part.line, outcome);
    }
    const TaggedPart tasks = partOf(input, tag::tasks);
    const TableView table(tasks.facts);
    if (table.has(tag::file))
        checkList(table.paths(tag::file), tasks.title, tasks.line, outcome);
    return outcome;
}

} // namespace baton::artefact
