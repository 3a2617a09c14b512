// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/section_facts.h"

#include "core/artefact/markdown_table.h"
#include "core/artefact/text_lines.h"

#include <optional>

namespace baton::artefact {

using namespace Qt::StringLiterals;

namespace {

/// Text behind a list marker ("- ", "* ", "+ ", "• ", "1. ", "1) "); null when the line is no item.
QStringView itemText(QStringView line)
{
    const QStringView text = line.trimmed();
    if (text.size() > 1 && u"-*+•–"_s.contains(text.front()) && text.at(1).isSpace())
        return text.sliced(2).trimmed();
    qsizetype digits = 0;
    while (digits < text.size() && text.at(digits).isDigit())
        ++digits;
    const bool numbered = digits > 0 && digits < 5 && digits + 1 < text.size()
        && (text.at(digits) == u'.' || text.at(digits) == u')') && text.at(digits + 1).isSpace();
    return numbered ? text.sliced(digits + 2).trimmed() : QStringView();
}

QString withoutCheckbox(QStringView text)
{
    const bool box =
        text.size() > 3 && text.at(0) == u'[' && text.at(2) == u']' && u" xX"_s.contains(text.at(1));
    return plainCell(box ? text.sliced(3) : text);
}

/// Collects list items; deeper items and continuation lines belong to the item above them.
class ItemReader {
public:
    void feed(QStringView line)
    {
        const QStringView text = itemText(line);
        const qsizetype indent = indentOf(line);
        if (text.isNull()) {
            if (!m_items.isEmpty() && !m_gap)
                m_items.last() += u' ' + plainCell(line);
            return;
        }
        if (m_items.isEmpty() || indent <= m_margin + 1) {
            m_margin = m_items.isEmpty() ? indent : std::min(indent, m_margin);
            m_items += withoutCheckbox(text);
        } else {
            m_items.last() += u"\n- "_s + withoutCheckbox(text);
        }
        m_gap = false;
    }
    void gap() { m_gap = true; }

    [[nodiscard]] bool isList() const { return !m_items.isEmpty(); }
    [[nodiscard]] QStringList items() const
    {
        return m_items.size() == 1 && isNone(m_items.constFirst()) ? QStringList() : m_items;
    }

private:
    QStringList m_items;
    qsizetype m_margin = 0;
    bool m_gap = false;
};

std::optional<QStringList> listItems(const QStringList &lines)
{
    ItemReader reader;
    FenceTracker fences;
    for (const QString &line : lines) {
        if (fences.feed(line) || isBlank(line))
            reader.gap();
        else
            reader.feed(line);
    }
    return reader.isList() ? std::optional<QStringList>(reader.items()) : std::nullopt;
}

/// A list section without markers: every line is an item, fence lines apart.
QStringList bareLines(const QStringList &lines)
{
    QStringList items;
    for (const QString &line : lines) {
        if (!isBlank(line) && !fenceAt(line).isFence() && !isNone(line))
            items += plainCell(line);
    }
    return items;
}

void nameColumns(QStringList &columns, const SectionSpec &spec)
{
    for (QString &column : columns) {
        for (const QString &wanted : spec.columns) {
            if (column.simplified().compare(wanted, Qt::CaseInsensitive) == 0
                || column.simplified().replace(u'_', u' ').compare(wanted, Qt::CaseInsensitive) == 0)
                column = wanted;
        }
    }
}

} // namespace

QString digestOf(const QString &body)
{
    return hashOf(body.trimmed()).value.left(16);
}

SectionFacts factsOf(const Section &section, const SectionSpec &spec)
{
    SectionFacts facts;
    facts.title = section.title;
    facts.digest = digestOf(section.body);
    if (spec.form == SectionForm::Mermaid)
        return facts;
    if (const auto table = readTable(section.body)) {
        facts.columns = table->columns;
        nameColumns(facts.columns, spec);
        facts.rows = table->rows;
        return facts;
    }
    const QStringList lines = splitLines(section.body);
    if (const auto items = listItems(lines))
        facts.items = *items;
    else if (spec.form == SectionForm::List)
        facts.items = bareLines(lines);
    else if (lines.size() == 1 && !isBlank(lines.constFirst()) && !isNone(lines.constFirst()))
        facts.items = {plainCell(lines.constFirst())};
    return facts;
}

SectionSpec specOf(const Section &section, const QVector<SectionSpec> &schema)
{
    return section.known >= 0 && section.known < schema.size() ? schema.at(section.known) : SectionSpec();
}

DocumentFacts factsOf(const QVector<Section> &sections, const QVector<SectionSpec> &schema)
{
    DocumentFacts facts;
    for (const Section &section : sections)
        facts.sections += factsOf(section, specOf(section, schema));
    return facts;
}

} // namespace baton::artefact
