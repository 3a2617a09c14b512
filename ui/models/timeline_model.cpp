// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/timeline_model.h"

#include "ui/models/card.h"
#include "ui/support/format.h"
#include "ui/text/error_text.h"
#include "ui/text/words.h"

#include <QCoreApplication>

namespace baton::ui {

using namespace Qt::StringLiterals;

TimelineModel::TimelineModel(QObject *parent) : QAbstractListModel(parent) { }

void TimelineModel::reset(const State &state, const QVector<StoredEvent> &recent, TimeMs now)
{
    beginResetModel();
    m_now = now;
    m_asked = false;
    m_events = recent;
    m_running.clear();
    m_runningRows.clear();
    refold(state);
    m_history.clear();
    for (const TimelineEntry &entry : m_fold.rows())
        m_history.append(present(entry, state));
    for (const ActiveCall &call : state.calls) {
        if (!call.answer.isEmpty())
            continue;
        m_running.append({call, std::nullopt});
        m_runningRows.append(runningEntry(m_running.last()));
    }
    endResetModel();
}

void TimelineModel::refold(const State &state)
{
    m_roles = RoleBook(state.sop);
    m_fold.clear();
    for (const StoredEvent &event : std::as_const(m_events))
        m_fold.add(event);
    static_cast<void>(m_fold.takeChanged());
}

void TimelineModel::apply(const EventBatch &batch, const State &state)
{
    if (RoleBook book(state.sop); book != m_roles)
        m_roles = book;
    for (const StoredEvent &event : batch.events) {
        m_events.append(event);
        m_now = std::max(m_now, event.time);
        m_fold.add(event);
    }
    takeFolded();
    offerActions(state);
    syncRunning(state);
}

void TimelineModel::takeFolded()
{
    const QVector<TimelineEntry> &rows = m_fold.rows();
    const int had = static_cast<int>(m_history.size());
    const QSet<int> changed = m_fold.takeChanged();
    for (const int row : changed) {
        if (row >= had)
            continue;
        m_history[row] = rows[row];
        Q_EMIT dataChanged(index(row), index(row));
    }
    const int has = static_cast<int>(rows.size());
    if (has == had)
        return;
    beginInsertRows({}, had, has - 1);
    m_history.append(rows.mid(had));
    endInsertRows();
}

bool TimelineModel::isPossible(
    const TimelineAction &action, const TimelineEntry &entry, const State &state) const
{
    using Kind = TimelineAction::Kind;
    const Artefact *artefact = state.artefact(action.target);
    switch (action.kind) {
    case Kind::Retry:
    case Kind::Continue:
    case Kind::KeepDraft:
        // An artefact may fail more than once: only the newest row offers a way out.
        return artefact && artefact->state == ArtefactState::Failed && artefact->failure.call == entry.call;
    case Kind::EditNote:
    case Kind::RemoveNote:
        return std::any_of(state.notes.cbegin(), state.notes.cend(),
            [&](const RoleNote &note) { return note.id == action.target && !note.delivered; });
    case Kind::RaiseLimit:
        return state.mode == RunMode::OverBudget;
    case Kind::CountWithout:
        return state.mode == RunMode::OverBudget && state.priceUnknown.has_value();
    case Kind::TakeOutsideChange:
    case Kind::KeepMine: {
        const OutsideChange *change = state.outsideChange(action.target);
        return change && !change->overruled;
    }
    case Kind::TryNow:
    case Kind::ShowTrace:
        return true;
    }
    return true;
}

TimelineEntry TimelineModel::present(TimelineEntry entry, const State &state) const
{
    if (entry.actions.isEmpty())
        return entry;
    QVector<TimelineAction> possible = entry.actions;
    possible.removeIf([&](const TimelineAction &action) { return !isPossible(action, entry, state); });
    entry.actions = possible;
    const bool waits = std::any_of(possible.cbegin(), possible.cend(),
        [](const TimelineAction &action) { return action.kind == TimelineAction::Kind::EditNote; });
    if (waits)
        entry.detail = QCoreApplication::translate("baton", "Waits until the role starts its next step.");
    return entry;
}

void TimelineModel::offerActions(const State &state)
{
    const QVector<TimelineEntry> &rows = m_fold.rows();
    for (int row = 0; row < static_cast<int>(rows.size()); ++row) {
        if (rows[row].actions.isEmpty())
            continue;
        TimelineEntry next = present(rows[row], state);
        if (m_history[row] == next)
            continue;
        m_history[row] = next;
        Q_EMIT dataChanged(index(row), index(row));
    }
}

void TimelineModel::syncRunning(const State &state)
{
    const int base = static_cast<int>(m_history.size());
    for (int i = static_cast<int>(m_running.size()) - 1; i >= 0; --i) {
        const auto call = state.calls.constFind(m_running[i].call.id);
        if (call != state.calls.cend() && call->answer.isEmpty()) {
            m_running[i].call = *call;
            continue;
        }
        beginRemoveRows({}, base + i, base + i);
        m_running.removeAt(i);
        m_runningRows.removeAt(i);
        endRemoveRows();
    }
    // A map ordered by id: new calls may come between, so each is put at its place.
    int at = 0;
    for (const ActiveCall &call : state.calls) {
        if (!call.answer.isEmpty())
            continue;
        if (at >= static_cast<int>(m_running.size()) || m_running[at].call.id != call.id) {
            beginInsertRows({}, base + at, base + at);
            m_running.insert(at, {call, std::nullopt});
            m_runningRows.insert(at, runningEntry(m_running[at]));
            endInsertRows();
        }
        ++at;
    }
    refreshRunning();
}

TimelineEntry TimelineModel::runningEntry(const Running &running) const
{
    const ActiveCall &call = running.call;
    TimelineEntry entry;
    entry.key = u"call:"_s + call.id.value;
    entry.time = call.times.sent > 0 ? call.times.sent : call.times.scheduled;
    entry.kind = EntryKind::Call;
    entry.sender = call.role;
    entry.call = call.id;
    entry.running = true;
    const bool heard = running.live && running.live->firstTextAt > 0;
    const CallAttempt &attempt = call.lastAttempt;
    const qint64 left = attempt.time + attempt.waitMs - m_now;
    if (attempt.number > 0 && !heard && left > 0) {
        entry.tone = Tone::Warn;
        entry.text = errorText({attempt.code, {}}).happened;
        const qint64 seconds = (left + 999) / 1000;
        entry.tail = QCoreApplication::translate("baton", "Next try in %1 s (%2 of %3)")
                         .arg(seconds)
                         .arg(attempt.number + 1)
                         .arg(std::max(attempt.maxAttempts, attempt.number + 1));
        entry.chips = {chipFor(call.path)};
        entry.actions = {{TimelineAction::Kind::TryNow, call.id.value}};
        return entry;
    }
    entry.text = verbText(call.verb);
    entry.chips = {chipFor(call.path)};
    if (heard)
        entry.tail = u"… "_s + tokensText(running.live->tokens);
    else if (entry.time > 0)
        entry.tail = QCoreApplication::translate("baton", "… thinking %1 s")
                         .arg(std::max<qint64>(0, (m_now - entry.time) / 1000));
    return entry;
}

void TimelineModel::refreshRunning()
{
    const int base = static_cast<int>(m_history.size());
    for (int i = 0; i < static_cast<int>(m_running.size()); ++i) {
        TimelineEntry next = runningEntry(m_running[i]);
        if (next == m_runningRows[i])
            continue;
        m_runningRows[i] = next;
        Q_EMIT dataChanged(index(base + i), index(base + i));
    }
}

void TimelineModel::setLive(const session::LiveText &live, TimeMs now)
{
    m_now = now;
    for (Running &running : m_running) {
        if (running.call.id == live.call)
            running.live = live;
    }
    refreshRunning();
}

void TimelineModel::setNow(TimeMs now)
{
    m_now = now;
    refreshRunning();
}

void TimelineModel::retranslate(const State &state)
{
    refold(state);
    m_history = m_fold.rows();
    offerActions(state);
    refreshRunning();
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

void TimelineModel::requestOlder()
{
    if (m_asked || !hasOlder())
        return;
    m_asked = true;
    Q_EMIT olderWanted(m_events.first().seq);
}

void TimelineModel::prepend(const QVector<StoredEvent> &older, const State &state)
{
    m_asked = false;
    if (older.isEmpty() || (!m_events.isEmpty() && older.last().seq >= m_events.first().seq))
        return;
    m_events = older + m_events;
    const int had = static_cast<int>(m_history.size());
    refold(state);
    const int more = static_cast<int>(m_fold.rows().size()) - had;
    if (more > 0) {
        beginInsertRows({}, 0, more - 1);
        m_history = m_fold.rows().mid(0, more) + m_history;
        endInsertRows();
    }
    // What the older page knew (the price of a call, say) may complete rows that were there already.
    m_history = m_fold.rows();
    offerActions(state);
    Q_EMIT dataChanged(index(0), index(static_cast<int>(m_history.size()) - 1));
}

const TimelineEntry &TimelineModel::entry(int row) const
{
    const int history = static_cast<int>(m_history.size());
    return row < history ? m_history[row] : m_runningRows[row - history];
}

QString TimelineModel::senderName(const TimelineEntry &entry) const
{
    return entry.sender.isEmpty() ? u"Baton"_s : m_roles.name(entry.sender);
}

QString TimelineModel::receiverNames(const TimelineEntry &entry) const
{
    QStringList names;
    for (const QString &role : entry.receivers)
        names.append(m_roles.name(role));
    return names.join(u", "_s);
}

QString TimelineModel::accessibleText(const TimelineEntry &entry) const
{
    const QString who = entry.receivers.isEmpty()
        ? senderName(entry)
        : QCoreApplication::translate("baton", "%1 to %2", "sender and receiver")
              .arg(senderName(entry), receiverNames(entry));
    return QStringList{who, clockText(entry.time, m_now), entry.plainText()}.join(u", "_s);
}

int TimelineModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_history.size() + m_runningRows.size());
}

QVariant TimelineModel::data(const QModelIndex &index, int role) const
{
    if (!hasIndex(index.row(), index.column()))
        return {};
    const TimelineEntry &row = entry(index.row());
    switch (role) {
    case EntryRole:
        return QVariant::fromValue(row);
    case SenderRole:
        return row.sender;
    case KindRole:
        return static_cast<int>(row.kind);
    case TextRole:
    case Qt::DisplayRole:
        return row.plainText();
    case Qt::AccessibleTextRole:
        return accessibleText(row);
    default:
        return {};
    }
}

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

#include "moc_timeline_model.cpp"
