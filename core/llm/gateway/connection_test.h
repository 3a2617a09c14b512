// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/llm/gateway/gateway.h"
#include "core/llm/http/http_stream.h"
#include "core/llm/protocol/protocol_adapter.h"
#include "core/llm/protocol/stream_decoders.h"

#include <QStringList>

#include <memory>
#include <optional>

namespace baton::llm {

struct ConnectionVerdict {
    std::optional<Error> error = {}; ///< empty = the endpoint answered
    QStringList models = {}; ///< that it lists; empty where a call was the judge
    int httpStatus = 0;
    qint64 milliseconds = 0;
    bool asked = false; ///< a model was asked, which may have cost something
    QVector<ModelInfo> prices = {}; ///< and sizes, that the list of models tells
};

/// What is tested, and how far the test may go.
struct ConnectionQuestion {
    EndpointProfile profile;
    Secret key;
    QString model; ///< asked where there is no list of models
    bool mayAsk = false; ///< the person consents to a call of one token
};

/// Asks an endpoint for its models: costs nothing and shows whether address and key are right. An endpoint
/// without such a list is judged by a call of one token, with consent; without it the verdict is NoModelList.
/// One at a time per object; `finished` is emitted once per `start`, from the event loop. Any thread with an
/// event loop.
class ConnectionTest final : public QObject {
    Q_OBJECT

public:
    /// The ports must outlive the object.
    ConnectionTest(const Clock &clock, TimerFactory &timers, QObject *parent = nullptr);
    ~ConnectionTest() override;

    /// For tests from now on.
    void setNetwork(const NetworkOptions &network);
    void start(const ConnectionQuestion &question);
    void start(const EndpointProfile &profile, const Secret &key) { start({profile, key, {}, false}); }
    void cancel();

Q_SIGNALS:
    void finished(const baton::llm::ConnectionVerdict &verdict);

private:
    void onHead(const ResponseHead &head);
    void onBytes(const QByteArray &bytes);
    void onEnded(const TransferEnd &end);
    void onAnswered(const Outcome &outcome);
    void ask();
    void finish(ConnectionVerdict verdict);
    [[nodiscard]] ConnectionVerdict judge(const TransferEnd &end) const;
    [[nodiscard]] ConnectionVerdict judgeList() const;

    const Clock &m_clock;
    TimerFactory &m_timers;
    ManagerPool m_pool;
    std::unique_ptr<ProtocolAdapter> m_wire;
    std::unique_ptr<HttpStream> m_stream;
    std::unique_ptr<Gateway> m_gateway; ///< while a model is asked
    std::unique_ptr<TimerHandle> m_later;
    std::unique_ptr<Inflater> m_inflater;
    ConnectionQuestion m_question;
    ResponseHead m_head;
    QByteArray m_body;
    TimeMs m_startedAt = 0;
};

} // namespace baton::llm
