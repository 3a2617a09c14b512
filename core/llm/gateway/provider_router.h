// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/llm/port/provider.h"

#include <QHash>

#include <memory>

namespace baton::llm {

/// Sends requests of Protocol::Replay to the recordings and all others to the gateway. Owns both.
class ProviderRouter final : public Provider {
    Q_OBJECT

public:
    ProviderRouter(
        std::unique_ptr<Provider> gateway, std::unique_ptr<Provider> replay, QObject *parent = nullptr);
    ~ProviderRouter() override;

public Q_SLOTS:
    void start(const baton::llm::Request &request) override;
    void cancel(const baton::CallId &call) override;
    void tryNow(const baton::CallId &call) override;

private:
    void pass(Provider *provider);
    void forget(const Outcome &outcome);

    Provider *m_gateway; ///< children, so that they move threads with the router
    Provider *m_replay;
    QHash<CallId, Provider *> m_running;
};

} // namespace baton::llm
