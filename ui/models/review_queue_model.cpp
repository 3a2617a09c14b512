// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/review_queue_model.h"

#include "core/session/hand_over.h"
#include "ui/support/format.h"
#include "ui/text/words.h"

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

QVector<ReviewItem> waitingItems(const State &state)
{
    const RoleBook roles(state.sop);
    QVector<ReviewItem> items;
    const QStringList waiting = session::waitingPaths(state);
    for (const QString &path : waiting) {
        const Artefact *artefact = state.artefact(path);
        const Revision *head = artefact->head();
        items.append({.path = path,
            .role = artefact->role,
            .roleName = roles.name(artefact->role),
            .lane = roles.lane(artefact->role),
            .revision = head ? head->number : 0,
            .state = artefact->state,
            .since = head ? head->time : 0});
    }
    std::stable_sort(items.begin(), items.end(),
        [](const ReviewItem &a, const ReviewItem &b) { return a.since < b.since; });
    return items;
}

} // namespace

ReviewQueueModel::ReviewQueueModel(QObject *parent) : KeyedListModel(parent) { }

void ReviewQueueModel::reset(const State &state, TimeMs now)
{
    m_now = now;
    resetRows(waitingItems(state));
}

void ReviewQueueModel::apply(const EventBatch &batch, const State &state)
{
    if (!batch.events.isEmpty())
        m_now = std::max(m_now, batch.events.last().time);
    sync(waitingItems(state));
}

void ReviewQueueModel::setNow(TimeMs now)
{
    m_now = now;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {NoteRole, Qt::AccessibleTextRole});
}

QModelIndex ReviewQueueModel::indexOf(const QString &path) const
{
    for (int i = 0; i < rowCount(); ++i) {
        if (rows()[i].path == path)
            return index(i);
    }
    return {};
}

QString ReviewQueueModel::note(const ReviewItem &item) const
{
    QStringList parts;
    if (item.state != ArtefactState::Review)
        parts.append(stateText(item.state));
    if (item.revision > 0)
        parts.append(u"r"_s + QString::number(item.revision));
    if (item.since > 0 && item.state == ArtefactState::Review)
        parts.append(ageText(m_now - item.since));
    return parts.join(u" · "_s);
}

QVariant ReviewQueueModel::data(const QModelIndex &index, int role) const
{
    if (!hasIndex(index.row(), index.column()))
        return {};
    const ReviewItem &item = rows()[index.row()];
    switch (role) {
    case ItemRole:
        return QVariant::fromValue(item);
    case PathRole:
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return item.path;
    case NoteRole:
        return note(item);
    case Qt::AccessibleTextRole:
        return QStringList{item.path, item.roleName, note(item)}.join(u", "_s);
    default:
        return {};
    }
}

} // namespace baton::ui

#include "moc_review_queue_model.cpp"
