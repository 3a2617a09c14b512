// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/event_server.h"

#include <QCoreApplication>
#include <QTcpServer>
#include <QTcpSocket>

#include <cstdio>
#include <poll.h>
#include <unistd.h>

namespace baton::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int eventsPerWrite = 500;

QByteArray chunk(const QByteArray &bytes)
{
    return QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n";
}

/// As a large provider sends them; the name of the fingerprint fills the event up to its size.
QByteArray event()
{
    const QByteArray start = R"(data: {"id":"chatcmpl-9f3c2b7a41","object":"chat.completion.chunk",)"
                             R"("created":1795507200,"model":"test-model","system_fingerprint":"fp_)";
    const QByteArray end = R"(","choices":[{"index":0,"delta":{"content":"a few more words xy "},)"
                           R"("logprobs":null,"finish_reason":null}]})"
                           "\n\n";
    const qsizetype missing = EventServer::eventBytes - start.size() - end.size();
    return start + QByteArray(std::max<qsizetype>(missing, 0), '0') + end;
}

void answer(QTcpSocket &socket, int events)
{
    socket.write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");
    const QByteArray block = chunk(event()).repeated(eventsPerWrite);
    for (int sent = 0; sent < events && socket.state() == QAbstractSocket::ConnectedState;
         sent += eventsPerWrite) {
        socket.write(block);
        while (socket.bytesToWrite() > 4 * block.size() && socket.waitForBytesWritten(10'000)) { }
    }
    const QByteArray finish = R"(data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]})";
    socket.write(chunk(finish + "\n\n") + chunk("data: [DONE]\n\n") + "0\r\n\r\n");
    while (socket.bytesToWrite() > 0 && socket.waitForBytesWritten(10'000)) { }
}

/// One request; false when the connection is over.
bool takeRequest(QTcpSocket &socket)
{
    QByteArray received;
    qsizetype end = -1;
    while ((end = received.indexOf("\r\n\r\n")) < 0) {
        if (!socket.waitForReadyRead(60'000))
            return false;
        received += socket.readAll();
    }
    const QByteArray head = received.first(end).toLower();
    const qsizetype at = head.indexOf("content-length:");
    const qsizetype length =
        at < 0 ? 0 : head.sliced(at + 15, head.indexOf('\r', at) - at - 15).trimmed().toLongLong();
    while (received.size() < end + 4 + length && socket.waitForReadyRead(10'000))
        received += socket.readAll();
    return true;
}

bool parentIsGone()
{
    pollfd input{STDIN_FILENO, POLLIN, 0};
    return ::poll(&input, 1, 0) > 0;
}

} // namespace

EventServer::EventServer(int events)
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(QCoreApplication::applicationFilePath(), {u"--serve-events"_s, QString::number(events)});
    while (!m_process.canReadLine() && m_process.waitForReadyRead(5000)) { }
    m_baseUrl = QString::fromUtf8(m_process.readLine()).trimmed();
}

EventServer::~EventServer()
{
    m_process.kill(); // it keeps nothing
    m_process.waitForFinished(2000);
}

int serveEvents(int events)
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    std::printf("http://127.0.0.1:%d/v1\n", int(server.serverPort()));
    std::fflush(stdout);
    while (!parentIsGone()) {
        if (!server.waitForNewConnection(500))
            continue;
        const std::unique_ptr<QTcpSocket> socket(server.nextPendingConnection());
        // One answer a connection: the next reader must not wait for this one's keep-alive.
        if (socket && takeRequest(*socket))
            answer(*socket, events);
        if (socket)
            socket->disconnectFromHost();
    }
    return 0;
}

} // namespace baton::bench
