// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/gateway/gateway.h"

#include "core/llm/protocol/protocol_adapter.h"

#include <QRandomGenerator>
#include <QRegularExpression>

namespace baton::llm {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 patientMs = 600'000;

bool isReasoningModel(const QString &model)
{
    static const QRegularExpression known(
        u"(^|/)(o[1-9]|gpt-5|gpt-oss|deepseek|claude|gemini|kimi|glm|grok|minimax|qwq|qwen3|magistral)|think|reason"_s,
        QRegularExpression::CaseInsensitiveOption);
    return known.match(model).hasMatch();
}

void take(const std::optional<int> &seconds, qint64 &milliseconds)
{
    if (seconds)
        milliseconds = *seconds * qint64(1000);
}

double systemRandom()
{
    return QRandomGenerator::system()->generateDouble();
}

} // namespace

HttpLimits limitsFor(const EndpointProfile &endpoint, const QString &model, const Timeouts &asked)
{
    HttpLimits limits;
    const bool loopback = isLoopback(QUrl(endpoint.baseUrl));
    if (loopback)
        limits.connect = 2000;
    if (loopback || endpoint.local) {
        limits.firstByte = patientMs;
        limits.idle = 300'000;
    } else if (isReasoningModel(model)) {
        limits.firstByte = patientMs;
    }
    for (const Timeouts *timeouts : {&endpoint.timeouts, &asked}) {
        take(timeouts->connect, limits.connect);
        take(timeouts->firstByte, limits.firstByte);
        take(timeouts->idle, limits.idle);
        take(timeouts->total, limits.total);
    }
    return limits;
}

Gateway::Gateway(const Clock &clock, TimerFactory &timers, GatewayOptions options, QObject *parent)
    : Provider(parent), m_context{clock, timers, m_pool, m_memory, {},
                            options.random ? options.random : systemRandom}
{
    const std::optional<HttpLimits> fixed = options.limits;
    m_context.limits = [this, fixed](const Request &request) {
        return fixed ? *fixed : limitsFor(request.endpoint, request.model, m_pool.options().timeouts);
    };
    m_pool.setOptions(options.network);
}

/// Children would be deleted after the members, but calls use the pool to the last.
Gateway::~Gateway()
{
    qDeleteAll(m_calls);
}

void Gateway::start(const Request &request)
{
    if (m_calls.contains(request.call))
        return;
    auto *call = new GatewayCall(m_context, request, this);
    m_calls.insert(request.call, call);
    connect(call, &GatewayCall::textArrived, this, &Gateway::textArrived);
    connect(call, &GatewayCall::attemptFailed, this, &Gateway::attemptFailed);
    connect(call, &GatewayCall::finished, this, &Gateway::onFinished);
    call->start();
}

void Gateway::cancel(const CallId &call)
{
    if (GatewayCall *running = m_calls.value(call))
        running->cancel();
}

void Gateway::tryNow(const CallId &call)
{
    if (GatewayCall *running = m_calls.value(call))
        running->tryNow();
}

void Gateway::setNetwork(const NetworkOptions &network)
{
    m_pool.setOptions(network);
}

void Gateway::onFinished(const Outcome &outcome)
{
    if (GatewayCall *done = m_calls.take(outcome.call))
        done->deleteLater();
    Q_EMIT finished(outcome);
}

} // namespace baton::llm

#include "moc_gateway.cpp"
