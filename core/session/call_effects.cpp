// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/call_effects.h"

#include "core/artefact/reply/stitch.h"
#include "core/engine/budget.h"
#include "core/engine/endpoint_choice.h"
#include "core/engine/loops.h"
#include "core/engine/prompt_builder.h"

#include <QUuid>

namespace baton::session {

using namespace Qt::StringLiterals;

namespace {

/// How often the text of running streams is put aside against a crash.
constexpr int checkpointMs = 1000;

Usage estimatedUsage(qint64 promptTokens, const llm::Outcome &outcome)
{
    Usage usage;
    usage.input = promptTokens;
    usage.reasoning = estimateTokens(outcome.reasoning);
    usage.output = estimateTokens(outcome.text) + usage.reasoning;
    usage.estimated = true;
    if (outcome.doubted) { // what it says is not all, but it is not made up
        usage.input = std::max(usage.input, outcome.doubted->input);
        usage.output = std::max(usage.output, outcome.doubted->output);
        usage.reasoning = std::max(usage.reasoning, outcome.doubted->reasoning);
    }
    return usage;
}

/// The endpoint did its work, and wants to be paid for it, although nothing usable came of it.
bool isPaidFor(const llm::Outcome &outcome)
{
    if (outcome.usage || outcome.reportedCost || !outcome.text.isEmpty() || !outcome.reasoning.isEmpty())
        return true;
    switch (outcome.error ? outcome.error->code : ErrorCode::Internal) {
    case ErrorCode::EmptyResponse:
    case ErrorCode::ThinkingOnly:
    case ErrorCode::Refused:
        return true;
    default:
        return false;
    }
}

std::optional<Money> costOf(
    const llm::Outcome &outcome, const Usage &usage, const std::optional<Tariff> &tariff)
{
    if (outcome.reportedCost)
        return outcome.reportedCost;
    return tariff ? std::optional<Money>(chargeFor(usage, *tariff)) : std::nullopt;
}

/// Models that think set their own.
std::optional<double> temperatureFor(const ActiveCall &call, const ResolvedEndpoint &endpoint, const Sop &sop)
{
    const StepSpec *step = sop.step(call.step);
    return step == nullptr || endpoint.headroom > 0 ? std::nullopt : step->temperature;
}

engine::PromptNeeds needsOf(const QString &path, const Result<ResolvedEndpoint> &endpoint,
    const artefact::LanguageProfiles &languages)
{
    const artefact::LanguageProfile *language = languages.byPath(path);
    engine::PromptNeeds needs{.conventions = language == nullptr ? QStringList() : language->conventions};
    if (endpoint) {
        needs.context = endpoint->context;
        needs.maxOutput = endpoint->maxOutput;
        needs.headroom = endpoint->headroom;
    }
    return needs;
}

/// Why a prompt is not sent.
Error tooLong(const engine::Prompt &prompt, qint64 context)
{
    return {ErrorCode::ContextLength,
        u"not sent: about %1 tokens, of %2 that the model takes with its answer"_s.arg(prompt.tokens)
            .arg(context)};
}

llm::Request requestFor(const ActiveCall &call, const engine::Prompt &prompt,
    const ResolvedEndpoint &endpoint, const RunConfig &config, const Sop &sop)
{
    llm::Request request{.verb = call.verb,
        .kind = call.kind,
        .nth = call.nth,
        .step = call.step,
        .endpoint = endpoint.profile,
        .model = endpoint.model,
        .key = endpoint.key,
        .maxTokens = call.maxTokens,
        .temperature = temperatureFor(call, endpoint, sop),
        .demo = config.demo,
        .demoSpeed = config.demoSpeed};
    for (const PromptMessage &message : prompt.messages)
        request.messages.append({message.role, message.text.content});
    return request;
}

CallCause causeOfRevision(const State &state, const Artefact &artefact)
{
    if (artefact.nextVerb == Verb::Fix && !artefact.loop.isEmpty())
        return {artefact.loop, {}};
    if (!artefact.findings.isEmpty())
        return {cause::findings, {}};
    if (artefact.openBatch.isEmpty())
        return {cause::inputs, {}};
    CallCause why{cause::remarks, {}};
    for (const RemarkId &id : artefact.openBatch)
        why.remarks.append(state.remarks.value(id).text);
    return why;
}

/// Why an artefact's next call is made.
CallCause causeOf(const State &state, const Artefact &artefact)
{
    switch (artefact.nextVerb) {
    case Verb::Revise:
    case Verb::Fix:
    case Verb::Attribute:
        return causeOfRevision(state, artefact);
    case Verb::Complete:
        return {cause::sections, {}};
    case Verb::Continue:
        return {cause::cut, {}};
    case Verb::Review:
        return {cause::review, {}};
    case Verb::Produce:
        break;
    }
    const bool again = artefact.head() != nullptr || !artefact.regenerateNote.isEmpty();
    return {again ? cause::regenerate : cause::first, {}};
}

} // namespace

CallEffects::CallEffects(ProjectStore &store, const SessionPorts &ports, QObject *parent)
    : QObject(parent), m_store(store), m_ports(ports),
      m_prefix(QUuid::createUuid().toString(QUuid::WithoutBraces) + u':')
{
    llm::Provider *provider = &ports.provider;
    connect(this, &CallEffects::start, provider, &llm::Provider::start);
    connect(this, &CallEffects::cancel, provider, &llm::Provider::cancel);
    connect(this, &CallEffects::hurry, provider, &llm::Provider::tryNow);
    connect(provider, &llm::Provider::textArrived, this, &CallEffects::onText);
    connect(provider, &llm::Provider::attemptFailed, this, &CallEffects::onAttempt);
    connect(provider, &llm::Provider::finished, this, &CallEffects::onFinished);
    m_checkpoint.setInterval(checkpointMs);
    connect(&m_checkpoint, &QTimer::timeout, this, &CallEffects::savePartials);
}

CallEffects::~CallEffects() = default;

CallId CallEffects::outward(const CallId &call) const
{
    return {m_prefix + call.value};
}

std::optional<CallId> CallEffects::inward(const CallId &external) const
{
    if (!external.value.startsWith(m_prefix))
        return std::nullopt;
    CallId call{external.value.mid(m_prefix.size())};
    return m_running.contains(call) ? std::optional<CallId>(call) : std::nullopt;
}

Result<void> CallEffects::ask(const QString &path)
{
    const Artefact *artefact = m_store.state().artefact(path);
    if (artefact == nullptr)
        return failure(ErrorCode::UnknownArtefact, path);
    const ModelChoice choice = engine::modelFor(m_store.state(), *artefact);
    auto endpoint = m_ports.resolve(m_store.state().config, choice);
    BATON_TRY_ASSIGN(const engine::Prompt prompt,
        engine::buildPrompt(
            m_store.state(), path, m_store.journal(), needsOf(path, endpoint, m_ports.languages)));
    if (endpoint && !prompt.fits)
        endpoint = failure(tooLong(prompt, endpoint->context));
    const CallCause why = causeOf(m_store.state(), *artefact);
    const int continuation = artefact->continuations;

    Running running{.path = path, .scheduled = m_store.clock().now()};
    // A call that cannot be sent costs nothing.
    const ModelChoice model{choice.provider, endpoint ? endpoint->model : choice.model};
    running.tariff = endpoint ? endpoint->tariff() : Tariff{};
    const engine::CallTerms terms =
        engine::callTerms(m_store.state(), *artefact, model, prompt, running.tariff);
    running.promptTokens = terms.likelyPromptTokens;
    const CallId call{u"c%1"_s.arg(m_store.state().nextCall)};
    BATON_TRY(m_store.apply(command::ScheduleCall{.path = path,
        .endpoint = choice.provider,
        .model = model.model,
        .messages = prompt.messages,
        .inputs = prompt.inputs,
        .reservation = terms.reservation,
        .promptTokens = terms.promptTokens,
        .maxTokens = terms.maxTokens}));
    const auto active = m_store.state().calls.constFind(call);
    if (active == m_store.state().calls.constEnd())
        return {}; // stopped by the budget; that is an event of its own

    m_running.insert(call, running);
    if (!endpoint) {
        recordFailure(call, {.call = outward(call), .error = endpoint.error()}, m_running.take(call));
        return {};
    }
    const State &state = m_store.state();
    llm::Request request = requestFor(*active, prompt, *endpoint, state.config, state.sop);
    request.call = outward(call);
    request.path = engine::askedPath(state, *state.artefact(path));
    request.patienceMs = state.artefact(path)->patienceMs;
    request.continuation = continuation;
    request.cause = why;
    if (!m_checkpoint.isActive())
        m_checkpoint.start();
    Q_EMIT start(request);
    return {};
}

void CallEffects::markInterrupted()
{
    const auto calls = m_store.state().calls;
    for (const ActiveCall &call : calls) {
        if (!call.answer.isEmpty())
            continue; // its answer is on disk: parsed, not asked again
        const QString partial = m_store.journal().partial(call.id).value_or(QString());
        apply(command::MarkInterrupted{
            .call = call.id, .partial = partial.isEmpty() ? Text{} : makeText(partial)});
        dropPartial(call.id);
    }
}

void CallEffects::abortAll()
{
    for (auto it = m_running.cbegin(); it != m_running.cend(); ++it)
        Q_EMIT cancel(outward(it.key()));
}

void CallEffects::takeBack(const CallId &call)
{
    const auto running = m_running.find(call);
    if (running == m_running.end())
        return;
    running->takenBack = true;
    Q_EMIT cancel(outward(call));
}

void CallEffects::tryNow(const CallId &call)
{
    if (m_running.contains(call))
        Q_EMIT hurry(outward(call));
}

void CallEffects::shutDown()
{
    savePartials();
    abortAll();
    m_running.clear();
    m_checkpoint.stop();
    disconnect(&m_ports.provider, nullptr, this, nullptr);
}

void CallEffects::onText(const CallId &external, const QString &text, const QString &reasoning)
{
    const auto call = inward(external);
    if (!call)
        return;
    Running &running = m_running[*call];
    running.text += text;
    running.unsaved = running.unsaved || !text.isEmpty();
    Q_EMIT textArrived(*call, text, reasoning);
}

void CallEffects::onAttempt(const CallId &external, const CallAttempt &attempt)
{
    if (const auto call = inward(external))
        apply(command::RecordAttempt{.call = *call, .attempt = attempt});
}

void CallEffects::onFinished(const llm::Outcome &outcome)
{
    const auto call = inward(outcome.call);
    if (!call)
        return;
    const Running running = m_running.take(*call);
    if (m_running.isEmpty())
        m_checkpoint.stop();
    if (outcome.error)
        recordFailure(*call, outcome, running);
    else
        recordAnswer(*call, outcome, running);
    dropPartial(*call);
    Q_EMIT progressed();
}

void CallEffects::recordAnswer(const CallId &call, const llm::Outcome &outcome, const Running &running)
{
    const Usage usage = outcome.usage.value_or(estimatedUsage(running.promptTokens, outcome));
    CallTimes times = outcome.times;
    times.scheduled = running.scheduled;
    times.committed = m_store.clock().now();
    apply(command::RecordAnswer{.call = call,
        .answer = makeText(outcome.text),
        .reasoning = outcome.reasoning.isEmpty() ? Text{} : makeText(outcome.reasoning),
        .finish = outcome.finish,
        .finishRaw = outcome.finishRaw,
        .model = outcome.model,
        .usage = usage,
        .cost = costOf(outcome, usage, running.tariff),
        .times = times});
}

void CallEffects::recordFailure(const CallId &call, const llm::Outcome &outcome, const Running &running)
{
    command::RecordFailure record{.call = call, .error = *outcome.error, .httpStatus = outcome.httpStatus};
    record.error.detail = maskSecrets(record.error.detail);
    record.takenBack = running.takenBack;
    if (running.takenBack) // however it ended meanwhile
        record.error.code = ErrorCode::Aborted;
    record.times = outcome.times;
    record.times.scheduled = running.scheduled;
    record.times.committed = m_store.clock().now();
    record.cost = Money{};
    if (isPaidFor(outcome)) {
        record.partial = outcome.text.isEmpty() ? Text{} : makeText(outcome.text);
        record.usage = outcome.usage.value_or(estimatedUsage(running.promptTokens, outcome));
        record.cost = costOf(outcome, record.usage, running.tariff);
        record.stitched = stitchedPartial(call, outcome.text);
    }
    apply(record);
    Q_EMIT progressed();
}

/// A Continue call that ends early carries the text it went on from along.
Text CallEffects::stitchedPartial(const CallId &call, const QString &text) const
{
    const auto active = m_store.state().calls.constFind(call);
    if (active == m_store.state().calls.constEnd() || active->verb != Verb::Continue || text.isEmpty())
        return {};
    const Artefact *artefact = m_store.state().artefact(active->path);
    return artefact == nullptr ? Text{} : makeText(artefact::stitch(m_store.text(artefact->partial), text));
}

void CallEffects::savePartials()
{
    for (auto it = m_running.begin(); it != m_running.end(); ++it) {
        if (it->unsaved && m_store.journal().savePartial(it.key(), it->text))
            it->unsaved = false;
    }
    static_cast<void>(m_store.isInPlace()); // else the store tells, and the calls are stopped
}

/// Housekeeping: the text is an event's by now, unless the journal failed and it is all that is left.
void CallEffects::dropPartial(const CallId &call)
{
    if (!m_store.broken())
        static_cast<void>(m_store.journal().dropPartial(call));
}

void CallEffects::apply(const Command &command)
{
    // A refusal here means the state moved on (e.g. the artefact was removed); a broken journal tells by
    // itself.
    static_cast<void>(m_store.apply(command));
}

} // namespace baton::session

#include "moc_call_effects.cpp"
