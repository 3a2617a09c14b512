// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/swimlane_model.h"

#include "ui/text/words.h"

#include <algorithm>
#include <numeric>

namespace baton::ui {

using namespace Qt::StringLiterals;

SwimlaneModel::SwimlaneModel(QObject *parent) : QAbstractTableModel(parent) { }

void SwimlaneModel::reset(const State &state, const QVector<StoredEvent> &history)
{
    beginResetModel();
    m_roles = RoleBook(state.sop);
    m_changes.clear();
    noteLineChanges(m_changes, history);
    m_live.clear();
    m_expanded.clear();
    m_board = buildBoard(state, m_roles, m_changes);
    m_slots.fill(0, m_board.stages.size());
    for (int stage = 0; stage < static_cast<int>(m_slots.size()); ++stage) {
        m_slots[stage] = 1;
        for (int lane = 0; lane < static_cast<int>(m_board.lanes.size()); ++lane)
            m_slots[stage] = std::max(m_slots[stage], static_cast<int>(shownCards(lane, stage).size()));
    }
    const int columns = std::accumulate(m_slots.cbegin(), m_slots.cend(), 0);
    m_grid.fill(QVector<Card>(columns), m_board.lanes.size());
    for (int lane = 0; lane < static_cast<int>(m_board.lanes.size()); ++lane) {
        for (int stage = 0; stage < static_cast<int>(m_slots.size()); ++stage) {
            const QVector<Card> cards = shownCards(lane, stage);
            std::copy(cards.cbegin(), cards.cend(), m_grid[lane].begin() + firstColumn(stage));
        }
    }
    endResetModel();
    Q_EMIT handOffsChanged();
}

void SwimlaneModel::apply(const EventBatch &batch, const State &state)
{
    noteLineChanges(m_changes, batch.events);
    if (RoleBook(state.sop) != m_roles || state.sop.stages() != m_board.stages) {
        const LineChangesByPath changes = m_changes;
        const auto live = m_live;
        reset(state);
        m_changes = changes;
        m_live = live;
    }
    rebuild(state);
}

void SwimlaneModel::rebuild(const State &state)
{
    const QVector<Lane> lanes = m_board.lanes;
    const QVector<CardLink> handOffs = m_board.handOffs;
    m_board = buildBoard(state, m_roles, m_changes);
    m_live.removeIf([&](const std::pair<const QString &, session::LiveText &> &entry) {
        const Artefact *artefact = state.artefact(entry.first);
        return !artefact || artefact->activeCall != entry.second.call;
    });
    layOut();
    for (int i = 0; i < static_cast<int>(m_board.lanes.size()); ++i) {
        if (lanes.value(i) != m_board.lanes[i])
            Q_EMIT headerDataChanged(Qt::Vertical, i, i);
    }
    if (handOffs != m_board.handOffs)
        Q_EMIT handOffsChanged();
}

QVector<Card> SwimlaneModel::shownCards(int lane, int stage) const
{
    const QVector<Card> &cards = m_board.cells[lane][stage];
    if (cards.size() > m_limit && isExpanded(lane, stage))
        return expanded(cards);
    return collapsed(cards, m_limit, m_pinned);
}

/// Removing a place moves the selection of a view, and a selection may pin its card: what is asked for in the
/// midst of a layout is done behind it, never inside.
void SwimlaneModel::layOut()
{
    if (m_isLayingOut) {
        m_layOutAgain = true;
        return;
    }
    m_isLayingOut = true;
    do {
        m_layOutAgain = false;
        layOutOnce();
    } while (m_layOutAgain);
    m_isLayingOut = false;
    Q_EMIT laidOut();
}

void SwimlaneModel::layOutOnce()
{
    for (int stage = 0; stage < static_cast<int>(m_slots.size()); ++stage) {
        int columns = 1;
        for (int lane = 0; lane < static_cast<int>(m_board.lanes.size()); ++lane)
            columns = std::max(columns, static_cast<int>(shownCards(lane, stage).size()));
        resizeStage(stage, columns);
    }
    putCells();
}

void SwimlaneModel::resizeStage(int stage, int columns)
{
    const int had = m_slots[stage];
    const int first = firstColumn(stage);
    if (columns > had) {
        beginInsertColumns({}, first + had, first + columns - 1);
        for (QVector<Card> &row : m_grid)
            row.insert(first + had, columns - had, Card());
        m_slots[stage] = columns;
        endInsertColumns();
    } else if (columns < had) {
        beginRemoveColumns({}, first + columns, first + had - 1);
        for (QVector<Card> &row : m_grid)
            row.remove(first + columns, had - columns);
        m_slots[stage] = columns;
        endRemoveColumns();
    }
}

void SwimlaneModel::putCells()
{
    for (int lane = 0; lane < static_cast<int>(m_board.lanes.size()); ++lane) {
        for (int stage = 0; stage < static_cast<int>(m_slots.size()); ++stage) {
            const QVector<Card> cards = shownCards(lane, stage);
            for (int slot = 0; slot < m_slots[stage]; ++slot) {
                const int column = firstColumn(stage) + slot;
                const Card next = live(cards.value(slot));
                if (m_grid[lane][column] == next)
                    continue;
                m_grid[lane][column] = next;
                Q_EMIT dataChanged(index(lane, column), index(lane, column));
            }
        }
    }
}

Card SwimlaneModel::live(const Card &card) const
{
    const auto found = m_live.constFind(card.path);
    return found == m_live.cend() ? card : withLive(card, *found, m_now);
}

void SwimlaneModel::setLive(const session::LiveText &live, TimeMs now)
{
    m_now = now;
    const Card shown = card(indexOf(live.path));
    if (shown.path == live.path && shown.call != live.call)
        return; // a late word of a call that is over
    m_live.insert(live.path, live);
    refreshLive(live.path);
}

void SwimlaneModel::setNow(TimeMs now)
{
    m_now = now;
    const QStringList paths = m_live.keys();
    for (const QString &path : paths)
        refreshLive(path);
}

void SwimlaneModel::refreshLive(const QString &path)
{
    const QModelIndex place = indexOf(path);
    if (!place.isValid())
        return;
    Card &card = m_grid[place.row()][place.column()];
    if (card.path != path)
        return;
    Card next = live(card);
    if (next == card)
        return;
    card = next;
    Q_EMIT dataChanged(place, place);
}

void SwimlaneModel::retranslate(const State &state)
{
    rebuild(state);
    if (columnCount() > 0)
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

void SwimlaneModel::setLimit(int cards)
{
    const int limit = std::max(2, cards);
    if (limit == m_limit)
        return;
    m_limit = limit;
    layOut();
}

int SwimlaneModel::limitFor(int places) const
{
    QVector<int> fullest(m_board.stages.size(), 1);
    for (const auto &lane : m_board.cells) {
        for (qsizetype stage = 0; stage < lane.size(); ++stage)
            fullest[stage] = std::max(fullest[stage], static_cast<int>(lane[stage].size()));
    }
    const auto needed = [&](int limit) {
        int columns = 0;
        for (const int cards : fullest)
            columns += std::min(cards, limit);
        return columns;
    };
    int limit = 2;
    while (limit < 64 && needed(limit + 1) <= places && needed(limit + 1) > needed(limit))
        ++limit;
    return limit;
}

void SwimlaneModel::setPinned(const QString &path)
{
    if (path == m_pinned)
        return;
    m_pinned = path;
    layOut();
}

void SwimlaneModel::setExpanded(int lane, int stage, bool on)
{
    if (on == isExpanded(lane, stage))
        return;
    if (on)
        m_expanded.insert({lane, stage});
    else
        m_expanded.remove({lane, stage});
    layOut();
}

Card SwimlaneModel::card(const QModelIndex &index) const
{
    return index.isValid() ? m_grid.value(index.row()).value(index.column()) : Card();
}

QModelIndex SwimlaneModel::indexOf(const QString &path) const
{
    if (path.isEmpty())
        return {};
    QModelIndex behind;
    for (int lane = 0; lane < static_cast<int>(m_grid.size()); ++lane) {
        for (int column = 0; column < static_cast<int>(m_grid[lane].size()); ++column) {
            const Card &card = m_grid[lane][column];
            if (card.path == path)
                return index(lane, column);
            if (card.hidden.contains(path))
                behind = index(lane, column);
        }
    }
    return behind;
}

int SwimlaneModel::stageOf(int column) const
{
    int left = column;
    for (int stage = 0; stage < static_cast<int>(m_slots.size()); ++stage) {
        if (left < m_slots[stage])
            return stage;
        left -= m_slots[stage];
    }
    return -1;
}

int SwimlaneModel::firstColumn(int stage) const
{
    return std::accumulate(m_slots.cbegin(), m_slots.cbegin() + stage, 0);
}

int SwimlaneModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_board.lanes.size());
}

int SwimlaneModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : std::accumulate(m_slots.cbegin(), m_slots.cend(), 0);
}

QString SwimlaneModel::accessibleText(const QModelIndex &index) const
{
    const Card &card = m_grid[index.row()][index.column()];
    if (card.kind == Card::Kind::None) {
        const QString stage = stageData(index.column(), Qt::DisplayRole).toString();
        return tr("%1, %2: nothing").arg(m_board.lanes[index.row()].name, stage);
    }
    const QString state = card.kind == Card::Kind::Artefact ? stateText(card.state) : card.subtitle;
    QStringList parts{m_roles.name(card.role), card.title, state};
    parts.removeAll(QString());
    return parts.join(u", "_s);
}

QVariant SwimlaneModel::data(const QModelIndex &index, int role) const
{
    if (!hasIndex(index.row(), index.column()))
        return {};
    const Card &card = m_grid[index.row()][index.column()];
    switch (role) {
    case CardRole:
        return QVariant::fromValue(card);
    case PathRole:
        return card.path;
    case Qt::DisplayRole:
        return card.title;
    case Qt::AccessibleTextRole:
        return accessibleText(index);
    case Qt::AccessibleDescriptionRole:
        return card.kind == Card::Kind::Artefact ? card.path + u", "_s + card.subtitle : card.subtitle;
    case Qt::ToolTipRole:
        return card.kind == Card::Kind::Artefact ? card.path + u'\n' + card.subtitleText()
                                                 : card.hidden.mid(0, 20).join(u'\n');
    default:
        return {};
    }
}

QVariant SwimlaneModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical)
        return section < m_board.lanes.size() ? laneData(m_board.lanes[section], role) : QVariant();
    return stageData(section, role);
}

QVariant SwimlaneModel::laneData(const Lane &lane, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return lane.name;
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return QString(lane.name + u", "_s + lane.note);
    case LaneRole:
        return lane.index;
    default:
        return {};
    }
}

QVariant SwimlaneModel::stageData(int column, int role) const
{
    const int stage = stageOf(column);
    if (stage < 0)
        return {};
    const QString title = QString::number(stage + 1) + u' ' + stageText(m_board.stages[stage]);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return title;
    case StageRole:
        return stage;
    case SlotRole:
        return column - firstColumn(stage);
    default:
        return {};
    }
}

Qt::ItemFlags SwimlaneModel::flags(const QModelIndex &index) const
{
    if (card(index).kind == Card::Kind::None)
        return Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

} // namespace baton::ui

#include "moc_swimlane_model.cpp"
