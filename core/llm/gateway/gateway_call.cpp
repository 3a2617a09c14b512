// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/gateway/gateway_call.h"

#include "core/base/text.h"
#include "core/llm/protocol/protocol_adapter.h"

#include <algorithm>

namespace baton::llm {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 frameMs = 16;
constexpr int mostDrops = 4;
constexpr qint64 loadingReportMs = 30'000; // polls once a second; the log need not hear of each
constexpr qsizetype longestDetail = 500;
/// An answer this many times as long as it may be will not come to an end by itself.
constexpr qint64 runawayFactor = 4;

/// Codes that speak of the connection carry their own meaning; the others come with the answer.
Failure failureOf(const Answer &answer, const std::optional<Error> &transferError, bool answered)
{
    if (transferError)
        return {transferError->code, true, std::nullopt, answered};
    return {answer.error->errorCode(), answer.error->transient, answer.error->retryAfterMs, answered};
}

/// An answer that came to its end but is none.
std::optional<Error> refusalOf(const Answer &answer)
{
    if (answer.outcome == AnswerOutcome::Refused)
        return Error{ErrorCode::Refused, answer.refusal};
    if (answer.outcome == AnswerOutcome::Blocked)
        return Error{ErrorCode::ContentFilter, answer.finishRaw};
    if (answer.outcome == AnswerOutcome::ToolCalls && answer.text.isEmpty())
        return Error{ErrorCode::Protocol, u"a tool call was answered where none was offered"_s};
    return std::nullopt;
}

/// All of its tokens went into thinking, shown or hidden.
bool thoughtOnly(const Answer &answer, const QString &text)
{
    return answer.outcome == AnswerOutcome::Truncated && answer.toolCalls.isEmpty()
        && text.trimmed().isEmpty();
}

} // namespace

Error missingKey(const EndpointProfile &endpoint)
{
    const QString &title = endpoint.title.isEmpty() ? endpoint.id : endpoint.title;
    return {ErrorCode::NoKey,
        endpoint.keyVariable.isEmpty() ? title
                                       : u"%1, the variable %2 is empty"_s.arg(title, endpoint.keyVariable)};
}

GatewayCall::GatewayCall(const GatewayContext &context, Request request, QObject *parent)
    : QObject(parent), m_context(context), m_request(std::move(request)),
      m_wire(makeAdapter(m_request.endpoint.protocol))
{
}

GatewayCall::~GatewayCall() = default;

void GatewayCall::start()
{
    wait(0);
}

void GatewayCall::cancel()
{
    if (m_done)
        return;
    Answer answer;
    if (m_decoder) {
        answer = m_decoder->finish(BodyEnd::Cut);
        show(m_splitter.feed(m_decoder->takeDelta()));
        show(m_splitter.finish());
    }
    finish(answer, Error{ErrorCode::Aborted, {}});
}

void GatewayCall::tryNow()
{
    if (!m_waitTimer)
        return;
    m_context.memory.release(endpointKey());
    wait(0);
}

QString GatewayCall::endpointKey() const
{
    return m_request.endpoint.id + u' ' + m_request.endpoint.baseUrl;
}

void GatewayCall::wait(qint64 milliseconds)
{
    m_waitTimer = m_context.timers.after(milliseconds, [this] { attempt(); });
}

void GatewayCall::attempt()
{
    m_waitTimer.reset();
    const qint64 held = m_context.memory.heldUntil(endpointKey()) - m_context.clock.now();
    if (held > 0)
        wait(held);
    else
        send();
}

void GatewayCall::send()
{
    if (!m_wire) {
        fail({ErrorCode::NotSupported, toWord(m_request.endpoint.protocol)});
        return;
    }
    if (m_request.endpoint.keyRequired && m_request.key.isEmpty()) {
        fail(missingKey(m_request.endpoint));
        return;
    }
    QSet<QString> dropped = m_context.memory.dropped(endpointKey(), m_request.model);
    for (const QString &name : m_request.endpoint.omit)
        dropped.insert(name);
    Result<HttpRequest> request = m_wire->build(m_request, dropped);
    if (!request) {
        fail(request.error());
        return;
    }
    m_sentParameters = request->droppable;
    m_decoder.reset();
    m_splitter = {};
    m_stream = std::make_unique<HttpStream>(
        m_context.pool, *std::move(request), m_context.limits(m_request), m_context.clock, m_context.timers);
    connect(m_stream.get(), &HttpStream::requestSent, this, &GatewayCall::onSent);
    connect(m_stream.get(), &HttpStream::headArrived, this, &GatewayCall::onHead);
    connect(m_stream.get(), &HttpStream::bytesArrived, this, &GatewayCall::onBytes);
    connect(m_stream.get(), &HttpStream::ended, this, &GatewayCall::onEnded);
    m_stream->start();
}

void GatewayCall::onSent()
{
    m_times.sent = m_context.clock.now();
    m_times.firstByte = 0;
}

void GatewayCall::onHead(const ResponseHead &head)
{
    m_decoder = std::make_unique<ResponseDecoder>(m_wire->reader(), head);
}

void GatewayCall::onBytes(const QByteArray &bytes)
{
    if (!m_decoder)
        return;
    m_times.lastByte = m_context.clock.now();
    if (m_times.firstByte == 0)
        m_times.firstByte = m_times.lastByte;
    m_decoder->feed(bytes);
    show(m_splitter.feed(m_decoder->takeDelta()));
    if (isRunaway()) {
        m_stream->abort();
        conclude(m_decoder->finish(BodyEnd::Cut),
            Error{ErrorCode::RunawayAnswer,
                u"more than %1 x %2 tokens"_s.arg(runawayFactor).arg(m_request.maxTokens)});
    } else if (m_decoder->isComplete()) {
        m_stream->abort();
        conclude(m_decoder->finish(BodyEnd::Clean), std::nullopt);
    }
}

bool GatewayCall::isRunaway() const
{
    return m_request.maxTokens > 0 && m_length.tokens() > runawayFactor * m_request.maxTokens;
}

void GatewayCall::onEnded(const TransferEnd &end)
{
    if (!m_decoder) {
        ErrorCode code = end.error.value_or(ErrorCode::Disconnected);
        if (code == ErrorCode::Disconnected)
            code = ErrorCode::ClosedWithoutAnswer;
        conclude({}, Error{code, end.detail});
        return;
    }
    Answer answer = m_decoder->finish(end.error ? BodyEnd::Cut : BodyEnd::Clean);
    // A complete answer stays one however the connection ended; else the transport knows the reason best.
    const bool isCut = answer.error && answer.error->errorClass == ErrorClass::Disconnected;
    std::optional<Error> error;
    if (end.error && (isCut || *end.error == ErrorCode::Redirect || *end.error == ErrorCode::Proxy))
        error = Error{*end.error, end.detail};
    conclude(std::move(answer), std::move(error));
}

/// Collects text for at most one signal a frame.
void GatewayCall::show(const Delta &delta)
{
    m_text += delta.text;
    m_reasoning += delta.reasoning;
    m_length.add(delta.text);
    m_length.add(delta.reasoning);
    m_pending.text += delta.text;
    m_pending.reasoning += delta.reasoning;
    if (!m_pending.isEmpty() && !m_flushTimer)
        m_flushTimer = m_context.timers.after(frameMs, [this] { flush(); });
}

void GatewayCall::flush()
{
    m_flushTimer.reset();
    const Delta delta = std::exchange(m_pending, {});
    if (!delta.isEmpty())
        Q_EMIT textArrived(m_request.call, delta.text, delta.reasoning);
}

void GatewayCall::conclude(Answer answer, std::optional<Error> transferError)
{
    const bool answered = m_decoder != nullptr;
    if (m_decoder) {
        show(m_splitter.feed(m_decoder->takeDelta()));
        show(m_splitter.finish());
    }
    if (m_stream)
        m_stream.release()->deleteLater();
    m_decoder.reset();
    flush();
    if (!answer.error && !transferError) {
        const Error thought{ErrorCode::ThinkingOnly, u"%1 tokens"_s.arg(m_request.maxTokens)};
        finish(answer, thoughtOnly(answer, m_text) ? std::optional(thought) : refusalOf(answer));
        return;
    }
    const Failure failure = failureOf(answer, transferError, answered);
    const Error error = masked(transferError.value_or(
        Error{failure.code, answer.error ? answer.error->message.left(longestDetail) : QString()}));
    ++m_failures;
    if (!dropParameter(answer) && !retry(failure, error, answer))
        finish(answer, longWait(failure, error));
}

qint64 GatewayCall::patienceMs() const
{
    return std::max(m_context.pool.options().patienceMs, m_request.patienceMs);
}

/// A wait beyond the patience is told by the time of day it ends at.
Error GatewayCall::longWait(const Failure &failure, const Error &error) const
{
    const qint64 asked = failure.retryAfterMs.value_or(0);
    if (asked <= patienceMs() || !m_text.isEmpty())
        return error;
    const TimeMs now = m_context.clock.now();
    const QString until = u"until "_s + timeOfDay(now + asked, now);
    return {ErrorCode::AsksToWait, error.detail.isEmpty() ? until : until + u" ("_s + error.detail + u')'};
}

bool GatewayCall::dropParameter(const Answer &answer)
{
    if (!answer.error || m_drops >= mostDrops)
        return false;
    const QString parameter = refusedParameter(*answer.error, m_sentParameters);
    if (parameter.isEmpty())
        return false;
    ++m_drops;
    m_context.memory.drop(endpointKey(), m_request.model, parameter);
    RetryDecision decision{true, 0, m_failures + 1, false};
    report({ErrorCode::BadRequest, u"parameter not supported, left out: "_s + parameter},
        answer.error->httpStatus, decision);
    --m_failures; // the endpoint is fine; this does not use up its tries
    wait(0);
    return true;
}

bool GatewayCall::retry(const Failure &failure, const Error &error, const Answer &answer)
{
    RetrySituation situation;
    situation.failures = m_failures;
    situation.generated =
        !m_text.isEmpty() || !m_reasoning.isEmpty() || (answer.usage && answer.usage->output > 0);
    situation.loopback = isLoopback(QUrl(m_request.endpoint.baseUrl));
    situation.random = m_context.random();
    situation.patienceMs = patienceMs();
    const RetryDecision decision = decideRetry(failure, situation);
    if (!decision.retry)
        return false;
    if (decision.holdEndpoint)
        m_context.memory.hold(endpointKey(), m_context.clock.now() + decision.waitMs);
    const TimeMs now = m_context.clock.now();
    const bool quiet = error.code == ErrorCode::ModelLoading && now - m_loadingReported < loadingReportMs;
    if (!quiet) {
        m_loadingReported = now;
        report(error, answer.error ? answer.error->httpStatus : 0, decision);
    }
    wait(decision.waitMs);
    return true;
}

void GatewayCall::report(const Error &error, int httpStatus, const RetryDecision &decision)
{
    CallAttempt attempt;
    attempt.number = m_failures;
    attempt.code = error.code;
    attempt.detail = error.detail;
    attempt.httpStatus = httpStatus;
    attempt.waitMs = decision.waitMs;
    attempt.maxAttempts = decision.maxAttempts;
    attempt.time = m_context.clock.now();
    Q_EMIT attemptFailed(m_request.call, attempt);
}

Error GatewayCall::masked(Error error) const
{
    const QString &key = m_request.key.reveal();
    if (key.size() >= 4)
        error.detail.replace(key, u"***"_s);
    error.detail = maskSecrets(error.detail);
    return error;
}

void GatewayCall::fail(const Error &error)
{
    finish({}, masked(error));
}

void GatewayCall::finish(const Answer &answer, std::optional<Error> error)
{
    if (std::exchange(m_done, true))
        return;
    m_waitTimer.reset();
    if (m_stream) {
        m_stream->abort();
        m_stream.release()->deleteLater();
    }
    flush();
    Outcome outcome;
    outcome.call = m_request.call;
    outcome.error = std::move(error);
    outcome.text = m_text;
    outcome.reasoning = m_reasoning;
    outcome.refusal = answer.refusal;
    outcome.finish = answer.finish;
    outcome.finishRaw = answer.finishRaw;
    outcome.model = answer.model.isEmpty() ? m_request.model : answer.model;
    outcome.usage = answer.usage;
    outcome.doubted = answer.doubted;
    outcome.reportedCost = answer.cost;
    outcome.times = m_times;
    if (answer.error) {
        outcome.httpStatus = answer.error->httpStatus;
        outcome.retryAfterMs = answer.error->retryAfterMs.value_or(0);
    }
    Q_EMIT finished(outcome);
}

} // namespace baton::llm

#include "moc_gateway_call.cpp"
