// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/llm/http/http_message.h"
#include "core/llm/http/manager_pool.h"

#include <QNetworkReply>
#include <QObject>

#include <memory>
#include <optional>

namespace baton::llm {

/// Milliseconds; 0 = no limit.
struct HttpLimits {
    qint64 connect = 10'000;
    qint64 firstByte = 120'000; ///< from the request's last byte to the body's first
    qint64 idle = 60'000; ///< between bytes of the body
    qint64 total = 30 * 60'000;
};

/// How the transfer ended; no code = the body came to its end as far as HTTP can tell. Disconnected = it
/// broke.
struct TransferEnd {
    std::optional<ErrorCode> error;
    QString detail;
};

/// One HTTP exchange: a POST whose answer is streamed, or a GET when the body is empty. Never follows
/// redirects, never repeats itself, never accepts a bad certificate, keeps its own timers (the transfer
/// timeout of Qt starts too early and cannot tell connecting from idling). Emits `ended` exactly once, from
/// the event loop, unless `abort` or the destructor comes first; after `ended` or `abort` nothing is emitted.
/// The receiver of a signal may abort the stream but must delete it later, not inside the slot.
class HttpStream final : public QObject {
    Q_OBJECT

public:
    HttpStream(ManagerPool &pool, HttpRequest request, const HttpLimits &limits, const Clock &clock,
        TimerFactory &timers, QObject *parent = nullptr);
    ~HttpStream() override;

    void start();
    void abort();

Q_SIGNALS:
    void requestSent();
    void headArrived(const baton::llm::ResponseHead &head);
    void bytesArrived(const QByteArray &bytes);
    void ended(const baton::llm::TransferEnd &end);

private:
    struct DeleteLater {
        void operator()(QObject *object) const { object->deleteLater(); }
    };
    enum class Phase { Connecting, Waiting, Streaming };

    [[nodiscard]] QNetworkRequest networkRequest() const;
    void send();
    void connectReply();
    void onSent();
    void onHead();
    void onFinished();
    void queueDrain();
    void drain();
    void arm(Phase phase);
    void onTimeout(ErrorCode code, qint64 limit);
    void conclude();
    void end(const TransferEnd &end);
    [[nodiscard]] TransferEnd endOf(const QNetworkReply &reply) const;
    void release();

    ManagerPool &m_pool;
    HttpRequest m_request;
    HttpLimits m_limits;
    const Clock &m_clock;
    TimerFactory &m_timers;
    std::unique_ptr<ManagerPool::Lease> m_lease;
    std::unique_ptr<QNetworkReply, DeleteLater> m_reply;
    std::unique_ptr<QObject, DeleteLater> m_probe; ///< while it is found out whether the server speaks TLS
    std::unique_ptr<TimerHandle> m_phaseTimer;
    std::unique_ptr<TimerHandle> m_totalTimer;
    Phase m_phase = Phase::Connecting;
    QString m_tlsProblem;
    bool m_headSeen = false;
    bool m_finished = false;
    bool m_drainQueued = false;
};

} // namespace baton::llm
