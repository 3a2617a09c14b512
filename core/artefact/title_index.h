// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/sop.h"

#include <QHash>
#include <QString>
#include <QStringList>
#include <QVector>

namespace baton::artefact {

/// The section titles an answer may hold, found again however a model decorates them: case, numbers, emoji,
/// bold, closing hashes, a colon with text behind it, "(optional)", snake_case or camelCase keys.
class TitleIndex {
public:
    struct Match {
        qsizetype index = -1; ///< into titles(); -1 = unknown
        QString rest; ///< text behind a colon or dash: "Language: English"
        [[nodiscard]] bool isKnown() const { return index >= 0; }
    };

    explicit TitleIndex(QStringList titles);
    [[nodiscard]] static TitleIndex ofSchema(const QVector<SectionSpec> &schema, bool withRemarks);

    [[nodiscard]] const QStringList &titles() const { return m_titles; }
    [[nodiscard]] Match match(QStringView heading) const;
    /// Like match, but nothing may follow the title.
    [[nodiscard]] bool isExactly(QStringView text) const;

private:
    [[nodiscard]] qsizetype find(QStringView text) const;
    [[nodiscard]] qsizetype indexOf(QStringView text) const;

    QStringList m_titles;
    QHash<QString, qsizetype> m_byKey;
    qsizetype m_longest = 0;
};

/// Title of the section in which a revising answer accounts for the person's remarks.
inline const QString remarksTitle = QStringLiteral("Remarks");

/// A heading without decoration: marks, numbers, emoji, closing hashes, final colon.
[[nodiscard]] QString plainTitle(QStringView heading);

} // namespace baton::artefact
