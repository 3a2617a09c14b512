// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/timeline_entry.h"

#include <QSet>
#include <QSortFilterProxyModel>

namespace baton::ui {

/// The timeline narrowed to a role, kinds and words.
class TimelineFilter : public QSortFilterProxyModel {
    Q_OBJECT

public:
    explicit TimelineFilter(QObject *parent = nullptr);

    void setRole(const QString &role); ///< as sender or receiver; empty = all
    void setKinds(const QSet<int> &kinds); ///< of EntryKind; empty = all
    void setSearch(const QString &words);
    [[nodiscard]] bool isNarrowed() const
    {
        return !m_role.isEmpty() || !m_kinds.isEmpty() || !m_words.isEmpty();
    }

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    QString m_role;
    QSet<int> m_kinds;
    QString m_words;
};

} // namespace baton::ui
