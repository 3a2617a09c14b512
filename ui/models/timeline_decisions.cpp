// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/timeline_visitor_p.h"
#include "ui/text/decisions.h"

#include <QCoreApplication>

namespace baton::ui {

using namespace Qt::StringLiterals;
using Action = TimelineAction::Kind;

namespace {

QString quoted(const QString &words)
{
    return words.isEmpty() ? QString() : QCoreApplication::translate("baton", "“%1”").arg(words);
}

} // namespace

TimelineEntry &TimelineFold::Visitor::decided(
    const QString &text, const QString &path, int revision, const QString &to) const
{
    TimelineEntry &entry = fold.append(stored, EntryKind::Decision, humanRole, text);
    if (!path.isEmpty())
        entry.chips = {chipFor(path, revision)};
    if (!to.isEmpty() && to != humanRole)
        entry.receivers = {to};
    return entry;
}

void TimelineFold::Visitor::operator()(const event::RevisionApproved &e) const
{
    const QString revisionKey = u"revision:"_s + e.path + u':' + QString::number(e.revision);
    const bool justEdited = e.byPerson && !fold.m_rows.isEmpty() && fold.m_rows.last().key == revisionKey
        && fold.m_rows.last().sender == humanRole;
    if (justEdited) {
        TimelineEntry &entry = *fold.lastOf(revisionKey);
        entry.text = QCoreApplication::translate("baton", "Edited and approved");
        entry.receivers = e.receivers;
        entry.tail = quoted(e.note);
        return;
    }
    if (e.byPerson) {
        TimelineEntry &entry = decided(QCoreApplication::translate("baton", "Approved"), e.path, e.revision);
        entry.receivers = e.receivers;
        entry.tail = quoted(e.note);
        return;
    }
    if (fold.m_forTheRecord.contains(e.path))
        return;
    TimelineEntry &entry =
        fold.append(stored, EntryKind::Message, e.role, QCoreApplication::translate("baton", "Handed off"));
    entry.chips = {chipFor(e.path, e.revision)};
    entry.receivers = e.receivers;
    entry.detail = QCoreApplication::translate("baton", "approved automatically, its checks passed");
}

void TimelineFold::Visitor::operator()(const event::ApprovalUndone &e) const
{
    decided(QCoreApplication::translate("baton", "Took back the approval of"), e.path, e.revision);
}

void TimelineFold::Visitor::operator()(const event::ChangesRequested &e) const
{
    const int count = static_cast<int>(e.remarks.size());
    decided(QCoreApplication::translate("baton", "Sent %n remark(s) on", nullptr, count), e.path, e.revision,
        e.role);
}

void TimelineFold::Visitor::operator()(const event::RegenerateRequested &e) const
{
    decided(QCoreApplication::translate("baton", "Asked for a fresh revision of"), e.path, 0, e.role).tail =
        quoted(e.note);
}

void TimelineFold::Visitor::operator()(const event::RetryRequested &e) const
{
    const QString text = e.verb == Verb::Continue ? QCoreApplication::translate("baton", "Asked to continue")
                                                  : QCoreApplication::translate("baton", "Asked again for");
    decided(text, e.path, 0, e.role);
}

void TimelineFold::Visitor::tellDecision(const QString &path) const
{
    if (const Decision *decision = decisionOf(stored.event))
        decided(wordsOf(decision->told), path);
}

void TimelineFold::Visitor::operator()(const event::RefreshRequested &e) const
{
    decided(QCoreApplication::translate("baton", "Asked to refresh"), e.path, 0, e.role);
}

void TimelineFold::Visitor::operator()(const event::PauseMarkSet &e) const
{
    decided(e.on ? QCoreApplication::translate("baton", "Set a pause before")
                 : QCoreApplication::translate("baton", "Took away the pause before"),
        e.path);
}

void TimelineFold::Visitor::operator()(const event::NotePosted &e) const
{
    TimelineEntry &entry = fold.append(stored, EntryKind::Message, humanRole, e.text);
    entry.key = u"note:"_s + e.id;
    entry.receivers = {e.role};
    entry.actions = {{Action::EditNote, e.id}, {Action::RemoveNote, e.id}};
}

void TimelineFold::Visitor::operator()(const event::NoteRemoved &e) const
{
    TimelineEntry *entry = fold.lastOf(u"note:"_s + e.id);
    if (!entry)
        return;
    entry->actions.clear();
    entry->detail = QCoreApplication::translate("baton", "taken back");
}

void TimelineFold::Visitor::operator()(const event::ConfigChanged &) const
{
    decided(QCoreApplication::translate("baton", "Changed the settings of the run"), {});
}

void TimelineFold::Visitor::operator()(const event::RunStarted &) const
{
    decided(QCoreApplication::translate("baton", "Started the run"), {});
}

void TimelineFold::Visitor::operator()(const event::RunPaused &) const
{
    decided(QCoreApplication::translate("baton", "Paused the run"), {}).detail =
        QCoreApplication::translate("baton", "Running calls finish; nothing new starts.");
}

void TimelineFold::Visitor::operator()(const event::RunStopped &) const
{
    decided(QCoreApplication::translate("baton", "Stopped the run"), {}).detail =
        QCoreApplication::translate("baton", "What had arrived is kept.");
}

void TimelineFold::Visitor::operator()(const event::RunFinished &) const
{
    fold.append(stored, EntryKind::Message, {}, QCoreApplication::translate("baton", "The run is finished."))
        .tone = Tone::Ok;
}

void TimelineFold::Visitor::operator()(const event::OutsideChangeOverruled &e) const
{
    decided(QCoreApplication::translate("baton", "Kept Baton’s text of"), e.path);
}

} // namespace baton::ui
