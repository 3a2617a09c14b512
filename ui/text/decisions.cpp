// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/decisions.h"
#include "ui/text/decisions_p.h"

#include <QCoreApplication>

#include <algorithm>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

using Sight = DecisionSight;
using Subject = DecisionSubject;

/// Position of an event in the variant.
template <class E> size_t indexOf()
{
    return Event(E{}).index();
}

bool isSettled(const Sight &s)
{
    return s.state == ArtefactState::Approved || s.state == ArtefactState::Stale;
}

QVector<Decision> editing()
{
    return {
        {.id = u"edit"_s,
            .name = "Save as your revision",
            .help = u"a human revision with --file F"_s,
            .menu = QT_TRANSLATE_NOOP("baton", "&Save as your revision"),
            .button = QT_TRANSLATE_NOOP("baton", "Save as your revision"),
            .shortButton = QT_TRANSLATE_NOOP("baton", "Save"),
            .tip = QT_TRANSLATE_NOOP("baton", "Save as your revision (Ctrl+S)"),
            .keys = u"Ctrl+S"_s,
            .offered = [](const Sight &s) { return s.editing ? Offer::First : Offer::No; },
            .command = [](const Subject &s) -> Command {
                return command::Edit{.path = s.path, .baseRevision = s.revision, .text = {{}, s.text}};
            }},
        {.id = u"save-and-approve"_s,
            .name = "Save and approve",
            .menu = QT_TRANSLATE_NOOP("baton", "Save an&d approve"),
            .button = QT_TRANSLATE_NOOP("baton", "Save && approve"),
            .shortButton = QT_TRANSLATE_NOOP("baton", "Save && ✓"),
            .tip = QT_TRANSLATE_NOOP("baton", "Save as your revision and approve it (Ctrl+Enter)"),
            .keys = u"Ctrl+Return"_s,
            .offered = [](const Sight &s) { return s.editing ? Offer::OnBar : Offer::No; }},
        {.id = u"discard"_s,
            .name = "Discard edits",
            .menu = QT_TRANSLATE_NOOP("baton", "D&iscard your edits"),
            .button = QT_TRANSLATE_NOOP("baton", "Discard"),
            .offered = [](const Sight &s) { return s.editing ? Offer::OnBar : Offer::No; }},
    };
}

QVector<Decision> approving()
{
    return {
        {.id = u"approve"_s,
            .name = "Approve and hand off",
            .help = u"approves what waits"_s,
            .menu = QT_TRANSLATE_NOOP("baton", "&Approve and hand off"),
            .button = QT_TRANSLATE_NOOP("baton", "✓ Approve && hand off   Ctrl+↵"),
            .shortButton = QT_TRANSLATE_NOOP("baton", "✓ Approve"),
            .tip = QT_TRANSLATE_NOOP("baton", "Approve and hand off (Ctrl+Enter)"),
            .keys = u"Ctrl+Return"_s,
            .keysWhenFirst = true,
            .offered =
                [](const Sight &s) {
                    const bool can = s.state == ArtefactState::Review && s.shown == s.newest;
                    return when(s, can, s.changesYourWords ? Offer::OnBar : Offer::First);
                },
            .command = [](const Subject &s) -> Command {
                return command::Approve{s.path, s.revision, s.note, s.despiteFailedChecks};
            },
            .note = {QT_TRANSLATE_NOOP("baton", "Approve with a note…"),
                QT_TRANSLATE_NOOP("baton", "What should the next roles keep in mind?"),
                QT_TRANSLATE_NOOP("baton", "Approve")}},
        {.id = u"put-back"_s,
            .name = "Put my lines back",
            .help = u"puts your lines back that the newest revision lacks (--lines 1,3: only these)"_s,
            .menu = QT_TRANSLATE_NOOP("baton", "Put my lines &back"),
            .button = QT_TRANSLATE_NOOP("baton", "↶ Put my lines back"),
            .shortButton = QT_TRANSLATE_NOOP("baton", "↶ My lines"),
            .tip = QT_TRANSLATE_NOOP(
                "baton", "Puts back the lines you wrote that this revision changed or left out"),
            .offered =
                [](const Sight &s) {
                    return when(s, s.changesYourWords && s.shown == s.newest, Offer::First);
                },
            .command = [](const Subject &s) -> Command {
                return command::Edit{.path = s.path, .putBack = s.lines};
            }},
        {.id = u"newest"_s,
            .name = "Show newest revision",
            .button = QT_TRANSLATE_NOOP("baton", "Show r%1"),
            .offered =
                [](const Sight &s) {
                    return when(s, s.state == ArtefactState::Review && s.shown != s.newest, Offer::First);
                }},
    };
}

QVector<Decision> failed()
{
    return {
        {.id = u"continue"_s,
            .name = "Continue",
            .help = u"continues a half answer"_s,
            .menu = QT_TRANSLATE_NOOP("baton", "&Continue the answer"),
            .button = QT_TRANSLATE_NOOP("baton", "Continue"),
            .offered =
                [](const Sight &s) {
                    return when(s, s.state == ArtefactState::Failed && s.mayContinue, Offer::First);
                },
            .command = [](const Subject &s) -> Command { return command::ContinueAnswer{s.path}; }},
        {.id = u"retry"_s,
            .name = "Retry",
            .help = u"asks a failed step again"_s,
            .menu = QT_TRANSLATE_NOOP("baton", "Re&try"),
            .button = QT_TRANSLATE_NOOP("baton", "⟳ Retry"),
            .offered =
                [](const Sight &s) {
                    return when(
                        s, s.state == ArtefactState::Failed, s.mayContinue ? Offer::OnBar : Offer::First);
                },
            .command = [](const Subject &s) -> Command {
                return command::Retry{s.path, s.maxTokens};
            }},
        {.id = u"wait"_s,
            .name = "Wait anyway",
            .help = u"asks again and waits as long as the endpoint asks for"_s,
            .menu = QT_TRANSLATE_NOOP("baton", "Wait an&yway"),
            .button = QT_TRANSLATE_NOOP("baton", "Wait anyway"),
            .shortButton = QT_TRANSLATE_NOOP("baton", "Wait"),
            .tip = QT_TRANSLATE_NOOP("baton", "Asks again and waits as long as the provider asks for"),
            .offered =
                [](const Sight &s) { return when(s, s.state == ArtefactState::Failed && s.asksToWait); },
            .command = [](const Subject &s) -> Command {
                return command::Retry{s.path, s.maxTokens, command::Retry::longestPatienceMs};
            }},
        {.id = u"keep"_s,
            .name = "Keep as draft",
            .help = u"keeps a half answer as draft"_s,
            .menu = QT_TRANSLATE_NOOP("baton", "&Keep as draft"),
            .button = QT_TRANSLATE_NOOP("baton", "Keep as draft"),
            .shortButton = QT_TRANSLATE_NOOP("baton", "Keep"),
            .offered =
                [](const Sight &s) { return when(s, s.state == ArtefactState::Failed && s.mayKeepDraft); },
            .command = [](const Subject &s) -> Command { return command::KeepDraft{.path = s.path}; }},
    };
}

QVector<Decision> stale()
{
    return {
        {.id = u"refresh"_s,
            .name = "Refresh",
            .menu = QT_TRANSLATE_NOOP("baton", "Re&fresh"),
            .button = QT_TRANSLATE_NOOP("baton", "⟳ Refresh"),
            .offered = [](const Sight &s) { return when(s, s.state == ArtefactState::Stale, Offer::First); },
            .command = [](const Subject &s) -> Command { return command::Refresh{s.path}; }},
        {.id = u"keep-stale"_s,
            .name = "Keep, not affected",
            .help = u"not affected: clears a stale mark"_s,
            .menu = QT_TRANSLATE_NOOP("baton", "Keep, not aff&ected"),
            .button = QT_TRANSLATE_NOOP("baton", "Keep, not affected"),
            .shortButton = QT_TRANSLATE_NOOP("baton", "Keep"),
            .offered = [](const Sight &s) { return when(s, s.state == ArtefactState::Stale); },
            .command = [](const Subject &s) -> Command { return command::KeepStale{s.path}; },
            .event = indexOf<event::StaleKept>(),
            .told = QT_TRANSLATE_NOOP("baton", "Kept, not affected:")},
    };
}

QVector<Decision> takingBack()
{
    return {
        {.id = u"stop"_s,
            .name = "Stop writing",
            .button = QT_TRANSLATE_NOOP("baton", "■ Stop"),
            .offered = [](const Sight &s) { return when(s, s.state == ArtefactState::Writing); },
            .command = [](const Subject &) -> Command { return command::Stop{}; }},
        {.id = u"unskip"_s,
            .name = "Do it after all",
            .help = u"takes a skip back"_s,
            .menu = QT_TRANSLATE_NOOP("baton", "Do it &after all"),
            .button = QT_TRANSLATE_NOOP("baton", "↶ Do it after all"),
            .tip = QT_TRANSLATE_NOOP("baton", "Take the skip back"),
            .offered =
                [](const Sight &s) { return when(s, s.state == ArtefactState::Skipped, Offer::First); },
            .command = [](const Subject &s) -> Command { return command::Unskip{s.path}; },
            .event = indexOf<event::StepUnskipped>(),
            .told = QT_TRANSLATE_NOOP("baton", "Took back the skip of")},
        {.id = u"undo"_s,
            .name = "Undo the last decision",
            .help = u"takes back the last decision on PATH"_s,
            .menu = QT_TRANSLATE_NOOP("baton", "&Undo the last decision"),
            .button = QT_TRANSLATE_NOOP("baton", "↶ Undo"),
            .tip = QT_TRANSLATE_NOOP("baton", "Takes back what you decided last here"),
            .offered = [](const Sight &s) { return when(s, s.mayUndo); },
            .command = [](const Subject &s) -> Command {
                return command::Undo{s.path, s.stop};
            },
            .event = indexOf<event::DecisionUndone>(),
            .told = QT_TRANSLATE_NOOP("baton", "Took back the last decision on")},
        {.id = u"take-back"_s,
            .name = "Take back and stop",
            .menu = QT_TRANSLATE_NOOP("baton", "Take back and stop w&hat it started"),
            .button = QT_TRANSLATE_NOOP("baton", "■ Take back"),
            .tip = QT_TRANSLATE_NOOP(
                "baton", "Stops the call that your last decision here started, and takes the decision back"),
            .offered = [](const Sight &s) { return when(s, s.mayTakeBack); },
            .command = [](const Subject &s) -> Command {
                return command::Undo{s.path, true};
            }},
    };
}

QVector<Decision> asking()
{
    return {
        {.id = u"request-changes"_s,
            .name = "Send remarks",
            .help = u"sends remarks"_s,
            .menu = QT_TRANSLATE_NOOP("baton", "Se&nd remarks"),
            .button = QT_TRANSLATE_N_NOOP("baton", "↩ Send %n remark(s)"),
            .shortButton = "↩ %n",
            .tip = QT_TRANSLATE_NOOP("baton", "Send the drafts of your remarks (S)"),
            .keys = u"S"_s,
            .offered =
                [](const Sight &s) {
                    return when(s, s.drafts > 0 && (isSettled(s) || s.state == ArtefactState::Review));
                },
            .command = [](const Subject &s) -> Command {
                return command::RequestChanges{s.path, s.remarks};
            }},
        {.id = u"review"_s,
            .name = "Second opinion",
            .help = u"has the newest revision looked at once more by its reviewer"_s,
            .menu = QT_TRANSLATE_NOOP("baton", "Second &opinion"),
            .tip = QT_TRANSLATE_NOOP("baton", "The reviewer looks at the newest revision once more"),
            .offered =
                [](const Sight &s) {
                    const bool rests = s.state == ArtefactState::Review || s.state == ArtefactState::Approved;
                    return when(s, s.hasReviewer && rests, Offer::InMenu);
                },
            .command = [](const Subject &s) -> Command { return command::RequestReview{s.path}; }},
        {.id = u"regenerate"_s,
            .name = "Regenerate",
            .help = u"asks for a fresh revision"_s,
            .menu = QT_TRANSLATE_NOOP("baton", "&Regenerate"),
            .button = QT_TRANSLATE_NOOP("baton", "⟳ Regenerate"),
            .shortButton = "⟳",
            .tip = QT_TRANSLATE_NOOP("baton", "Ask for the whole again (R)"),
            .keys = u"R"_s,
            .offered =
                [](const Sight &s) {
                    const bool skipped = s.state == ArtefactState::Skipped;
                    const bool onBar =
                        isSettled(s) || s.state == ArtefactState::Review || (skipped && s.newest > 0);
                    const bool can = onBar || skipped || s.state == ArtefactState::Failed
                        || s.state == ArtefactState::ChangesRequested;
                    return when(s, can && s.byRole, onBar ? Offer::OnBar : Offer::InMenu);
                },
            .command = [](const Subject &s) -> Command {
                return command::Regenerate{s.path, s.note};
            },
            .note = {QT_TRANSLATE_NOOP("baton", "Regenerate with a note…"),
                QT_TRANSLATE_NOOP("baton", "What should be different this time?"),
                QT_TRANSLATE_NOOP("baton", "Regenerate")},
            .asksBack = true},
    };
}

QVector<Decision> steering()
{
    return {
        {.id = u"skip"_s,
            .help = u"skips a step"_s,
            .menu = QT_TRANSLATE_NOOP("baton", "S&kip this step"),
            .offered =
                [](const Sight &s) {
                    const bool can = s.state == ArtefactState::Queued || s.state == ArtefactState::Review
                        || s.state == ArtefactState::ChangesRequested || s.state == ArtefactState::Failed;
                    return when(s, can && s.byRole, Offer::InMenu);
                },
            .command = [](const Subject &s) -> Command { return command::Skip{s.path}; },
            .event = indexOf<event::StepSkipped>(),
            .told = QT_TRANSLATE_NOOP("baton", "Skipped")},
        {.id = u"pause-before"_s,
            .menu = QT_TRANSLATE_NOOP("baton", "&Pause before this"),
            .offered =
                [](const Sight &s) {
                    return when(s, s.state == ArtefactState::Queued && !s.pauseBefore, Offer::InMenu);
                },
            .command = [](const Subject &s) -> Command {
                return command::SetPauseMark{s.path, true};
            }},
        {.id = u"no-pause-before"_s,
            .menu = QT_TRANSLATE_NOOP("baton", "Do not &pause before this"),
            .offered =
                [](const Sight &s) {
                    return when(s, s.state == ArtefactState::Queued && s.pauseBefore, Offer::InMenu);
                },
            .command = [](const Subject &s) -> Command {
                return command::SetPauseMark{s.path, false};
            }},
    };
}

} // namespace

QVector<int> numbersIn(const QString &text)
{
    QVector<int> numbers;
    for (const QString &word : text.split(u',', Qt::SkipEmptyParts)) {
        if (const int number = word.trimmed().toInt(); number > 0)
            numbers.append(number);
    }
    return numbers;
}

DecisionSight sightOf(const Artefact &artefact)
{
    DecisionSight sight;
    sight.state = artefact.state;
    sight.newest = static_cast<int>(artefact.revisions.size());
    sight.shown = sight.newest;
    sight.asksToWait = artefact.failure.code == ErrorCode::AsksToWait;
    sight.mayContinue = artefact.failure.canContinue();
    sight.mayKeepDraft = !artefact.failure.partial.isEmpty();
    sight.pauseBefore = artefact.pauseBefore;
    const Revision *head = artefact.head();
    sight.changesYourWords = artefact.state == ArtefactState::Review && head != nullptr
        && std::any_of(head->checks.cbegin(), head->checks.cend(), [](const CheckResult &check) {
               return check.id == check::yourWords && check.state == CheckState::Failed;
           });
    return sight;
}

const QVector<Decision> &decisions()
{
    static const QVector<Decision> all = editing() + approving() + failed() + stale() + takingBack()
        + asking() + decisionsOnCards() + steering();
    return all;
}

const Decision *decision(const QString &id)
{
    const QVector<Decision> &all = decisions();
    const auto it = std::find_if(all.cbegin(), all.cend(), [&](const Decision &d) { return d.id == id; });
    return it == all.cend() ? nullptr : &*it;
}

const Decision *decisionOf(const Event &event)
{
    const QVector<Decision> &all = decisions();
    const auto it =
        std::find_if(all.cbegin(), all.cend(), [&](const Decision &d) { return d.event == event.index(); });
    return it == all.cend() ? nullptr : &*it;
}

QString wordsOf(const char *text, const DecisionSight &sight)
{
    const QString words = QCoreApplication::translate("baton", text, nullptr, sight.drafts);
    return words.contains(u"%1"_s) ? words.arg(sight.newest) : words;
}

} // namespace baton::ui
