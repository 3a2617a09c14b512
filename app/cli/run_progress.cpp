// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/run_progress.h"

#include "app/cli/invocation.h"
#include "app/cli/status_json.h"
#include "core/engine/loops.h"
#include "ui/text/error_text.h"
#include "ui/text/failure_text.h"

#include <unistd.h>

#include <algorithm>

namespace baton::cli {

using namespace Qt::StringLiterals;

namespace {

QString roleName(const State &state, const QString &role)
{
    const RoleSpec *spec = state.sop.role(role);
    return spec == nullptr ? role : spec->name;
}

/// One line per event that a person following along wants to see; empty for the others.
class Describe {
public:
    explicit Describe(const State &state) : m_state(state) { }

    QString operator()(const event::CallScheduled &e) const
    {
        return u"%1: %2 (%3)"_s.arg(roleName(m_state, e.call.role),
            verbLine(e.call.verb, pathOf(e.call), e.call.kind),
            e.call.model.isEmpty() ? e.call.endpoint : e.call.model);
    }
    /// Of a review that of what is reviewed.
    [[nodiscard]] QString pathOf(const ActiveCall &call) const
    {
        const Artefact *artefact = m_state.artefact(call.path);
        return artefact == nullptr ? call.path : engine::askedPath(m_state, *artefact);
    }
    QString operator()(const event::CallRetrying &e) const
    {
        const QString why = ui::errorText({e.attempt.code, e.attempt.detail}).happened;
        if (e.attempt.waitMs >= 60'000)
            return u"  waiting until %1 before another try of %2: %3"_s.arg(
                timeOfDay(e.attempt.time + e.attempt.waitMs, e.attempt.time), e.path, why);
        return u"  waiting %1 s before another try of %2: %3"_s
            .arg(double(e.attempt.waitMs) / 1000.0, 0, 'f', 1)
            .arg(e.path, why);
    }
    QString operator()(const event::RevisionProposed &e) const
    {
        QStringList failed;
        for (const CheckResult &check : e.revision.checks) {
            if (check.state == CheckState::Failed)
                failed.append(check.id.value + (check.detail.isEmpty() ? QString() : u": "_s + check.detail));
        }
        const QString line = u"  %1 r%2, %3 lines"_s.arg(e.path).arg(e.revision.number).arg(e.revision.lines);
        return failed.isEmpty() ? line : line + u"; failed checks: "_s + failed.join(u"; "_s);
    }
    QString operator()(const event::RevisionApproved &e) const
    {
        const Artefact *artefact = m_state.artefact(e.path);
        if (!e.byPerson && artefact != nullptr && artefact->recordOnly)
            return {}; // a review: what it leads to is said instead
        return u"  %1 r%2 approved%3"_s.arg(e.path)
            .arg(e.revision)
            .arg(e.byPerson ? QString() : u" (checks passed)"_s);
    }
    QString operator()(const event::CompletionNeeded &e) const
    {
        return e.verb == Verb::Continue
            ? u"  %1 was cut short; going on"_s.arg(e.path)
            : u"  %1 lacks %2; asking for it"_s.arg(e.path, e.sections.join(u", "_s));
    }
    QString operator()(const event::AnswerLimitRaised &e) const
    {
        return u"  %1: all of the answer was thinking; asked once more with room for %2 tokens"_s.arg(e.path)
            .arg(e.maxTokens);
    }
    QString operator()(const event::ArtefactFailed &e) const
    {
        return u"  %1 needs you: %2"_s.arg(e.path, ui::failureText(e.failure).happened);
    }
    QString operator()(const event::CallInterrupted &e) const
    {
        return u"  %1 was interrupted; it is asked again"_s.arg(e.path);
    }
    QString operator()(const event::FallbackChosen &e) const
    {
        return u"  %1: %2/%3 is down, %4/%5 is asked instead"_s.arg(
            e.path, e.from.provider, e.from.model, e.to.provider, e.to.model);
    }
    QString operator()(const event::BudgetWarning &e) const
    {
        const QString whose = e.role.isEmpty() ? u"the money limit"_s : u"the limit of "_s + e.role;
        return u"  $%1 of $%2, %3, are spent"_s.arg(e.spent.usd()).arg(e.limit.usd()).arg(whose);
    }
    QString operator()(const event::ArtefactsPlanned &e) const
    {
        if (e.because.isEmpty())
            return {};
        const auto files = std::count_if(
            e.planned.cbegin(), e.planned.cend(), [](const auto &plan) { return !plan.recordOnly; });
        return u"  planned %1 files from %2"_s.arg(files).arg(e.because);
    }
    QString operator()(const event::SopChanged &e) const
    {
        return u"  goes on by %1, version %2"_s.arg(e.sop.id).arg(e.sop.version);
    }
    QString operator()(const event::SentBack &e) const
    {
        const QString why = e.cause == cause::checks ? u"checks failed"_s
            : e.cause == cause::review               ? u"refused by "_s + e.because
            : e.cause == cause::tests                ? u"tests failed"_s
                                                     : u"open in "_s + e.because;
        return u"  %1 goes back (%2), round %3"_s.arg(e.path, why).arg(e.round);
    }
    QString operator()(const event::FindingsNoted &e) const
    {
        return u"  %1: %2 findings in %3"_s.arg(e.path).arg(e.findings.size()).arg(e.review);
    }
    QString operator()(const event::FaultDecided &e) const
    {
        return u"  %1: laid to: %2"_s.arg(e.fault.test, toWord(e.fault.fault));
    }
    QString operator()(const event::ProgramStarted &e) const
    {
        return u"  %1: running %2"_s.arg(e.program.path, e.program.argv.join(u' '));
    }
    QString operator()(const event::ProgramEnded &e) const
    {
        const bool isRecorded = e.outcome.end == ProgramEnd::Exited && !e.outcome.detail.isEmpty();
        const QString code =
            QString::number(e.outcome.exitCode) + (isRecorded ? u" (recorded)"_s : QString());
        const QString detail = e.outcome.end == ProgramEnd::Exited ? code
            : e.outcome.end == ProgramEnd::Limit                   ? e.outcome.limit
                                                                   : e.outcome.detail;
        return u"  %1: %2 %3"_s.arg(e.path, toWord(e.outcome.end), detail).trimmed().prepend(u"  "_s);
    }
    QString operator()(const event::HandOffCommitted &e) const
    {
        return e.commit.isEmpty() ? u"  "_s + ui::errorText({e.code, e.detail}).happened : QString();
    }
    QString operator()(const event::FileWriteFailed &e) const
    {
        return u"  %1 could not be written: %2"_s.arg(e.path, ui::errorText({e.code, e.detail}).happened);
    }
    QString operator()(const event::FileRemoved &e) const
    {
        return u"  %1 is not handed over any more and has left the folder"_s.arg(e.path);
    }
    template <class Other> QString operator()(const Other &) const { return {}; }

private:
    const State &m_state;
};

} // namespace

namespace {

/// "$0.5 for engineer: $0.31 spent, $0.1 reserved, the call may need $0.12"
QString limitText(const event::BudgetReached &stop)
{
    const QString whose = stop.role.isEmpty() ? QString() : u" for "_s + stop.role;
    const QString margin = stop.margin.nanoUsd == 0
        ? QString()
        : u" and $%1 kept free, as what the endpoint did not report is estimated,"_s.arg(stop.margin.usd());
    return u"$%1%2: $%3 spent%4, $%5 reserved, the call may need $%6"_s.arg(stop.limit.usd())
        .arg(whose)
        .arg((stop.spent - stop.reserved - stop.margin).usd())
        .arg(margin)
        .arg(stop.reserved.usd())
        .arg(stop.needed.usd());
}

QString priceQuestion(const event::PriceUnknown &unknown)
{
    const QString model = unknown.endpoint + u'/' + unknown.model;
    return ui::sentence(ui::errorText({ErrorCode::PriceUnknown, model}))
        + u" (--price %1=IN,OUT, --allow-unknown-price, or --model M)"_s.arg(model);
}

} // namespace

void RunProgress::show(const EventBatch &batch, const State &state) const
{
    for (const StoredEvent &stored : batch.events) {
        if (const QString line = std::visit(Describe(state), stored.event); !line.isEmpty())
            printLine(line);
    }
}

void RunProgress::follow(session::Session &session, QObject *context)
{
    using session::Session;
    QObject::connect(&session, &Session::appended, context,
        [this, &session](const EventBatch &batch) { show(batch, session.state()); });
    if (isatty(STDOUT_FILENO) != 1)
        return;
    QObject::connect(&session, &Session::liveChanged, context, [this, &session](const EffectId &effect) {
        if (const session::LiveText *live = session.live(effect); live != nullptr && live->isProgram)
            showOutput(*live);
    });
}

/// Whole lines that a program has written since the last time.
void RunProgress::showOutput(const session::LiveText &live)
{
    qint64 &shown = m_shown[live.call];
    const QString fresh = live.text.right(std::min<qint64>(live.received - shown, live.text.size()));
    const qsizetype whole = fresh.lastIndexOf(u'\n') + 1;
    shown = live.received - (fresh.size() - whole);
    for (const QString &line : fresh.left(whole).split(u'\n', Qt::SkipEmptyParts))
        printLine(u"    "_s + line);
}

namespace {

/// It waits for somebody or something; a review that nothing asks for does not.
bool isOpen(const State &state, const Artefact &artefact)
{
    const StepSpec *step = state.sop.step(artefact.step);
    const bool isIdleReview = step != nullptr && step->reviewsBeforeGate()
        && artefact.state == ArtefactState::Queued && !engine::isReviewDue(state, artefact);
    return artefact.state != ArtefactState::Approved && artefact.state != ArtefactState::Skipped
        && !artefact.removed && !isIdleReview;
}

} // namespace

void RunProgress::summarise(const State &state, bool isHeld) const
{
    const UsageTotals &totals = state.totals;
    const QString cost = totals.unpricedCalls > 0
        ? u"at least $%1, %2 calls of unknown price"_s.arg(totals.cost.usd(), 0, 'f', 4)
              .arg(totals.unpricedCalls)
        : u"$%1"_s.arg(totals.cost.usd(), 0, 'f', 4);
    QString text = u"%1: %2; %3 calls, %4 tokens in, %5 out, %6\n"_s.arg(state.name, runWord(state, isHeld))
                       .arg(totals.calls)
                       .arg(totals.tokens.input)
                       .arg(totals.tokens.output)
                       .arg(cost);
    for (const Artefact &artefact : state.artefacts) {
        if (isOpen(state, artefact))
            text += u"  %1  %2\n"_s.arg(toWord(artefact.state), -18).arg(artefact.path);
    }
    print(text);
}

QVector<QPair<QString, Error>> diskProblems(const State &state)
{
    QVector<QPair<QString, Error>> problems;
    for (const Artefact &artefact : state.artefacts) {
        if (artefact.writeFailed)
            problems.append({artefact.path, artefact.writeError});
    }
    for (const OutsideChange &change : state.outsideChanges) {
        if (!change.overruled)
            problems.append({change.path, {ErrorCode::OutsideChange, change.path}});
    }
    if (state.gitProblem && state.config.useGit)
        problems.append({QString(), *state.gitProblem});
    return problems;
}

void reportProblems(const State &state)
{
    for (const Artefact &artefact : state.artefacts) {
        if (artefact.state == ArtefactState::Failed && !artefact.removed)
            complain(artefact.path + u": "_s + ui::sentence(ui::failureText(artefact.failure)));
    }
    for (const auto &[path, last] : state.lastPrograms.asKeyValueRange()) {
        if (last.outcome.end == ProgramEnd::NotRun)
            complain(u"%1: not run: %2"_s.arg(path, last.outcome.detail));
    }
    const auto problems = diskProblems(state);
    for (const auto &[path, error] : problems) {
        const QString place = path.isEmpty() ? QString() : u"%1: "_s.arg(path);
        complain(place + ui::sentence(ui::errorText(error)));
    }
    if (state.mode == RunMode::OverBudget && state.budgetReached)
        complain(Error{ErrorCode::Budget, limitText(*state.budgetReached)});
    if (state.priceUnknown)
        complain(priceQuestion(*state.priceUnknown));
}

} // namespace baton::cli
