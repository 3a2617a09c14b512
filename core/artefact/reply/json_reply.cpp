// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/reply/json_reply.h"

#include "core/artefact/reply/json_value.h"
#include "core/domain/tags.h"
#include "core/markdown/lines.h"

#include <algorithm>

namespace baton::artefact {

using namespace Qt::StringLiterals;
using namespace markdown;

namespace {

/// The part that may be JSON: from the first bracket on (chatter or a fence line may precede it).
QString jsonPart(const QString &text, QChar bracket)
{
    const qsizetype from = text.indexOf(bracket);
    return from < 0 ? QString() : text.mid(from);
}

QString inlineText(const JsonValue &value)
{
    if (value.isScalar())
        return value.text;
    QStringList parts;
    for (const JsonValue &item : value.items)
        parts += inlineText(item);
    for (const auto &[name, item] : value.members)
        parts += u"%1: %2"_s.arg(name, inlineText(item));
    return parts.join(", "_L1);
}

QString cellText(const JsonValue &value)
{
    QString text = inlineText(value);
    text.replace(u'|', "\\|"_L1).replace(u'\n', u' ');
    return text;
}

QString tableRow(const QStringList &cells)
{
    return u"| "_s + cells.join(" | "_L1) + u" |"_s;
}

QString tableText(const QStringList &columns, const std::vector<JsonValue> &rows)
{
    QStringList lines{tableRow(columns), tableRow(QStringList(columns.size(), u"---"_s))};
    for (const JsonValue &row : rows) {
        QStringList cells;
        for (qsizetype i = 0; i < columns.size(); ++i) {
            const bool array = row.kind == JsonValue::Kind::Array;
            const auto at = static_cast<size_t>(i);
            const JsonValue *cell =
                array ? (at < row.items.size() ? &row.items[at] : nullptr) : row.member(columns.at(i));
            cells += cell ? cellText(*cell) : QString();
        }
        lines += tableRow(cells);
    }
    return lines.join(u'\n');
}

bool anyHas(const std::vector<JsonValue> &rows, const QString &name)
{
    return std::any_of(
        rows.begin(), rows.end(), [&](const JsonValue &row) { return row.member(name) != nullptr; });
}

/// The schema's columns that the rows know, then the other members as they come: the section's reader knows
/// which is which.
QStringList memberColumns(const std::vector<JsonValue> &rows, const SectionSpec &spec)
{
    constexpr qsizetype most = 12;
    QStringList columns;
    const QStringList titles = spec.columnTitles();
    for (const QString &title : titles) {
        if (anyHas(rows, title))
            columns += title;
    }
    for (const JsonValue &row : rows) {
        for (const auto &entry : row.members) {
            if (!columns.contains(entry.name, Qt::CaseInsensitive) && columns.size() < most)
                columns += entry.name;
        }
    }
    return columns;
}

/// Titles for rows without names: the schema's when there are as many cells.
QStringList columnsOf(const std::vector<JsonValue> &rows, const SectionSpec &spec)
{
    size_t cells = 0;
    for (const JsonValue &row : rows)
        cells = std::max(cells, row.items.size());
    if (static_cast<size_t>(spec.columns.size()) == cells)
        return spec.columnTitles();
    QStringList columns;
    for (size_t i = 0; i < std::min<size_t>(cells, 12); ++i)
        columns += u"Column %1"_s.arg(i + 1);
    return columns;
}

/// "`a.py`: purpose" of {"path": "a.py", "purpose": "purpose"}.
QString objectItem(const JsonValue &object)
{
    if (object.members.size() < 2)
        return inlineText(object);
    QStringList values;
    for (const auto &entry : object.members)
        values += inlineText(entry.value);
    return values.constFirst() + u": "_s + values.mid(1).join(u"; "_s);
}

QString listItem(const QString &text)
{
    return u"- "_s + QString(text).replace(u'\n', "\n  "_L1);
}

QString arrayText(const JsonValue &value, const SectionSpec &spec)
{
    const auto allOf = [&](JsonValue::Kind kind) {
        return std::all_of(
            value.items.begin(), value.items.end(), [&](const JsonValue &item) { return item.kind == kind; });
    };
    if (value.items.empty())
        return u"None"_s;
    const bool table = spec.form == SectionForm::Table || spec.columns.size() > 1;
    if (allOf(JsonValue::Kind::Object) && spec.form != SectionForm::List)
        return tableText(memberColumns(value.items, spec), value.items);
    if (table && allOf(JsonValue::Kind::Array))
        return tableText(columnsOf(value.items, spec), value.items);
    QStringList lines;
    for (const JsonValue &item : value.items)
        lines += listItem(item.kind == JsonValue::Kind::Object ? objectItem(item) : inlineText(item));
    return lines.join(u'\n');
}

QString bodyText(const JsonValue &value, const SectionSpec &spec)
{
    if (value.kind == JsonValue::Kind::Null)
        return {};
    if (value.isScalar())
        return trimBlankLines(value.text);
    if (value.kind == JsonValue::Kind::Array)
        return arrayText(value, spec);
    QStringList lines;
    for (const auto &[name, member] : value.members)
        lines += listItem(u"%1: %2"_s.arg(name, inlineText(member)));
    return lines.join(u'\n');
}

/// Sections that may say that there is nothing.
bool mayBeNone(const QString &tag)
{
    static const QStringList tags{
        tag::assumptions, tag::questions, tag::packages, u"other_packages"_s, u"api"_s};
    return tags.contains(tag);
}

class SectionCollector {
public:
    SectionCollector(const TitleIndex &titles, const QVector<SectionSpec> &schema)
        : m_titles(titles), m_schema(schema)
    {
    }

    void collect(const JsonValue &value, int depth)
    {
        const qsizetype before = knownCount(m_sections);
        if (value.kind == JsonValue::Kind::Object)
            collectMembers(value);
        if (knownCount(m_sections) > before || depth == 0)
            return;
        m_sections.clear();
        for (const JsonValue &item : value.items)
            collectEntry(item);
        for (const auto &entry : value.members)
            collect(entry.value, depth - 1);
    }

    [[nodiscard]] const QVector<Section> &sections() const { return m_sections; }

private:
    void collectMembers(const JsonValue &object)
    {
        for (const auto &[name, value] : object.members)
            add(name, value);
    }

    /// {"title": "Language", "content": "English"}
    void collectEntry(const JsonValue &entry)
    {
        const JsonValue *title = nullptr;
        const JsonValue *content = nullptr;
        for (const QString &name : {u"title"_s, u"name"_s, u"heading"_s, u"section"_s})
            title = title ? title : entry.member(name);
        for (const QString &name : {u"content"_s, u"body"_s, u"text"_s, u"value"_s})
            content = content ? content : entry.member(name);
        if (title && content)
            add(title->text, *content);
        else
            collectMembers(entry);
    }

    void add(const QString &name, const JsonValue &value)
    {
        const TitleIndex::Match match = m_titles.isExactly(name) ? m_titles.match(name) : TitleIndex::Match();
        const SectionSpec spec =
            match.index >= 0 && match.index < m_schema.size() ? m_schema.at(match.index) : SectionSpec();
        const QString title = match.isKnown() ? m_titles.titles().at(match.index) : plainTitle(name);
        QString body = bodyText(value, spec);
        if (body.isEmpty() && mayBeNone(tag::ofSection(spec.tag, spec.title)))
            body = u"None"_s; // "full_api_spec": ""
        if (match.isKnown() || (!body.isEmpty() && !title.isEmpty()))
            m_sections += Section{title, body, match.index, 0};
    }

    const TitleIndex &m_titles;
    const QVector<SectionSpec> &m_schema;
    QVector<Section> m_sections;
};

} // namespace

std::optional<QVector<Section>> readJsonSections(
    const QString &text, const TitleIndex &titles, const QVector<SectionSpec> &schema)
{
    for (const QChar bracket : {QChar(u'{'), QChar(u'[')}) {
        const QString part = jsonPart(text, bracket);
        const auto value = part.isEmpty() ? std::nullopt : readJson(part);
        if (!value)
            continue;
        SectionCollector collector(titles, schema);
        collector.collect(*value, 2);
        if (knownCount(collector.sections()) > 0)
            return collector.sections();
    }
    return std::nullopt;
}

namespace {

/// The value of a text that is JSON, also with single quotes as Python writes it.
std::optional<JsonValue> wholeJson(const QString &text)
{
    const QString whole = text.trimmed();
    const bool array = whole.startsWith(u'[') && whole.endsWith(u']');
    const bool object = whole.startsWith(u'{') && whole.endsWith(u'}');
    if (!array && !object)
        return std::nullopt;
    auto value = readJson(whole);
    if (!value && whole.contains(u'\'') && !whole.contains(u'"'))
        value = readJson(QString(whole).replace(u'\'', u'"'));
    return value;
}

/// {"files": [...]}: an object whose only member is the list.
const JsonValue &listIn(const JsonValue &value)
{
    const bool single = value.kind == JsonValue::Kind::Object && value.members.size() == 1;
    return single && !value.members.front().value.isScalar() ? value.members.front().value : value;
}

/// An object of rows, {"a.py": {"depends_on": []}}, as an array of rows that begin with their name.
JsonValue rowsByName(const JsonValue &object, const SectionSpec &spec)
{
    JsonValue rows;
    rows.kind = JsonValue::Kind::Array;
    const QString title = spec.columns.isEmpty() ? u"Name"_s : spec.columns.constFirst().title;
    for (const auto &[name, member] : object.members) {
        JsonValue row = member;
        JsonValue cell;
        cell.kind = JsonValue::Kind::Text;
        cell.text = name;
        row.members.insert(row.members.begin(), {title, cell});
        rows.items.push_back(row);
    }
    return rows;
}

} // namespace

std::optional<QString> readJsonList(const QString &text)
{
    const auto value = wholeJson(text);
    if (!value)
        return std::nullopt;
    const SectionSpec list{.title = {}, .form = SectionForm::List, .columns = {}, .diagram = {}, .hint = {}};
    return bodyText(listIn(*value), list);
}

std::optional<QString> readJsonTable(const QString &text, const SectionSpec &spec)
{
    const auto value = wholeJson(text);
    if (!value)
        return std::nullopt;
    const JsonValue &rows = listIn(*value);
    const auto isObject = [](const auto &entry) { return entry.value.kind == JsonValue::Kind::Object; };
    if (rows.kind == JsonValue::Kind::Object && !rows.members.empty()
        && std::all_of(rows.members.begin(), rows.members.end(), isObject))
        return arrayText(rowsByName(rows, spec), spec);
    if (rows.kind != JsonValue::Kind::Array || rows.items.empty())
        return std::nullopt;
    return arrayText(rows, spec);
}

} // namespace baton::artefact
