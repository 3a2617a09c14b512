// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/pick_model.h"

#include "ui/dialogs/fuzzy_match.h"

namespace baton::ui {

using namespace Qt::StringLiterals;

QString PickEntry::context() const
{
    QString before = text.left(titleStart);
    while (!before.isEmpty() && (before.back().isSpace() || before.back() == u'/' || before.back() == u'›'))
        before.chop(1);
    return before;
}

void PickModel::setEntries(const QVector<PickEntry> &entries)
{
    m_entries = entries;
    setQuery({});
}

void PickModel::setQuery(const QString &query)
{
    beginResetModel();
    m_rows.clear();
    for (int i = 0; i < m_entries.size(); ++i) {
        const PickEntry &entry = m_entries.at(i);
        if (const auto match = fuzzyMatch(query, entry.text, entry.titleStart))
            m_rows.append({i, match->score, match->positions});
    }
    std::stable_sort(m_rows.begin(), m_rows.end(), [this](const Row &a, const Row &b) {
        const bool aOn = m_entries.at(a.entry).enabled;
        const bool bOn = m_entries.at(b.entry).enabled;
        return aOn != bOn ? aOn : a.score > b.score;
    });
    endResetModel();
}

int PickModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant PickModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const PickEntry &picked = entry(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return picked.title();
    case Qt::ToolTipRole:
        return picked.text;
    case Qt::AccessibleTextRole: {
        QStringList parts{picked.title(), picked.context(), picked.keys};
        if (!picked.enabled)
            parts.append(tr("not available now"));
        parts.removeAll(QString());
        return parts.join(u", "_s);
    }
    case EnabledRole:
        return picked.enabled;
    default:
        return {};
    }
}

} // namespace baton::ui

#include "moc_pick_model.cpp"

#include <algorithm>
