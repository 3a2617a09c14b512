// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/trial/port_forward.h"

#include "core/sandbox/tree_walk.h"

#include <QFile>
#include <QLocalSocket>
#include <QTcpSocket>

#include <array>
#include <cstring>
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/un.h>

namespace baton::session {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 buffered = 256 * 1024; ///< bytes on their way in each direction
constexpr int mostConnections = 64;

/// Connected; -1: there is no socket of that name, or nobody at it.
int connectedTo(const QString &door)
{
    const sandbox::Descriptor entry(
        ::open(QFile::encodeName(door).constData(), O_PATH | O_NOFOLLOW | O_CLOEXEC));
    struct stat facts = {};
    if (!entry.isOpen() || ::fstat(entry.get(), &facts) != 0 || !S_ISSOCK(facts.st_mode))
        return -1;
    // By way of what is open: its name may lead elsewhere by now.
    const QByteArray path = "/proc/self/fd/" + QByteArray::number(entry.get());
    sockaddr_un address = {};
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, path.constData(), static_cast<size_t>(path.size()));
    const int socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (socket >= 0
        && ::connect(socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0)
        return socket;
    if (socket >= 0)
        ::close(socket);
    return -1;
}

/// Moves what came as far as the other side takes it.
template <class From, class To> void pump(From *from, To *to)
{
    while (from->bytesAvailable() > 0 && to->bytesToWrite() < buffered)
        to->write(from->read(buffered));
}

/// What is left when one side has gone, where there is still somebody on the other.
template <class From, class To> void passRest(From *from, To *to)
{
    if (from->isReadable() && to->isWritable())
        to->write(from->readAll());
}

/// Both directions until both ends have said all they have.
void join(QTcpSocket *outside, QLocalSocket *inside)
{
    outside->setReadBufferSize(buffered);
    inside->setReadBufferSize(buffered);
    const auto inward = [outside, inside] { pump(outside, inside); };
    const auto outward = [outside, inside] { pump(inside, outside); };
    QObject::connect(outside, &QTcpSocket::readyRead, inside, inward);
    QObject::connect(inside, &QLocalSocket::bytesWritten, outside, inward);
    QObject::connect(inside, &QLocalSocket::readyRead, outside, outward);
    QObject::connect(outside, &QTcpSocket::bytesWritten, inside, outward);
    QObject::connect(inside, &QLocalSocket::disconnected, outside, [outside, inside] {
        passRest(inside, outside);
        outside->disconnectFromHost();
    });
    QObject::connect(outside, &QTcpSocket::disconnected, inside, [outside, inside] {
        passRest(outside, inside);
        inside->disconnectFromServer();
        outside->deleteLater(); // and the other one, which is its child
    });
    inward();
}

} // namespace

PortForward::PortForward(quint16 inside, QString door) : m_inside(inside), m_door(std::move(door))
{
    m_server.setMaxPendingConnections(mostConnections);
    connect(&m_server, &QTcpServer::newConnection, this, &PortForward::onConnection);
}

Result<quint16> PortForward::listen()
{
    if (m_server.listen(QHostAddress::LocalHost, m_inside) || m_server.listen(QHostAddress::LocalHost))
        return m_server.serverPort();
    return failure(ErrorCode::Internal, m_server.errorString());
}

void PortForward::onConnection()
{
    while (QTcpSocket *outside = m_server.nextPendingConnection()) {
        const bool isFull = m_server.findChildren<QTcpSocket *>().size() > mostConnections;
        const int descriptor = isFull ? -1 : connectedTo(m_door);
        if (descriptor < 0) {
            outside->abort();
            outside->deleteLater();
            continue;
        }
        auto *inside = new QLocalSocket(outside);
        inside->setSocketDescriptor(descriptor);
        const std::array<char, 2> port{
            static_cast<char>(m_inside >> 8U), static_cast<char>(m_inside & 0xFFU)};
        inside->write(port.data(), port.size());
        join(outside, inside);
    }
}

} // namespace baton::session

#include "moc_port_forward.cpp"
