// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/document/section_facts.h"
#include "core/artefact/sections/names.h"
#include "core/artefact/sections/requirement_words.h"
#include "core/artefact/sections/table_rows.h"
#include "core/domain/tags.h"
#include "core/markdown/cells.h"
#include "core/markdown/lines.h"
#include "core/markdown/paths.h"

#include <QRegularExpression>

#include <algorithm>

namespace baton::artefact {

using namespace Qt::StringLiterals;
using namespace markdown;

namespace {

/// "Depends on: src/a.py" in a list of rows.
struct Field {
    QString key; ///< empty = the line is none
    QString value;
};

Field fieldOf(const QString &text, const SectionSpec &spec)
{
    constexpr qsizetype longestTitle = 40;
    const qsizetype narrow = text.indexOf(u':');
    const qsizetype wide = text.indexOf(u'：');
    const qsizetype at = narrow < 0 || (wide >= 0 && wide < narrow) ? wide : narrow;
    if (at <= 0 || at > longestTitle)
        return {};
    const QString title = plainCell(QStringView(text).first(at));
    QString value = text.sliced(at + 1).trimmed();
    while (value.startsWith(u'*') || value.startsWith(u'_'))
        value.remove(0, 1);
    for (const ColumnSpec &column : spec.columns) {
        if (isTitleOf(column, title) || isColumnSynonym(tag::ofColumn(column.tag, column.title), title))
            return {keyOf(column), value.trimmed()};
    }
    return {};
}

/// Rows of a list: items or sub-headings with "Column: value" lines below, or items that hold all.
class RecordReader {
public:
    explicit RecordReader(const SectionSpec &spec) : m_spec(spec) { }

    TableRows read(const QString &body)
    {
        for (const QStringView line : Lines(body)) {
            if (!isBlank(line) && !fenceAt(line).isFence() && !isRule(line))
                feed(line.toString());
        }
        flush();
        for (const ColumnSpec &column : m_spec.columns) {
            const QString key = keyOf(column);
            const bool any = std::any_of(m_result.rows.cbegin(), m_result.rows.cend(),
                [&](const TableRow &row) { return row.cells.contains(key); });
            if (any)
                m_result.present += key;
        }
        m_result.readAs = u"a list"_s;
        return std::move(m_result);
    }

private:
    void feed(const QString &line)
    {
        const QStringView item = itemText(line);
        const bool heading = line.trimmed().startsWith(u'#');
        QString text = item.isNull() ? line.trimmed() : item.toString();
        if (heading)
            text = text.remove(u'#').trimmed();
        const bool marked = heading || !item.isNull();
        const qsizetype depth = heading ? -1 : indentOf(line);
        const Field field = fieldOf(text, m_spec);
        if (!field.key.isEmpty()) {
            feedField(field, marked, depth);
        } else if (marked && m_open && depth > m_depth && !m_pending.isEmpty()) {
            appendTo(m_pending, text);
        } else if (!isLabelledRequirement(line) && isCaption(line, text, marked)) {
            flush();
            m_caption = plainCell(text);
        } else if ((marked && (!m_open || depth <= m_depth)) || isLabelledRequirement(line)) {
            begin(text, depth);
        } else if (m_open) {
            appendTo(m_pending.isEmpty() ? m_lastKey : m_pending, text);
        }
    }

    void feedField(const Field &field, bool marked, qsizetype depth)
    {
        const bool first = !m_open || (m_row.cells.contains(field.key) && (marked || depth <= m_depth));
        const bool restarts = marked && m_open && depth <= m_depth && m_fieldsOnly;
        if (first || restarts) {
            flush();
            m_open = true;
            m_fieldsOnly = true;
            m_depth = depth;
            m_row.caption = m_caption;
        }
        m_row.cells.insert(field.key, listValue(field.value));
        m_lastKey = field.key;
        m_pending = field.value.isEmpty() ? field.key : QString();
    }

    /// "[a.py, b.py]" of YAML.
    static QString listValue(const QString &value)
    {
        if (value.startsWith(u'[') && value.endsWith(u']') && !value.contains(u"]("_s))
            return value.sliced(1).chopped(1).remove(u'"').remove(u'\'');
        const bool quoted = value.size() > 1 && (value.startsWith(u'"') || value.startsWith(u'\''))
            && value.endsWith(value.at(0));
        return quoted ? value.sliced(1).chopped(1) : value;
    }

    /// A heading or bold line that names a group ("P0", "**Must have**"), not a row.
    [[nodiscard]] bool isCaption(const QString &line, const QString &text, bool marked) const
    {
        const QString bare = line.trimmed();
        const bool bold = bare.startsWith("**"_L1) && (bare.endsWith("**"_L1) || bare.endsWith("**:"_L1));
        const bool heading = bare.startsWith(u'#');
        const bool colon = text.endsWith(u':') || text.endsWith(u'：');
        if (!heading && !(bold && !marked) && !(colon && leadingPaths(text).paths.isEmpty()))
            return false;
        return leadingPaths(text).paths.isEmpty() && requirementNumber(text.section(u' ', 0, 0)) <= 0;
    }

    /// "**R1 (P0):** text" as a paragraph of its own.
    static bool isLabelledRequirement(const QString &line)
    {
        const QString text = line.trimmed();
        return text.startsWith("**"_L1) && !requirementWords(text.left(200)).id.isEmpty();
    }

    void begin(const QString &text, qsizetype depth)
    {
        flush();
        m_open = true;
        m_fieldsOnly = false;
        m_depth = depth;
        m_row.caption = m_caption;
        const bool files = std::any_of(m_spec.columns.cbegin(), m_spec.columns.cend(),
            [](const ColumnSpec &column) { return keyOf(column) == tag::file; });
        files ? beginFile(text) : beginRequirement(text);
    }

    void beginFile(const QString &text)
    {
        const LeadingPaths leading = leadingPaths(text);
        if (leading.paths.isEmpty()) {
            m_open = false; // words, no row
            return;
        }
        m_row.cells.insert(tag::file, leading.paths.join(", "_L1));
        readInline(leading.rest);
        m_lastKey = tag::purpose;
    }

    /// "the board. Depends on: a.py; Requirements: R1": fields behind the path on its own line.
    void readInline(const QString &rest)
    {
        static const QRegularExpression between(
            u"(?:[.;|]|\\s[–—-])\\s+(?=\\*{0,2}[\\p{L} ]{2,30}\\*{0,2}[:：])"_s,
            QRegularExpression::UseUnicodePropertiesOption);
        const QStringList parts = rest.left(2000).split(between, Qt::SkipEmptyParts);
        for (const QString &part : parts) {
            const Field field = fieldOf(part.trimmed(), m_spec);
            QString value = field.value;
            while (value.endsWith(u'.'))
                value.chop(1);
            if (!field.key.isEmpty())
                m_row.cells.insert(field.key, value);
            else if (!m_row.cells.contains(tag::purpose))
                m_row.cells.insert(tag::purpose, part.trimmed());
        }
    }

    void beginRequirement(const QString &text)
    {
        const RequirementWords words = requirementWords(text);
        if (!words.id.isEmpty())
            m_row.cells.insert(tag::id, words.id);
        if (!words.priority.isEmpty())
            m_row.cells.insert(tag::priority, words.priority);
        m_row.cells.insert(tag::requirement, words.text);
        m_lastKey = tag::requirement;
    }

    void appendTo(const QString &key, const QString &text)
    {
        constexpr qsizetype longest = 2000;
        if (key.isEmpty())
            return;
        QString &cell = m_row.cells[key];
        const bool list = key == tag::dependsOn || key == tag::requirements;
        if (cell.size() < longest)
            cell += (cell.isEmpty() ? QString() : list ? u", "_s : u" "_s) + plainCell(text);
    }

    void flush()
    {
        constexpr qsizetype mostRows = 50'000;
        if (m_open && !m_row.cells.isEmpty() && m_result.rows.size() < mostRows)
            m_result.rows += m_row;
        m_row = {};
        m_open = false;
        m_pending.clear();
        m_lastKey.clear();
    }

    const SectionSpec &m_spec;
    TableRows m_result;
    TableRow m_row;
    QString m_caption;
    QString m_pending; ///< key of a column whose value follows on lines of its own
    QString m_lastKey;
    qsizetype m_depth = 0;
    bool m_open = false;
    bool m_fieldsOnly = false;
};

} // namespace

TableRows readRecords(const QString &body, const SectionSpec &spec)
{
    return RecordReader(spec).read(body);
}

} // namespace baton::artefact
