// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/text.h"
#include "core/llm/gateway/retry_policy.h"
#include "core/llm/http/http_stream.h"
#include "core/llm/port/provider.h"
#include "core/llm/protocol/response_decoder.h"

#include <QHash>
#include <QSet>
#include <QString>

#include <functional>
#include <memory>

namespace baton::llm {

/// What the gateway learnt about its endpoints while the program runs.
class EndpointMemory {
public:
    /// Parameters this endpoint and model refused; they are not sent again.
    [[nodiscard]] QSet<QString> dropped(const QString &endpoint, const QString &model) const
    {
        return m_dropped.value({endpoint, model});
    }
    void drop(const QString &endpoint, const QString &model, const QString &parameter)
    {
        m_dropped[{endpoint, model}].insert(parameter);
    }

    /// A rate limit holds the whole endpoint until then; 0 = not held.
    [[nodiscard]] TimeMs heldUntil(const QString &endpoint) const { return m_held.value(endpoint); }
    void hold(const QString &endpoint, TimeMs until)
    {
        m_held[endpoint] = std::max(until, m_held.value(endpoint));
    }
    void release(const QString &endpoint) { m_held.remove(endpoint); }

private:
    QHash<QPair<QString, QString>, QSet<QString>> m_dropped;
    QHash<QString, TimeMs> m_held;
};

/// What all calls of a gateway share. References outlive the calls.
struct GatewayContext {
    const Clock &clock;
    TimerFactory &timers;
    ManagerPool &pool;
    EndpointMemory &memory;
    std::function<HttpLimits(const Request &)> limits;
    std::function<double()> random; ///< [0, 1)
};

/// NoKey, in words that name the endpoint and the variable its key is looked for in.
[[nodiscard]] Error missingKey(const EndpointProfile &endpoint);

/// One call with its tries. Emits `finished` exactly once, from the event loop or from `cancel`.
class GatewayCall final : public QObject {
    Q_OBJECT

public:
    GatewayCall(const GatewayContext &context, Request request, QObject *parent = nullptr);
    ~GatewayCall() override;

    void start();
    void cancel();
    void tryNow();

Q_SIGNALS:
    void textArrived(const baton::CallId &call, const QString &text, const QString &reasoning);
    void attemptFailed(const baton::CallId &call, const baton::CallAttempt &attempt);
    void finished(const baton::llm::Outcome &outcome);

private:
    void attempt();
    void send();
    void onSent();
    void onHead(const ResponseHead &head);
    void onBytes(const QByteArray &bytes);
    void onEnded(const TransferEnd &end);
    void show(const Delta &delta);
    void flush();
    void conclude(Answer answer, std::optional<Error> transferError);
    bool dropParameter(const Answer &answer);
    bool retry(const Failure &failure, const Error &error, const Answer &answer);
    [[nodiscard]] qint64 patienceMs() const;
    [[nodiscard]] Error longWait(const Failure &failure, const Error &error) const;
    [[nodiscard]] bool isRunaway() const;
    void report(const Error &error, int httpStatus, const RetryDecision &decision);
    void wait(qint64 milliseconds);
    void finish(const Answer &answer, std::optional<Error> error);
    void fail(const Error &error);
    [[nodiscard]] QString endpointKey() const;
    [[nodiscard]] Error masked(Error error) const;

    GatewayContext m_context;
    Request m_request;
    std::unique_ptr<ProtocolAdapter> m_wire;
    std::unique_ptr<HttpStream> m_stream;
    std::unique_ptr<ResponseDecoder> m_decoder;
    std::unique_ptr<TimerHandle> m_waitTimer;
    std::unique_ptr<TimerHandle> m_flushTimer;
    ThinkSplitter m_splitter;
    Delta m_pending;
    QString m_text;
    QString m_reasoning;
    TokenMeter m_length; ///< of text and reasoning
    QStringList m_sentParameters;
    CallTimes m_times;
    int m_failures = 0;
    int m_drops = 0;
    TimeMs m_loadingReported = 0;
    bool m_done = false;
};

} // namespace baton::llm
