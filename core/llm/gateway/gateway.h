// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/llm/gateway/gateway_call.h"
#include "core/llm/port/provider.h"

#include <functional>
#include <memory>
#include <optional>

namespace baton::llm {

struct GatewayOptions {
    std::optional<HttpLimits> limits; ///< instead of the ones derived from endpoint and model
    std::function<double()> random; ///< [0, 1); empty = the system's generator
    NetworkOptions network{};
};

/// Answers requests over HTTP: retries by the table of retry_policy, holds an endpoint that asks for it,
/// drops a parameter an endpoint refuses and remembers that. Once answer text has arrived nothing is asked
/// again.
class Gateway final : public Provider {
    Q_OBJECT

public:
    /// The ports must outlive the gateway.
    Gateway(const Clock &clock, TimerFactory &timers, GatewayOptions options = {}, QObject *parent = nullptr);
    ~Gateway() override;

public Q_SLOTS:
    void start(const baton::llm::Request &request) override;
    void cancel(const baton::CallId &call) override;
    void tryNow(const baton::CallId &call) override;
    /// For requests from now on. From another thread: QMetaObject::invokeMethod with a queued functor.
    void setNetwork(const baton::llm::NetworkOptions &network);

private:
    void onFinished(const Outcome &outcome);

    ManagerPool m_pool;
    EndpointMemory m_memory;
    GatewayContext m_context;
    QHash<CallId, GatewayCall *> m_calls; ///< children
};

/// Timers for a request: loopback connects fast, local and reasoning models may be silent for minutes. What
/// the endpoint's profile says goes before that, and `asked` before both.
[[nodiscard]] HttpLimits limitsFor(
    const EndpointProfile &endpoint, const QString &model, const Timeouts &asked = {});

} // namespace baton::llm
