// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/timeline_visitor_p.h"

#include "core/base/text.h"

#include <QCoreApplication>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

QString sentBackText(const CauseId &why)
{
    if (why == cause::checks)
        return QCoreApplication::translate("baton", "Checks failed; sent back by itself:");
    if (why == cause::review)
        return QCoreApplication::translate("baton", "The reviewer refused; sent back:");
    if (why == cause::tests)
        return QCoreApplication::translate("baton", "Tests failed; sent back:");
    return QCoreApplication::translate("baton", "The summary names it as open; sent back:");
}

QString faultText(Fault fault)
{
    switch (fault) {
    case Fault::Code:
        return QCoreApplication::translate("baton", "Lays a failing test to the code:");
    case Fault::Test:
        return QCoreApplication::translate("baton", "Lays a failing test to the test itself:");
    case Fault::Requirement:
        return QCoreApplication::translate("baton", "Lays a failing test to an unclear requirement:");
    case Fault::Accepted:
        return QCoreApplication::translate("baton", "Leaves a test failing:");
    }
    return {};
}

QString programText(const ProgramOutcome &outcome)
{
    switch (outcome.end) {
    case ProgramEnd::Exited:
        return QCoreApplication::translate("baton", "The program ended with exit code %1")
            .arg(outcome.exitCode);
    case ProgramEnd::Killed:
        return QCoreApplication::translate("baton", "The program crashed");
    case ProgramEnd::Limit:
        return QCoreApplication::translate("baton", "The program was stopped at a limit (%1)")
            .arg(visibleLine(outcome.limit));
    case ProgramEnd::Interrupted:
        return QCoreApplication::translate("baton", "The program was interrupted; it is run again");
    case ProgramEnd::NotRun:
        return QCoreApplication::translate("baton", "Not run: %1").arg(visibleLine(outcome.detail));
    }
    return {};
}

} // namespace

void TimelineFold::Visitor::operator()(const event::SopChanged &e) const
{
    TimelineEntry &entry = fold.append(stored, EntryKind::Decision, humanRole,
        QCoreApplication::translate("baton", "Goes on by the procedure \"%1\", version %2")
            .arg(visibleLine(e.sop.title))
            .arg(e.sop.version));
    entry.key = u"sop:"_s + QString::number(stored.seq);
}

void TimelineFold::Visitor::operator()(const event::SentBack &e) const
{
    TimelineEntry &entry = fold.append(stored, EntryKind::Message, {}, sentBackText(e.cause));
    entry.tone = Tone::Warn;
    entry.chips = {chipFor(e.path)};
    entry.receivers = {e.role};
    entry.detail = QCoreApplication::translate("baton", "round %1").arg(e.round);
}

void TimelineFold::Visitor::operator()(const event::FindingsNoted &e) const
{
    const QString reviewer = e.findings.isEmpty() ? QString() : e.findings.constFirst().author;
    const int found = static_cast<int>(e.findings.size());
    TimelineEntry &entry = fold.append(stored, EntryKind::Message, reviewer,
        QCoreApplication::translate("baton", "Found %n thing(s) in", nullptr, found));
    entry.chips = {chipFor(e.path)};
    entry.receivers = {humanRole};
}

void TimelineFold::Visitor::operator()(const event::FindingDecided &e) const
{
    TimelineEntry &entry = fold.append(stored, EntryKind::Decision, humanRole,
        e.forwarded ? QCoreApplication::translate("baton", "Forwards a finding on")
                    : QCoreApplication::translate("baton", "Drops a finding on"));
    entry.chips = {chipFor(e.path)};
}

void TimelineFold::Visitor::operator()(const event::ReviewRequested &e) const
{
    TimelineEntry &entry = fold.append(stored, EntryKind::Decision, humanRole,
        QCoreApplication::translate("baton", "Wants a second opinion on"));
    entry.chips = {chipFor(e.subject)};
    entry.receivers = {e.role};
}

void TimelineFold::Visitor::operator()(const event::TestsRequested &e) const
{
    TimelineEntry &entry = fold.append(stored, EntryKind::Decision, humanRole,
        e.onlyFailed ? QCoreApplication::translate("baton", "Wants the failed tests run again:")
                     : QCoreApplication::translate("baton", "Wants the tests run again:"));
    entry.chips = {chipFor(e.path)};
}

void TimelineFold::Visitor::operator()(const event::FaultDecided &e) const
{
    TimelineEntry &entry = fold.append(stored, EntryKind::Decision, humanRole, faultText(e.fault.fault));
    entry.chips = {chipFor(e.fault.file.isEmpty() ? e.path : e.fault.file)};
    entry.detail = visibleLine(e.fault.test);
}

void TimelineFold::Visitor::operator()(const event::ProgramStarted &e) const
{
    TimelineEntry &entry = fold.append(
        stored, EntryKind::Message, {}, QCoreApplication::translate("baton", "Runs in the sandbox for"));
    entry.chips = {chipFor(e.program.path)};
    entry.detail = visibleLine(e.program.argv.join(u' '));
}

void TimelineFold::Visitor::operator()(const event::ProgramEnded &e) const
{
    const bool isWell = e.outcome.end == ProgramEnd::Exited && e.outcome.exitCode == 0;
    TimelineEntry &entry =
        fold.append(stored, isWell ? EntryKind::Message : EntryKind::Error, {}, programText(e.outcome));
    entry.tone = isWell ? entry.tone : Tone::Warn;
    entry.chips = {chipFor(e.path)};
}

} // namespace baton::ui
