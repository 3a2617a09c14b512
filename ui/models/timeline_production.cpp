// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/timeline_visitor_p.h"

#include "core/base/text.h"
#include "core/domain/test_report.h"
#include "ui/text/error_text.h"
#include "ui/text/failure_text.h"
#include "ui/text/words.h"

#include <QCoreApplication>

namespace baton::ui {

using namespace Qt::StringLiterals;
using Action = TimelineAction::Kind;

void TimelineFold::Visitor::operator()(const event::RequirementSubmitted &e) const
{
    TimelineEntry &entry =
        fold.append(stored, EntryKind::Message, humanRole, QCoreApplication::translate("baton", "Asked for"));
    entry.chips = {chipFor(e.path, e.revision)};
    entry.tail = e.summary;
}

void TimelineFold::Visitor::operator()(const event::ArtefactsPlanned &e) const
{
    int free = 0;
    int files = 0;
    for (const auto &plan : e.planned) {
        if (plan.recordOnly)
            fold.m_forTheRecord.insert(plan.path);
        files += plan.recordOnly ? 0 : 1;
        free += !plan.recordOnly && plan.item.dependsOn.isEmpty() ? 1 : 0;
    }
    // The steps a project starts with are no news; what a document led to is.
    if (!e.because.isEmpty() && (files > 0 || !e.removed.isEmpty())) {
        TimelineEntry &entry = fold.append(stored, EntryKind::Message, {},
            QCoreApplication::translate("baton", "Planned %n file(s) from", nullptr, files));
        entry.chips = {chipFor(e.because)};
        entry.detail = QCoreApplication::translate("baton", "%n can be started at once", nullptr, free);
    }
    for (const CheckResult &refused : e.refused) {
        TimelineEntry &entry = fold.append(stored, EntryKind::Error, {},
            QCoreApplication::translate("baton", "A row of the task table cannot be a file:"));
        entry.chips = {chipFor(e.because)};
        entry.detail = visibleLine(refused.detail);
    }
}

void TimelineFold::Visitor::operator()(const event::CallRetrying &e) const
{
    CallFacts &facts = fold.m_calls[e.call];
    ++facts.failedTries;
    facts.lastError = e.attempt.code;
}

void TimelineFold::Visitor::operator()(const event::CallAnswered &e) const
{
    fold.noteRetries(stored, e.call, e.path, e.role);
    CallFacts &facts = fold.m_calls[e.call];
    facts.usage = e.usage;
    facts.cost = e.cost;
    facts.ended = true;
    facts.duration = e.times.sent > 0 ? e.times.lastByte - e.times.sent : 0;
}

void TimelineFold::Visitor::operator()(const event::CallFailed &e) const
{
    CallFacts &facts = fold.m_calls[e.call];
    facts.failedTries = 0; // the failure itself is told by what follows
    facts.usage = e.usage;
    facts.cost = e.cost;
    facts.ended = e.usage.input + e.usage.output > 0;
    facts.duration = e.times.sent > 0 && e.times.lastByte > 0 ? e.times.lastByte - e.times.sent : 0;
}

void TimelineFold::Visitor::operator()(const event::CallInterrupted &e) const
{
    TimelineEntry &entry = fold.append(stored, EntryKind::Error, e.role,
        QCoreApplication::translate("baton", "Was interrupted while Baton was not running; asked again:"));
    entry.tone = Tone::Warn;
    entry.chips = {chipFor(e.path)};
    entry.call = e.call;
}

void TimelineFold::Visitor::operator()(const event::RevisionProposed &e) const
{
    const Revision &revision = e.revision;
    const bool human = revision.author == AuthorKind::Human;
    QString text = QCoreApplication::translate("baton", "Published");
    if (revision.draft)
        text = QCoreApplication::translate("baton", "Kept as a draft");
    else if (human)
        text = QCoreApplication::translate("baton", "Edited");
    else if (revision.author == AuthorKind::Derived)
        text = QCoreApplication::translate("baton", "Computed");
    const TestTotals totals = totalsIn(revision.facts);
    if (revision.author == AuthorKind::Derived && totals.all() > 0)
        text = QCoreApplication::translate("baton", "Ran the tests: %1").arg(totalsText(totals));
    // What is computed comes from nobody of the team.
    const QString sender = human ? humanRole : revision.author == AuthorKind::Role ? e.role : QString();
    TimelineEntry &entry =
        fold.append(stored, human ? EntryKind::Decision : EntryKind::Message, sender, text);
    entry.key = u"revision:"_s + e.path + u':' + QString::number(revision.number);
    entry.chips = {chipFor(e.path, revision.number)};
    entry.receivers = human || fold.m_forTheRecord.contains(e.path) ? QStringList() : QStringList{humanRole};
    if (revision.number > 1) {
        entry.added = e.added;
        entry.removed = e.removed;
    }
    entry.call = revision.call;
    entry.detail = fold.callDetail(revision.call);
    if (anyFailed(revision.checks)) {
        const QString failed = QCoreApplication::translate("baton", "a check failed");
        entry.detail = entry.detail.isEmpty() ? failed : QString(entry.detail + u" · "_s + failed);
    }
}

void TimelineFold::Visitor::operator()(const event::CompletionNeeded &e) const
{
    const ErrorText words = errorText({e.reason, e.sections.join(u", "_s)});
    TimelineEntry &entry = fold.append(stored, EntryKind::Error, {}, words.happened);
    entry.tone = Tone::Warn;
    entry.chips = {chipFor(e.path)};
    entry.detail = QCoreApplication::translate("baton", "What arrived is kept; the rest is asked for.");
    entry.call = e.call;
}

void TimelineFold::Visitor::operator()(const event::AnswerLimitRaised &e) const
{
    const ErrorText words = errorText({ErrorCode::ThinkingOnly, {}});
    TimelineEntry &entry = fold.append(stored, EntryKind::Error, e.role, words.happened);
    entry.tone = Tone::Warn;
    entry.chips = {chipFor(e.path)};
    entry.detail = QCoreApplication::translate("baton", "It is asked once more with room for %1 tokens.")
                       .arg(e.maxTokens);
    entry.call = e.call;
}

void TimelineFold::Visitor::operator()(const event::ArtefactFailed &e) const
{
    const ErrorText words = failureText(e.failure);
    TimelineEntry &entry = fold.append(stored, EntryKind::Error, e.role, words.happened);
    entry.key = u"failed:"_s + e.path + u':' + QString::number(stored.seq);
    entry.chips = {chipFor(e.path)};
    entry.detail = QStringList{words.kept, words.todo}.join(u' ').trimmed();
    entry.call = e.failure.call;
    entry.actions.append({Action::Retry, e.path});
    if (!e.failure.partial.isEmpty()) {
        if (e.failure.code != ErrorCode::RunawayAnswer)
            entry.actions.append({Action::Continue, e.path});
        entry.actions.append({Action::KeepDraft, e.path});
    }
    if (!e.failure.call.isEmpty())
        entry.actions.append({Action::ShowTrace, e.failure.call.value});
}

void TimelineFold::Visitor::operator()(const event::ArtefactStale &e) const
{
    TimelineEntry &entry =
        fold.append(stored, EntryKind::Message, {}, QCoreApplication::translate("baton", "Became stale:"));
    entry.tone = Tone::Warn;
    entry.chips = {chipFor(e.path)};
    QStringList names;
    for (const QString &path : e.because)
        names.append(path.section(u'/', -1));
    entry.tail = QCoreApplication::translate("baton", "because of %1").arg(names.join(u", "_s));
}

void TimelineFold::Visitor::operator()(const event::FileWriteFailed &e) const
{
    const ErrorText words = errorText({e.code, e.detail});
    TimelineEntry &entry = fold.append(stored, EntryKind::Error, {}, words.happened);
    entry.chips = {chipFor(e.path, e.revision)};
    entry.detail = QStringList{words.kept, words.todo}.join(u' ').trimmed();
}

void TimelineFold::Visitor::operator()(const event::FileRemoved &e) const
{
    TimelineEntry &entry = fold.append(stored, EntryKind::Message, {},
        QCoreApplication::translate("baton", "Left the folder, as it is not handed over any more:"));
    entry.chips = {chipFor(e.path)};
}

void TimelineFold::Visitor::operator()(const event::HandOffCommitted &e) const
{
    if (!e.commit.isEmpty())
        return;
    const ErrorText words = errorText({e.code, e.detail});
    TimelineEntry &entry = fold.append(stored, EntryKind::Error, {}, words.happened);
    entry.tone = Tone::Warn;
    entry.chips = {chipFor(e.path, e.revision)};
    entry.detail = QStringList{words.kept, words.todo}.join(u' ').trimmed();
}

void TimelineFold::Visitor::operator()(const event::OutsideChangeSeen &e) const
{
    const QString text = e.disk.isEmpty()
        ? QCoreApplication::translate("baton", "Was deleted outside Baton:")
        : QCoreApplication::translate("baton", "Was changed outside Baton:");
    TimelineEntry &entry = fold.append(stored, EntryKind::Error, {}, text);
    entry.tone = Tone::Warn;
    entry.key = u"outside:"_s + e.path + u':' + QString::number(stored.seq);
    entry.chips = {chipFor(e.path)};
    entry.detail = errorText({ErrorCode::OutsideChange, {}}).kept;
    if (!e.disk.isEmpty())
        entry.actions.append({Action::TakeOutsideChange, e.path});
    entry.actions.append({Action::KeepMine, e.path});
}

} // namespace baton::ui
