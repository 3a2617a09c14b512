// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/timeline_filter.h"

#include "ui/models/timeline_model.h"

namespace baton::ui {

TimelineFilter::TimelineFilter(QObject *parent) : QSortFilterProxyModel(parent) { }

void TimelineFilter::setRole(const QString &role)
{
    m_role = role;
    invalidateFilter();
}

void TimelineFilter::setKinds(const QSet<int> &kinds)
{
    m_kinds = kinds;
    invalidateFilter();
}

void TimelineFilter::setSearch(const QString &words)
{
    m_words = words.trimmed();
    invalidateFilter();
}

bool TimelineFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QVariant value = sourceModel()->index(row, 0, parent).data(TimelineModel::EntryRole);
    const auto entry = value.value<TimelineEntry>();
    if (!m_role.isEmpty() && entry.sender != m_role && !entry.receivers.contains(m_role))
        return false;
    if (!m_kinds.isEmpty() && !m_kinds.contains(static_cast<int>(entry.kind)))
        return false;
    return m_words.isEmpty() || entry.plainText().contains(m_words, Qt::CaseInsensitive);
}

} // namespace baton::ui

#include "moc_timeline_filter.cpp"
