// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/artefact/checks/check.h"

#include <QHash>
#include <QString>
#include <QStringList>

namespace baton::artefact {

/// A table section read by the tags of its columns; empty when the section or a column is missing.
class TableView {
public:
    explicit TableView(const SectionFacts *facts) : m_facts(facts) { }
    [[nodiscard]] bool isValid() const { return m_facts && !m_facts->columns.isEmpty(); }
    [[nodiscard]] bool has(const QString &column) const { return indexOf(column) >= 0; }
    [[nodiscard]] qsizetype rows() const { return m_facts ? m_facts->rows.size() : 0; }
    [[nodiscard]] QString cell(qsizetype row, const QString &column) const;
    [[nodiscard]] QStringList column(const QString &column) const;
    /// The cells of a column as paths.
    [[nodiscard]] QStringList paths(const QString &column) const;

private:
    [[nodiscard]] qsizetype indexOf(const QString &column) const;

    const SectionFacts *m_facts;
    mutable QHash<QString, qsizetype> m_indexes; ///< of columns that were asked for: a search each
};

/// The section of a document that a tag stands for.
struct TaggedPart {
    QString title; ///< as the document, its schema or the stock SOP calls it
    const SectionFacts *facts = nullptr; ///< null when the document has none
    int line = 0; ///< 1-based line of its heading, 0 when it is not there
};
[[nodiscard]] TaggedPart partOf(const CheckInput &input, const QString &tag);

/// All paths of a list section, nested items included, folders ("src/") left out.
[[nodiscard]] QStringList pathsOf(const SectionFacts *facts);

} // namespace baton::artefact
