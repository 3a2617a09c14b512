// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/reply/json_reply.h"

#include "core/artefact/reply/json_value.h"
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

/// The schema's columns when the rows know them, else the members as they come.
QStringList columnsOf(const std::vector<JsonValue> &rows, const SectionSpec &spec)
{
    QStringList columns = spec.columnTitles();
    for (const JsonValue &row : rows) {
        for (const auto &entry : row.members) {
            if (!columns.contains(entry.first, Qt::CaseInsensitive) && columns.size() < 12)
                columns += entry.first;
        }
    }
    return columns;
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
        return tableText(columnsOf(value.items, spec), value.items);
    if (table && allOf(JsonValue::Kind::Array))
        return tableText(spec.columnTitles(), value.items);
    QStringList lines;
    for (const JsonValue &item : value.items)
        lines += listItem(inlineText(item));
    return lines.join(u'\n');
}

QString bodyText(const JsonValue &value, const SectionSpec &spec)
{
    if (value.kind == JsonValue::Kind::Null)
        return {};
    if (value.isScalar())
        return trimBlankLines(splitLines(value.text));
    if (value.kind == JsonValue::Kind::Array)
        return arrayText(value, spec);
    QStringList lines;
    for (const auto &[name, member] : value.members)
        lines += listItem(u"%1: %2"_s.arg(name, inlineText(member)));
    return lines.join(u'\n');
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
            collect(entry.second, depth - 1);
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
        const QString body = bodyText(value, spec);
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

std::optional<QString> readJsonFile(const QString &text)
{
    const auto value = readJson(jsonPart(text, u'{'));
    if (!value || value->kind != JsonValue::Kind::Object || value->members.size() > 6)
        return std::nullopt;
    for (const QString &name : {u"content"_s, u"code"_s, u"source"_s}) {
        const JsonValue *member = value->member(name);
        if (member && member->kind == JsonValue::Kind::Text)
            return member->text;
    }
    return std::nullopt;
}

std::optional<QString> readJsonList(const QString &text)
{
    if (!text.startsWith(u'[') || !text.endsWith(u']'))
        return std::nullopt;
    const auto value = readJson(text);
    if (!value || value->kind != JsonValue::Kind::Array)
        return std::nullopt;
    return arrayText(*value,
        SectionSpec{.title = {}, .form = SectionForm::List, .columns = {}, .diagram = {}, .hint = {}});
}

} // namespace baton::artefact
