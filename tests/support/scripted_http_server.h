// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QObject>
#include <QSslConfiguration>
#include <QTcpServer>
#include <QUrl>
#include <QVector>

#include <functional>
#include <memory>

namespace baton::test {

class ScriptedConnection;

struct ReceivedRequest {
    QByteArray method;
    QByteArray target;
    QVector<QPair<QByteArray, QByteArray>> headers; ///< names in lower case
    QByteArray body;

    [[nodiscard]] QByteArray header(const QByteArray &lowerCaseName) const;
    [[nodiscard]] QJsonObject json() const;
};

/// What the server does with one request.
struct ScriptedReply {
    enum class Framing { Chunked, Length, UntilClose };
    enum class End {
        Complete, ///< in order; the connection stays open (UntilClose: is closed)
        Cut, ///< closes (FIN) without the terminating chunk or the promised bytes
        Reset, ///< RST
        Stall, ///< goes silent with the connection open
        NoAnswer, ///< closes without a single byte
    };

    int status = 200;
    QVector<QPair<QByteArray, QByteArray>> headers{{"Content-Type", "text/event-stream"}};
    QVector<QByteArray> chunks; ///< each written on its own
    Framing framing = Framing::Chunked;
    End end = End::Complete;
    int firstByteMs = 0; ///< before the status line
    int gapMs = 0; ///< between chunks; 0 = next turn of the event loop
    bool held = false; ///< after the first chunk, waits for ScriptedHttpServer::releaseHeld()
};

/// A loopback HTTP/1.1 server on the caller's event loop. Records every request; the handler decides per
/// request. Nothing sleeps: delays are timers, and most scripts need none.
class ScriptedHttpServer : public QObject {
    Q_OBJECT

public:
    using Handler = std::function<ScriptedReply(const ReceivedRequest &)>;
    /// Gets the verb line (first line of the last user message) and the request's JSON.
    using Answerer = std::function<QString(const QString &verbLine, const QJsonObject &body)>;

    explicit ScriptedHttpServer(QObject *parent = nullptr);
    explicit ScriptedHttpServer(Handler handler, QObject *parent = nullptr);
    ~ScriptedHttpServer() override;

    void setHandler(Handler handler) { m_handler = std::move(handler); }
    /// From now on speaks https only, at a new port.
    void serveTls(const QSslConfiguration &configuration);
    [[nodiscard]] QString baseUrl(const QString &path = QStringLiteral("/v1")) const;
    [[nodiscard]] quint16 port() const { return m_server->serverPort(); }
    [[nodiscard]] const QVector<ReceivedRequest> &requests() const { return m_requests; }
    [[nodiscard]] int openStreams() const;
    [[nodiscard]] int peakStreams() const { return m_peak; }
    /// Lets every held reply go on to its end.
    void releaseHeld();

    /// An endpoint that speaks chat completions: streams the answerer's text with usage and [DONE], and lists
    /// one model, "test-model". `tokensPerSecond` 0 = as fast as it goes.
    [[nodiscard]] static Handler openAiCompatible(
        Answerer answer, int firstByteMs = 0, double tokensPerSecond = 0);
    /// The stream events of an answer.
    [[nodiscard]] static QVector<QByteArray> chatEvents(
        const QString &text, qsizetype charactersPerEvent = 24);
    [[nodiscard]] static ScriptedReply jsonReply(int status, const QJsonObject &body);

Q_SIGNALS:
    void requestReceived();

private:
    friend class ScriptedConnection;
    void listen(std::unique_ptr<QTcpServer> server);
    void acceptConnection();
    [[nodiscard]] ScriptedReply replyTo(const ReceivedRequest &request);

    std::unique_ptr<QTcpServer> m_server;
    QString m_scheme = QStringLiteral("http");
    Handler m_handler;
    QVector<ReceivedRequest> m_requests;
    QVector<ScriptedConnection *> m_connections;
    int m_peak = 0;
};

} // namespace baton::test
