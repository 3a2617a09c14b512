// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/status_json.h"

#include "app/cli/json_values.h"
#include "app/cli/run_progress.h"
#include "core/domain/tags.h"
#include "core/engine/cards.h"
#include "core/engine/gate.h"
#include "core/markdown/cells.h"
#include "ui/text/words.h"

#include <nlohmann/json.hpp>

namespace baton::cli {

using namespace Qt::StringLiterals;

namespace {

/// Why a revision in review does not pass by itself.
Json blockersOf(const State &state, const Artefact &artefact)
{
    Json list = Json::array();
    if (artefact.state != ArtefactState::Review)
        return list;
    const Gate gate = engine::gateOf(state, artefact);
    for (const Blocker &blocker : gate.blockedBy)
        list.push_back({{"kind", str(toWord(blocker.kind))}, {"detail", str(blocker.detail)}});
    return list;
}

/// What reviewers found and nobody has decided.
int openFindings(const State &state, const Artefact &artefact)
{
    return static_cast<int>(std::count_if(state.remarks.cbegin(), state.remarks.cend(),
        [&](const Remark &r) { return r.path == artefact.path && r.state == RemarkState::Finding; }));
}

Json roundsJson(const Artefact &artefact)
{
    Json rounds = Json::object();
    for (auto it = artefact.rounds.cbegin(); it != artefact.rounds.cend(); ++it)
        rounds[str(it.key().value)] = it.value();
    return rounds;
}

const char *authorOf(const Revision *revision)
{
    return revision != nullptr && revision->author == AuthorKind::Human ? "human" : "role";
}

const char *findingWord(ExportFinding::Kind kind)
{
    using Kind = ExportFinding::Kind;
    switch (kind) {
    case Kind::Stale:
        return "stale";
    case Kind::FailedCheck:
        return "failed_check";
    case Kind::OpenRemark:
        return "open_remark";
    case Kind::Secret:
        return "secret";
    case Kind::LeftOut:
        return "left_out";
    case Kind::ChangedOutside:
        return "changed_outside";
    }
    return "left_out";
}

Json artefactJson(const State &state, const Artefact &artefact)
{
    const Revision *head = artefact.head();
    return {{"path", str(artefact.path)}, {"kind", str(artefact.kind)}, {"role", str(artefact.role)},
        {"revision", head == nullptr ? 0 : head->number}, {"approved_revision", artefact.approvedRevision},
        {"handed_over", artefact.handedOver() != nullptr}, {"state", str(toWord(artefact.state))},
        {"author", authorOf(head)}, {"checks", head == nullptr ? Json::array() : checksOf(*head)},
        {"blocked_by", blockersOf(state, artefact)}, {"findings", openFindings(state, artefact)},
        {"rounds", roundsJson(artefact)}};
}

/// Open questions of documents that are not approved yet, numbered in order.
Json questionsOf(const State &state)
{
    Json questions = Json::array();
    for (const Artefact &artefact : state.artefacts) {
        const Revision *head = artefact.head();
        if (head == nullptr || artefact.removed || artefact.state != ArtefactState::Review)
            continue;
        const SectionFacts *open = head->facts.tagged(tag::questions);
        for (const QString &item : open == nullptr ? QStringList() : open->items) {
            if (!markdown::saysNothing(item))
                questions.push_back({{"id", "q" + std::to_string(questions.size() + 1)},
                    {"role", str(artefact.role)}, {"text", str(item)}});
        }
    }
    return questions;
}

/// Where the project's tests stand: null without a step that runs them.
Json testsOf(const State &state)
{
    for (const Artefact &artefact : state.artefacts) {
        const StepSpec *step = state.sop.step(artefact.step);
        if (step == nullptr || step->type != StepType::Command || artefact.removed)
            continue;
        const Revision *head = artefact.head();
        const auto check = head == nullptr ? QVector<CheckResult>::const_iterator()
                                           : std::find_if(head->checks.cbegin(), head->checks.cend(),
                                               [](const CheckResult &one) { return one.id == check::tests; });
        const bool isKnown = head != nullptr && check != head->checks.cend();
        return {{"state", isKnown ? checkWord(check->state) : "not_run"},
            {"detail", isKnown ? str(check->detail) : std::string()}, {"report", str(artefact.path)}};
    }
    return nullptr;
}

Json errorsOf(const State &state, const std::optional<Error> &broken)
{
    Json errors = Json::array();
    if (broken)
        errors.push_back(errorJson({}, *broken));
    for (const auto &[path, error] : diskProblems(state))
        errors.push_back(errorJson(path, error));
    for (const Artefact &artefact : state.artefacts) {
        if (artefact.state == ArtefactState::Failed && !artefact.removed)
            errors.push_back(failureJson(artefact));
    }
    if (state.mode == RunMode::OverBudget && state.budgetReached)
        errors.push_back(errorJson(state.budgetReached->path,
            {ErrorCode::Budget, u"%1 USD"_s.arg(state.budgetReached->limit.usd())}));
    if (state.priceUnknown) {
        const event::PriceUnknown &unknown = *state.priceUnknown;
        errors.push_back(
            errorJson(unknown.path, {ErrorCode::PriceUnknown, unknown.endpoint + u'/' + unknown.model}));
    }
    return errors;
}

/// Why the run stopped for money, in numbers; null while it did not.
Json stopJson(const State &state)
{
    if (state.priceUnknown)
        return {{"reason", "price_unknown"}, {"path", str(state.priceUnknown->path)},
            {"role", str(state.priceUnknown->role)}, {"endpoint", str(state.priceUnknown->endpoint)},
            {"model", str(state.priceUnknown->model)}};
    if (state.mode != RunMode::OverBudget || !state.budgetReached)
        return nullptr;
    const event::BudgetReached &stop = *state.budgetReached;
    return {{"reason", stop.role.isEmpty() ? "limit" : "role_limit"}, {"path", str(stop.path)},
        {"role", str(stop.role)}, {"limit_usd", stop.limit.usd()},
        {"spent_usd", (stop.spent - stop.reserved - stop.margin).usd()},
        {"reserved_usd", stop.reserved.usd()}, {"margin_usd", stop.margin.usd()},
        {"needed_usd", stop.needed.usd()}};
}

Json usageJson(const UsageTotals &totals)
{
    return {{"calls", totals.calls}, {"input_tokens", totals.tokens.input},
        {"cached_tokens", totals.tokens.cacheRead}, {"output_tokens", totals.tokens.output},
        {"cost_usd", totals.cost.usd()}, {"cost_known", totals.unpricedCalls == 0}};
}

const char *roleWord(PromptRole role)
{
    switch (role) {
    case PromptRole::System:
        return "system";
    case PromptRole::User:
        return "user";
    case PromptRole::Assistant:
        return "assistant";
    }
    return "user";
}

Json traceObject(const session::CallTrace &trace)
{
    Json messages = Json::array();
    for (const PromptMessage &message : trace.messages) {
        Json parts = Json::array();
        for (const PromptPart &part : message.parts)
            parts.push_back({{"label", str(part.label)}, {"characters", part.characters}});
        messages.push_back(
            {{"role", roleWord(message.role)}, {"text", str(message.text.content)}, {"parts", parts}});
    }
    Json attempts = Json::array();
    for (const CallAttempt &attempt : trace.attempts)
        attempts.push_back({{"number", attempt.number}, {"code", str(toWord(attempt.code))},
            {"http_status", attempt.httpStatus}, {"wait_ms", attempt.waitMs},
            {"detail", str(attempt.detail)}});
    Json object{{"call", str(trace.call.value)}, {"path", str(trace.path)}, {"verb", str(toWord(trace.verb))},
        {"kind", str(trace.kind)}, {"role", str(trace.role)}, {"endpoint", str(trace.endpoint)},
        {"model", str(trace.model)}, {"messages", messages}, {"reply", str(trace.reply)},
        {"reasoning", str(trace.reasoning)}, {"finish", str(toWord(trace.finish))},
        {"usage",
            {{"input", trace.usage.input}, {"output", trace.usage.output},
                {"cache_read", trace.usage.cacheRead}, {"cache_write", trace.usage.cacheWrite},
                {"reasoning", trace.usage.reasoning}, {"estimated", trace.usage.estimated}}}};
    object["cost_usd"] = trace.cost ? Json(trace.cost->usd()) : Json(nullptr);
    object["times"] = {{"scheduled", timeJson(trace.times.scheduled)}, {"sent", timeJson(trace.times.sent)},
        {"first_byte", timeJson(trace.times.firstByte)}, {"last_byte", timeJson(trace.times.lastByte)},
        {"committed", timeJson(trace.times.committed)}};
    object["attempts"] = attempts;
    object["error"] = trace.error ? errorJson(trace.path, *trace.error) : Json(nullptr);
    return object;
}

} // namespace

QString runWord(const State &state, bool isHeld)
{
    const RunPhase phase = state.phase();
    return toWord(phase == RunPhase::Running && !isHeld ? RunPhase::Paused : phase);
}

QByteArray statusJson(
    const State &state, const QString &folder, bool isHeld, const std::optional<Error> &broken)
{
    Json artefacts = Json::array();
    for (const Artefact &artefact : state.artefacts) {
        if (!artefact.removed)
            artefacts.push_back(artefactJson(state, artefact));
    }
    return dump({{"project", str(folder)}, {"name", str(state.name)}, {"state", str(runWord(state, isHeld))},
        {"artefacts", artefacts}, {"waiting", strings(engine::waitingPaths(state))},
        {"questions", questionsOf(state)}, {"tests", testsOf(state)}, {"usage", usageJson(state.totals)},
        {"errors", errorsOf(state, broken)}, {"stop", stopJson(state)}});
}

QByteArray cardsJson(const QVector<Card> &cards)
{
    Json list = Json::array();
    for (const Card &card : cards)
        list.push_back({{"id", str(card.id)}, {"kind", str(toWord(card.kind))}, {"path", str(card.path)},
            {"test", str(card.test)}, {"title", str(ui::cardText(card))}, {"detail", str(card.detail)},
            {"choices", strings(card.choices)}, {"holds_up", strings(card.holdsUp)},
            {"since", timeJson(card.since)}});
    return dump(list);
}

QByteArray remarksJson(const QVector<Remark> &remarks)
{
    Json list = Json::array();
    for (const Remark &remark : remarks)
        list.push_back({{"id", str(remark.id.value)}, {"path", str(remark.path)},
            {"revision", remark.revision}, {"line_from", remark.lineFrom}, {"line_to", remark.lineTo},
            {"author", remark.author.isEmpty() ? "you" : str(remark.author)},
            {"severity", str(remark.severity)}, {"state", str(toWord(remark.state))},
            {"text", str(remark.text)}, {"note", str(remark.note)}, {"answered_in", remark.answeredIn}});
    return dump(list);
}

QByteArray impactJson(const QVector<Impact> &rows, const Forecast &forecast)
{
    Json list = Json::array();
    for (const Impact &row : rows)
        list.push_back(
            {{"path", str(row.path)}, {"because", strings(row.because)}, {"certain", row.certain}});
    return dump({{"touched", list}, {"calls", forecast.calls}, {"low_usd", forecast.low.usd()},
        {"high_usd", forecast.high.usd()}, {"cost_known", forecast.unpriced.isEmpty()}});
}

QByteArray decidedJson(const QVector<qint64> &events, const State &state)
{
    return dump({{"ok", true}, {"events", std::vector<qint64>(events.cbegin(), events.cend())},
        {"state", str(runWord(state, false))}});
}

QByteArray refusedJson(const Error &error)
{
    return refusedJson(error.code, ui::errorText(error));
}

QByteArray refusedJson(ErrorCode code, const ui::ErrorText &text)
{
    return dump({{"ok", false}, {"code", str(toWord(code))}, {"message", str(text.happened)},
        {"kept", str(text.kept)}, {"next", Json::array({str(text.todo)})}});
}

QByteArray badUsageJson(const QString &command, const QString &sentence)
{
    return dump({{"ok", false}, {"code", str(toWord(ErrorCode::InvalidArgument))}, {"message", str(sentence)},
        {"kept", ""},
        {"next",
            Json::array(
                {command.isEmpty() ? "baton-cli --help" : "baton-cli " + str(command) + " --help"})}});
}

QByteArray textJson(const Artefact &artefact, const Revision *revision, const QString &text)
{
    return dump({{"path", str(artefact.path)}, {"revision", revision == nullptr ? 0 : revision->number},
        {"author", authorOf(revision)}, {"checks", revision == nullptr ? Json::array() : checksOf(*revision)},
        {"partial", revision == nullptr}, {"text", str(text)}});
}

QByteArray diffJson(const Artefact &artefact, int from, const Revision &to, const QString &diff)
{
    return dump({{"path", str(artefact.path)}, {"from", from}, {"to", to.number}, {"author", authorOf(&to)},
        {"checks", checksOf(to)}, {"diff", str(diff)}});
}

QByteArray compareJson(const Artefact &artefact, const Revision &written, bool deleted, const QString &diff)
{
    return dump({{"path", str(artefact.path)}, {"revision", written.number}, {"author", authorOf(&written)},
        {"deleted", deleted}, {"changed", !diff.isEmpty()}, {"diff", str(diff)}});
}

namespace {

Json findingsOf(const ExportReview &review)
{
    Json findings = Json::array();
    for (const ExportFinding &finding : review.findings)
        findings.push_back({{"kind", findingWord(finding.kind)}, {"path", str(finding.path)},
            {"detail", str(finding.detail)}});
    return findings;
}

Json proofJson(const Proof &proof)
{
    return {{"run", proof.wereRun}, {"recorded", proof.isRecorded}, {"passed", proof.passed},
        {"failed", proof.failed}, {"not_run", proof.notRun}, {"why_not", str(proof.whyNot)},
        {"open_findings", proof.openFindings}, {"requirements", proof.requirements},
        {"untested", strings(proof.untested)}};
}

} // namespace

QByteArray exportRefusedJson(const ExportReview &review)
{
    return dump({{"ok", false}, {"code", "tests_failed"}, {"message", str(ui::proofText(review.proof))},
        {"kept", "Nothing was exported; the project is as it was."},
        {"next", Json::array({"baton-cli export --despite-failures"})}, {"proof", proofJson(review.proof)},
        {"findings", findingsOf(review)}});
}

QByteArray exportedJson(const QString &destination, int files, const ExportReview &review)
{
    Json paths = Json::array();
    for (const ExportFile &file : review.files)
        paths.push_back(str(file.path));
    return dump({{"ok", true}, {"destination", str(destination)}, {"written", files}, {"files", paths},
        {"findings", findingsOf(review)}, {"proof", proofJson(review.proof)}});
}

QByteArray recoveredJson(const QString &kept)
{
    return dump({{"ok", true}, {"kept", str(kept)}});
}

QByteArray traceJson(const session::CallTrace &trace)
{
    return dump(traceObject(trace));
}

QByteArray tracesJson(const QVector<session::CallTrace> &traces)
{
    Json list = Json::array();
    for (const session::CallTrace &trace : traces)
        list.push_back(traceObject(trace));
    return dump(list);
}

} // namespace baton::cli
