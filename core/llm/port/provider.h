// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/domain/call.h"
#include "core/domain/endpoint.h"

#include <QObject>
#include <QVector>

namespace baton::llm {

/// A key on its way to a request header. Not printable, not serialisable, never compared in logs.
class Secret {
public:
    Secret() = default;
    explicit Secret(QString value) : m_value(std::move(value)) { }
    [[nodiscard]] bool isEmpty() const { return m_value.isEmpty(); }
    /// Only an adapter that fills a header may call this.
    [[nodiscard]] const QString &reveal() const { return m_value; }

private:
    QString m_value;
};

struct Message {
    PromptRole role = PromptRole::User;
    QString text;
};

/// One request to a model. Crosses to the network thread by value.
struct Request {
    CallId call;
    Verb verb = Verb::Produce;
    QString path;
    QString kind;
    int nth = 1; ///< how often this (verb, path, kind) was asked; keys recordings
    int continuation = 0; ///< Continue and Complete calls spent on the current answer so far
    QString step; ///< SOP step; empty = not known
    CallCause cause; ///< why it is asked
    EndpointProfile endpoint;
    QString model;
    Secret key;
    QVector<Message> messages;
    qint64 maxTokens = 8000;
    std::optional<double> temperature;
    qint64 patienceMs = 0; ///< longest wait the endpoint may ask for, where that is more than usual
    QString demo; ///< recording id, for Protocol::Replay
    double demoSpeed = 1.0; ///< 0 = no delays
};

/// How a call ended. `error` empty = an answer whose terminal marker was seen.
struct Outcome {
    CallId call;
    std::optional<Error> error;
    int httpStatus = 0;
    qint64 retryAfterMs = 0;
    QString text; ///< whole answer, or what had arrived
    QString reasoning;
    QString refusal;
    FinishReason finish = FinishReason::None;
    QString finishRaw;
    QString model;
    std::optional<Usage> usage; ///< as reported
    std::optional<Usage> doubted; ///< reported, but it cannot be all: zeros beside a text
    std::optional<Money> reportedCost; ///< by the provider; wins over the price table
    CallTimes times; ///< sent, firstByte, lastByte
};

/// Something that answers requests: the gateway over HTTP, or a recording. Lives on the network thread; its
/// slots are called and its signals delivered by queued connections. For each `start` exactly one `finished`
/// follows, also after `cancel` (error Aborted, with the text so far).
class Provider : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

public Q_SLOTS:
    virtual void start(const baton::llm::Request &request) = 0;
    virtual void cancel(const baton::CallId &call) = 0;
    /// Ends a retry wait at once.
    virtual void tryNow(const baton::CallId &call) = 0;

Q_SIGNALS:
    /// Text since the last signal; coalesced to at most one per frame (16 ms) and call.
    void textArrived(const baton::CallId &call, const QString &text, const QString &reasoning);
    void attemptFailed(const baton::CallId &call, const baton::CallAttempt &attempt);
    void finished(const baton::llm::Outcome &outcome);
};

} // namespace baton::llm
