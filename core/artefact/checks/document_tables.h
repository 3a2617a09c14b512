// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/artefact/checks/check.h"

#include <QString>
#include <QStringList>

namespace baton::artefact {

/// A table section read by column names; empty when the section or a column is missing.
class TableView {
public:
    explicit TableView(const SectionFacts *facts) : m_facts(facts) { }
    [[nodiscard]] bool isValid() const { return m_facts && !m_facts->columns.isEmpty(); }
    [[nodiscard]] bool has(const QString &column) const;
    [[nodiscard]] qsizetype rows() const { return m_facts ? m_facts->rows.size() : 0; }
    [[nodiscard]] QString cell(qsizetype row, const QString &column) const;
    [[nodiscard]] QStringList column(const QString &column) const;

private:
    const SectionFacts *m_facts;
};

/// Path at the beginning of a list item: "src/a.py: purpose", "src/a.py - purpose", "src/a.py (purpose)".
[[nodiscard]] QString pathOfItem(const QString &item);
/// All paths of a list section, nested items included, folders ("src/") left out.
[[nodiscard]] QStringList pathsOf(const SectionFacts *facts);
/// 1-based line of the section's heading in the artefact, 0 when it is not there.
[[nodiscard]] int lineOf(const CheckInput &input, const QString &title);
/// Facts of another approved document; null when it is not known.
[[nodiscard]] const DocumentFacts *documentOf(const CheckInput &input, const QString &kind);

} // namespace baton::artefact
