// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/tags.h"

#include <algorithm>
#include <array>

namespace baton::tag {

using namespace Qt::StringLiterals;

namespace {

struct Row {
    QLatin1StringView tag;
    QLatin1StringView title;
};

constexpr std::array sections{
    Row{"language"_L1, "Language"_L1},
    Row{"programming_language"_L1, "Programming Language"_L1},
    Row{"original"_L1, "Original Requirements"_L1},
    Row{"project_name"_L1, "Project Name"_L1},
    Row{"goals"_L1, "Product Goals"_L1},
    Row{"stories"_L1, "User Stories"_L1},
    Row{"competitors"_L1, "Competitive Analysis"_L1},
    Row{"quadrant"_L1, "Competitive Quadrant Chart"_L1},
    Row{"analysis"_L1, "Requirement Analysis"_L1},
    Row{"requirements"_L1, "Requirement Pool"_L1},
    Row{"ui_design"_L1, "UI Design draft"_L1},
    Row{"assumptions"_L1, "Assumptions"_L1},
    Row{"questions"_L1, "Open Questions"_L1},
    Row{"approach"_L1, "Implementation approach"_L1},
    Row{"files"_L1, "File list"_L1},
    Row{"interfaces"_L1, "Data structures and interfaces"_L1},
    Row{"flow"_L1, "Program call flow"_L1},
    Row{"packages"_L1, "Required packages"_L1},
    Row{"other_packages"_L1, "Required other language packages"_L1},
    Row{"tasks"_L1, "Logic Analysis"_L1},
    Row{"order"_L1, "Task list"_L1},
    Row{"api"_L1, "Full API spec"_L1},
    Row{"knowledge"_L1, "Shared Knowledge"_L1},
    Row{"verdict"_L1, "Verdict"_L1},
    Row{"findings"_L1, "Findings"_L1},
    Row{"code_review"_L1, "Code Review All"_L1},
    Row{"call_flow"_L1, "Call flow"_L1},
    Row{"coverage"_L1, "Coverage"_L1},
    Row{"todos"_L1, "TODOs"_L1},
    Row{"attribution"_L1, "Attribution"_L1},
};

constexpr std::array columns{
    Row{"id"_L1, "ID"_L1},
    Row{"priority"_L1, "Priority"_L1},
    Row{"requirement"_L1, "Requirement"_L1},
    Row{"source"_L1, "Source"_L1},
    Row{"file"_L1, "File"_L1},
    Row{"depends_on"_L1, "Depends on"_L1},
    Row{"purpose"_L1, "Purpose"_L1},
    Row{"requirements"_L1, "Requirements"_L1},
    Row{"files"_L1, "Files"_L1},
    Row{"tests"_L1, "Tests"_L1},
    Row{"state"_L1, "State"_L1},
    Row{"severity"_L1, "Severity"_L1},
    Row{"line"_L1, "Line"_L1},
    Row{"finding"_L1, "Finding"_L1},
    Row{"test"_L1, "Test"_L1},
    Row{"fault"_L1, "Fault"_L1},
    Row{"reason"_L1, "Reason"_L1},
};

template <size_t n> QString tagIn(const std::array<Row, n> &rows, const QString &given, const QString &title)
{
    if (!given.isEmpty())
        return given;
    const QString wanted = title.trimmed();
    const auto row = std::find_if(rows.cbegin(), rows.cend(),
        [&](const Row &r) { return wanted.compare(r.title, Qt::CaseInsensitive) == 0; });
    return row == rows.cend() ? QString() : QString(row->tag);
}

template <size_t n> QString titleIn(const std::array<Row, n> &rows, const QString &tag)
{
    const auto row = std::find_if(rows.cbegin(), rows.cend(), [&](const Row &r) { return r.tag == tag; });
    return row == rows.cend() ? QString() : QString(row->title);
}

} // namespace

QString ofSection(const QString &given, const QString &title)
{
    return tagIn(sections, given, title);
}

QString ofColumn(const QString &given, const QString &title)
{
    return tagIn(columns, given, title);
}

QString sectionTitle(const QString &tag)
{
    return titleIn(sections, tag);
}

QString columnTitle(const QString &tag)
{
    return titleIn(columns, tag);
}

} // namespace baton::tag
