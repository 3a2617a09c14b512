// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/sections/normal_sections.h"

#include "core/artefact/document/section_facts.h"
#include "core/artefact/sections/table_rows.h"
#include "core/domain/tags.h"
#include "core/markdown/cells.h"
#include "core/markdown/file_list.h"
#include "core/markdown/lines.h"
#include "core/markdown/tables.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace baton::artefact {

using namespace Qt::StringLiterals;
using namespace markdown;

namespace {

/// The project's name as a folder that all entries may stand in; empty when it is not known.
QString projectFolder(const SectionReading &reading)
{
    const SectionFacts *name = taggedIn(reading.context.documents, tag::projectName);
    QString folder =
        name != nullptr && !name->items.isEmpty() ? name->items.constFirst().trimmed() : QString();
    static const QRegularExpression other(
        u"[^\\p{L}\\p{N}_.-]"_s, QRegularExpression::UseUnicodePropertiesOption);
    return folder.isEmpty() || folder.contains(other) ? QString() : folder + u'/';
}

/// Takes off the folder of the project's name when all files stand in it and it is no package.
bool withoutProjectFolder(FileList &list, const SectionReading &reading)
{
    const QString folder = projectFolder(reading);
    const bool shared = !folder.isEmpty() && list.files.size() > 1
        && std::all_of(list.files.cbegin(), list.files.cend(),
            [&](const ListedFile &file) { return file.path.startsWith(folder); })
        && std::none_of(list.files.cbegin(), list.files.cend(),
            [&](const ListedFile &file) { return file.path == folder + u"__init__.py"_s; });
    for (ListedFile &file : list.files)
        file.path = shared ? file.path.sliced(folder.size()) : file.path;
    return shared;
}

QString normalFiles(const QString &body, SectionReading &reading)
{
    FileList list = readFileList(body);
    const bool cut = !reading.asItStands && withoutProjectFolder(list, reading);
    const bool spaced = std::any_of(list.files.cbegin(), list.files.cend(),
        [](const ListedFile &file) { return file.path.contains(u' '); });
    if (list.files.isEmpty() || (list.plain && !cut && !spaced))
        return body;
    if (cut)
        reading.notes += u"%1: the project's own folder is left out of the paths"_s.arg(reading.spec.title);
    else
        reading.notes +=
            u"%1: %2 files are read from another form than a plain list"_s.arg(reading.spec.title)
                .arg(list.files.size());
    const bool ordered = tag::ofSection(reading.spec.tag, reading.spec.title) == tag::order;
    return writeFileList(list, ordered);
}

/// A table where a list is asked for: its longest column, one item a row.
QString normalList(const QString &body, SectionReading &reading)
{
    const auto table = readTable(body);
    if (!table || table->rows.isEmpty())
        return body;
    qsizetype best = 0;
    qsizetype most = -1;
    for (qsizetype column = 0; column < table->columns.size(); ++column) {
        qsizetype length = 0;
        for (const QStringList &row : table->rows)
            length += row.value(column).size();
        if (length > most) {
            most = length;
            best = column;
        }
    }
    QStringList items;
    for (const QStringList &row : table->rows) {
        if (!row.value(best).isEmpty())
            items += row.value(best);
    }
    reading.notes += u"%1: the rows of a table are read as a list"_s.arg(reading.spec.title);
    return items.isEmpty() ? u"None"_s : bulletList(items);
}

using Reader = QString (*)(const QString &, SectionReading &);

struct ReaderRow {
    const QString &tag;
    Reader read;
};

/// The reader of a section's tag; null for sections that stay as they are.
Reader readerOf(const QString &tag)
{
    static const std::array<ReaderRow, 7> readers{{{tag::requirements, normalPool}, {tag::files, normalFiles},
        {tag::tasks, normalTasks}, {tag::order, normalFiles}, {tag::packages, normalPackages},
        {tag::questions, normalList}, {tag::assumptions, normalList}}};
    const auto row =
        std::find_if(readers.cbegin(), readers.cend(), [&](const ReaderRow &r) { return r.tag == tag; });
    return row == readers.cend() ? nullptr : row->read;
}

} // namespace

NormalSections normalSections(const QVector<Section> &sections, const ReplyContext &context, Wording wording)
{
    constexpr qsizetype largest = 200'000; // more is no list that a person or a role works with
    NormalSections result;
    result.sections = sections;
    for (qsizetype i = 0; i < sections.size(); ++i) {
        const SectionSpec spec = specOf(sections.at(i), context.step.schema);
        const Reader reader = readerOf(tag::ofSection(spec.tag, spec.title));
        if (reader == nullptr || sections.at(i).body.isEmpty() || sections.at(i).body.size() > largest)
            continue;
        SectionReading reading{spec, context, sections, wording == Wording::AsItStands, {}};
        result.sections[i].body = reader(sections.at(i).body, reading);
        result.notes += reading.notes;
    }
    return result;
}

} // namespace baton::artefact
