// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/diff_rows.h"

namespace baton::ui {

namespace {

using Kind = DiffLine::Kind;

void level(DiffColumns &columns)
{
    while (columns.before.size() < columns.after.size())
        columns.before.append(DiffLine{});
    while (columns.after.size() < columns.before.size())
        columns.after.append(DiffLine{});
}

template <class IsChanged> QVector<int> starts(qsizetype count, IsChanged isChanged)
{
    QVector<int> result;
    bool inside = false;
    for (int i = 0; i < count; ++i) {
        const bool changed = isChanged(i);
        if (changed && !inside)
            result.append(i);
        inside = changed;
    }
    return result;
}

} // namespace

DiffColumns sideBySide(const QVector<DiffLine> &lines)
{
    DiffColumns columns;
    bool wasAdding = false;
    for (const DiffLine &line : lines) {
        if (line.kind == Kind::Context || (line.kind == Kind::Removed && wasAdding))
            level(columns);
        wasAdding = line.kind == Kind::Added;
        if (line.kind != Kind::Added)
            columns.before.append(line);
        if (line.kind != Kind::Removed)
            columns.after.append(line);
    }
    level(columns);
    return columns;
}

QVector<int> changeStarts(const QVector<DiffLine> &lines)
{
    return starts(lines.size(), [&lines](int i) { return lines[i].kind != Kind::Context; });
}

QVector<int> changeStarts(const DiffColumns &columns)
{
    return starts(columns.before.size(), [&columns](int i) {
        return columns.before[i].kind != Kind::Context || columns.after[i].kind != Kind::Context;
    });
}

} // namespace baton::ui
