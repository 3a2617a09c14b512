// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/scripted_http_server.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSslServer>
#include <QTcpSocket>
#include <QTimer>

#include <algorithm>
#include <cmath>
#include <sys/socket.h>

namespace baton::test {

using namespace Qt::StringLiterals;

/// One accepted socket: reads requests one after another and plays their replies.
class ScriptedConnection final : public QObject {
public:
    ScriptedConnection(ScriptedHttpServer &server, QTcpSocket *socket)
        : QObject(&server), m_server(server), m_socket(socket)
    {
        m_socket->setParent(this);
        m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        m_timer.setSingleShot(true);
        connect(&m_timer, &QTimer::timeout, this, &ScriptedConnection::step);
        connect(m_socket, &QTcpSocket::readyRead, this, &ScriptedConnection::read);
        connect(m_socket, &QTcpSocket::disconnected, this, &ScriptedConnection::leave);
    }

    [[nodiscard]] bool isStreaming() const { return m_playing; }
    void releaseHeld()
    {
        m_reply.held = false;
        if (m_playing && !m_timer.isActive())
            m_timer.start(m_reply.gapMs);
    }

private:
    void leave()
    {
        m_timer.stop();
        m_playing = false;
        m_server.m_connections.removeAll(this);
        deleteLater();
    }

    void read()
    {
        m_buffer += m_socket->readAll();
        if (m_playing)
            return;
        ReceivedRequest request;
        if (!takeRequest(request))
            return;
        m_playing = true;
        m_next = -1;
        m_reply = m_server.replyTo(request);
        m_timer.start(m_reply.firstByteMs);
    }

    bool takeRequest(ReceivedRequest &request)
    {
        const qsizetype headEnd = m_buffer.indexOf("\r\n\r\n");
        if (headEnd < 0)
            return false;
        const QList<QByteArray> lines = m_buffer.first(headEnd).replace("\r\n", "\n").split('\n');
        const QList<QByteArray> first = lines.first().split(' ');
        request.method = first.value(0);
        request.target = first.value(1);
        for (qsizetype i = 1; i < lines.size(); ++i) {
            const qsizetype colon = lines.at(i).indexOf(':');
            request.headers.append({lines.at(i).left(colon).toLower(), lines.at(i).mid(colon + 1).trimmed()});
        }
        const qsizetype length = request.header("content-length").toLongLong();
        if (m_buffer.size() < headEnd + 4 + length)
            return false;
        request.body = m_buffer.sliced(headEnd + 4, length);
        m_buffer.remove(0, headEnd + 4 + length);
        return true;
    }

    /// Head, then one chunk a turn, then the end.
    void step()
    {
        if (m_reply.end == ScriptedReply::End::NoAnswer) {
            m_socket->close();
            return;
        }
        if (m_next < 0)
            writeHead();
        else if (m_next < m_reply.chunks.size())
            writeChunk(m_reply.chunks.at(m_next));
        else
            return finish();
        ++m_next;
        const bool waits = m_reply.held && m_next >= 1;
        if (!waits)
            m_timer.start(m_next == 0 ? 0 : m_reply.gapMs);
    }

    void writeHead()
    {
        QByteArray head = "HTTP/1.1 " + QByteArray::number(m_reply.status) + " X\r\n";
        for (const auto &header : std::as_const(m_reply.headers))
            head += header.first + ": " + header.second + "\r\n";
        if (m_reply.framing == ScriptedReply::Framing::Chunked)
            head += "Transfer-Encoding: chunked\r\n";
        else if (m_reply.framing == ScriptedReply::Framing::Length)
            head += "Content-Length: " + QByteArray::number(length()) + "\r\n";
        else
            head += "Connection: close\r\n";
        m_socket->write(head + "\r\n");
    }

    /// A reply that is to be cut promises more than it sends.
    [[nodiscard]] qsizetype length() const
    {
        qsizetype sum = m_reply.end == ScriptedReply::End::Complete ? 0 : 1;
        for (const QByteArray &chunk : m_reply.chunks)
            sum += chunk.size();
        return sum;
    }

    void writeChunk(const QByteArray &chunk)
    {
        const bool chunked = m_reply.framing == ScriptedReply::Framing::Chunked;
        m_socket->write(
            chunked ? QByteArray(QByteArray::number(chunk.size(), 16) + "\r\n" + chunk + "\r\n") : chunk);
        m_socket->flush();
    }

    void finish()
    {
        switch (m_reply.end) {
        case ScriptedReply::End::Complete:
            complete();
            break;
        case ScriptedReply::End::Reset:
            reset();
            break;
        case ScriptedReply::End::Stall:
            break;
        case ScriptedReply::End::Cut:
        case ScriptedReply::End::NoAnswer:
            m_socket->close();
            break;
        }
    }

    void complete()
    {
        m_playing = false;
        if (m_reply.framing == ScriptedReply::Framing::Chunked)
            m_socket->write("0\r\n\r\n");
        if (m_reply.framing == ScriptedReply::Framing::UntilClose)
            m_socket->close();
        else
            read(); // the next request may be here already
    }

    void reset()
    {
        const linger now{1, 0};
        ::setsockopt(static_cast<int>(m_socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &now, sizeof now);
        m_socket->abort();
    }

    ScriptedHttpServer &m_server;
    QTcpSocket *m_socket;
    QTimer m_timer;
    QByteArray m_buffer;
    ScriptedReply m_reply;
    qsizetype m_next = -1;
    bool m_playing = false;
};

QByteArray ReceivedRequest::header(const QByteArray &lowerCaseName) const
{
    for (const auto &header : headers) {
        if (header.first == lowerCaseName)
            return header.second;
    }
    return {};
}

QJsonObject ReceivedRequest::json() const
{
    return QJsonDocument::fromJson(body).object();
}

ScriptedHttpServer::ScriptedHttpServer(QObject *parent) : ScriptedHttpServer({}, parent) { }

ScriptedHttpServer::ScriptedHttpServer(Handler handler, QObject *parent)
    : QObject(parent), m_handler(std::move(handler))
{
    listen(std::make_unique<QTcpServer>());
}

void ScriptedHttpServer::listen(std::unique_ptr<QTcpServer> server)
{
    m_server = std::move(server);
    connect(
        m_server.get(), &QTcpServer::pendingConnectionAvailable, this, &ScriptedHttpServer::acceptConnection);
    m_server->listen(QHostAddress::LocalHost);
}

void ScriptedHttpServer::serveTls(const QSslConfiguration &configuration)
{
    auto server = std::make_unique<QSslServer>();
    server->setSslConfiguration(configuration);
    m_scheme = u"https"_s;
    listen(std::move(server));
}

ScriptedHttpServer::~ScriptedHttpServer()
{
    const auto connections = std::exchange(m_connections, {});
    for (ScriptedConnection *connection : connections) {
        const auto sockets = connection->findChildren<QTcpSocket *>();
        for (QTcpSocket *socket : sockets)
            socket->disconnect(connection);
        delete connection;
    }
}

QString ScriptedHttpServer::baseUrl(const QString &path) const
{
    return m_scheme + u"://127.0.0.1:"_s + QString::number(port()) + path;
}

int ScriptedHttpServer::openStreams() const
{
    return static_cast<int>(std::count_if(m_connections.begin(), m_connections.end(),
        [](const ScriptedConnection *connection) { return connection->isStreaming(); }));
}

void ScriptedHttpServer::releaseHeld()
{
    for (ScriptedConnection *connection : std::as_const(m_connections))
        connection->releaseHeld();
}

void ScriptedHttpServer::acceptConnection()
{
    while (QTcpSocket *socket = m_server->nextPendingConnection())
        m_connections.append(new ScriptedConnection(*this, socket));
}

ScriptedReply ScriptedHttpServer::replyTo(const ReceivedRequest &request)
{
    m_requests.append(request);
    m_peak = std::max(m_peak, openStreams());
    ScriptedReply reply = m_handler ? m_handler(request) : jsonReply(404, {});
    Q_EMIT requestReceived();
    return reply;
}

ScriptedReply ScriptedHttpServer::jsonReply(int status, const QJsonObject &body)
{
    ScriptedReply reply;
    reply.status = status;
    reply.headers = {{"Content-Type", "application/json"}};
    reply.framing = ScriptedReply::Framing::Length;
    reply.chunks = {QJsonDocument(body).toJson(QJsonDocument::Compact)};
    return reply;
}

namespace {

QByteArray sseEvent(const QJsonObject &object)
{
    return "data: " + QJsonDocument(object).toJson(QJsonDocument::Compact) + "\n\n";
}

QByteArray deltaEvent(const QJsonObject &delta, const QJsonValue &finish)
{
    const QJsonObject choice{{u"index"_s, 0}, {u"delta"_s, delta}, {u"finish_reason"_s, finish}};
    return sseEvent({{u"object"_s, u"chat.completion.chunk"_s}, {u"model"_s, u"test-model"_s},
        {u"choices"_s, QJsonArray{choice}}});
}

QString verbLineOf(const QJsonObject &body)
{
    const QJsonArray messages = body.value("messages"_L1).toArray();
    for (qsizetype i = messages.size(); i > 0; --i) {
        const QJsonObject message = messages.at(i - 1).toObject();
        if (message.value("role"_L1).toString() == "user"_L1)
            return message.value("content"_L1).toString().section(u'\n', 0, 0);
    }
    return {};
}

constexpr qsizetype charactersPerToken = 4;
constexpr qsizetype tokensPerEvent = 6;

} // namespace

QVector<QByteArray> ScriptedHttpServer::chatEvents(const QString &text, qsizetype charactersPerEvent)
{
    QVector<QByteArray> events{deltaEvent({{u"role"_s, u"assistant"_s}, {u"content"_s, QString()}}, {})};
    for (qsizetype at = 0; at < text.size();) {
        qsizetype length = std::min(charactersPerEvent, text.size() - at);
        if (text.at(at + length - 1).isHighSurrogate())
            ++length;
        events.append(deltaEvent({{u"content"_s, text.sliced(at, std::min(length, text.size() - at))}}, {}));
        at += length;
    }
    events.append(deltaEvent({}, u"stop"_s));
    const qsizetype tokens = (text.size() + charactersPerToken - 1) / charactersPerToken;
    events.append(sseEvent({{u"choices"_s, QJsonArray{}},
        {u"usage"_s, QJsonObject{{u"prompt_tokens"_s, 100}, {u"completion_tokens"_s, tokens}}}}));
    events.append("data: [DONE]\n\n");
    return events;
}

ScriptedHttpServer::Handler ScriptedHttpServer::openAiCompatible(
    Answerer answer, int firstByteMs, double tokensPerSecond)
{
    return [answer = std::move(answer), firstByteMs, tokensPerSecond](const ReceivedRequest &request) {
        if (request.method == "GET") {
            return jsonReply(200,
                {{u"object"_s, u"list"_s},
                    {u"data"_s,
                        QJsonArray{QJsonObject{{u"id"_s, u"test-model"_s}, {u"object"_s, u"model"_s}}}}});
        }
        const QJsonObject body = request.json();
        ScriptedReply reply;
        reply.firstByteMs = firstByteMs;
        if (tokensPerSecond > 0)
            reply.gapMs = static_cast<int>(std::lround(1000.0 * tokensPerEvent / tokensPerSecond));
        reply.chunks = chatEvents(answer(verbLineOf(body), body), tokensPerEvent * charactersPerToken);
        return reply;
    };
}

} // namespace baton::test

#include "moc_scripted_http_server.cpp"
