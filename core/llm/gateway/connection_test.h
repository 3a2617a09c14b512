// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/llm/http/http_stream.h"
#include "core/llm/protocol/protocol_adapter.h"

#include <QStringList>

#include <memory>
#include <optional>

namespace baton::llm {

struct ConnectionVerdict {
    std::optional<Error> error; ///< empty = the endpoint answered with its models
    QStringList models;
    int httpStatus = 0;
    qint64 milliseconds = 0;
};

/// Asks an endpoint for its models: costs nothing and shows whether address and key are right. One at a time
/// per object; `finished` is emitted once per `start`, from the event loop. Any thread with an event loop.
class ConnectionTest final : public QObject {
    Q_OBJECT

public:
    /// The ports must outlive the object.
    ConnectionTest(const Clock &clock, TimerFactory &timers, QObject *parent = nullptr);
    ~ConnectionTest() override;

    /// For tests from now on.
    void setNetwork(const NetworkOptions &network) { m_pool.setOptions(network); }
    void start(const EndpointProfile &profile, const Secret &key);
    void cancel();

Q_SIGNALS:
    void finished(const baton::llm::ConnectionVerdict &verdict);

private:
    void onBytes(const QByteArray &bytes);
    void onEnded(const TransferEnd &end);
    void finish(ConnectionVerdict verdict);
    [[nodiscard]] ConnectionVerdict judge(const TransferEnd &end) const;

    const Clock &m_clock;
    TimerFactory &m_timers;
    ManagerPool m_pool;
    std::unique_ptr<ProtocolAdapter> m_wire;
    std::unique_ptr<HttpStream> m_stream;
    std::unique_ptr<TimerHandle> m_later;
    ResponseHead m_head;
    QByteArray m_body;
    QString m_key;
    TimeMs m_startedAt = 0;
};

} // namespace baton::llm
