// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/http/http_stream.h"

#include "core/base/text.h"
#include "core/llm/http/http_message.h"

#include <QByteArray>
#include <QIODevice>
#include <QSslError>
#include <QTcpSocket>

#include <algorithm>
#include <array>

namespace baton::llm {

using namespace Qt::StringLiterals;

namespace {

/// A request body that can be read once. QNetworkAccessManager silently repeats a POST whose connection
/// closed before the answer unless the body cannot be rewound; repeating could be billed twice.
class OneShotBody final : public QIODevice {
public:
    explicit OneShotBody(QByteArray bytes, QObject *parent = nullptr);

    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] qint64 bytesAvailable() const override;
    [[nodiscard]] bool atEnd() const override { return bytesAvailable() == 0; }
    bool reset() override { return false; }

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    QByteArray m_bytes;
    qsizetype m_position = 0;
};

OneShotBody::OneShotBody(QByteArray bytes, QObject *parent) : QIODevice(parent), m_bytes(std::move(bytes))
{
    // Unbuffered, so that bytesAvailable() is exact.
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 OneShotBody::bytesAvailable() const
{
    return m_bytes.size() - m_position;
}

qint64 OneShotBody::readData(char *data, qint64 maxSize)
{
    const qint64 size = std::min<qint64>(maxSize, m_bytes.size() - m_position);
    if (size <= 0)
        return maxSize > 0 ? -1 : 0;
    std::copy_n(m_bytes.constData() + m_position, size, data);
    m_position += size;
    return size;
}

qint64 OneShotBody::writeData(const char *data, qint64 size)
{
    Q_UNUSED(data)
    Q_UNUSED(size)
    return -1;
}

QString inWords(qint64 milliseconds)
{
    return u"%1 s"_s.arg(milliseconds / 1000);
}

constexpr qint64 bytesPerSlot = 256 * 1024;
constexpr qint64 readBuffer = 4 * 1024 * 1024;

ErrorCode codeOf(QNetworkReply::NetworkError error, bool sent)
{
    switch (error) {
    case QNetworkReply::ConnectionRefusedError:
        return ErrorCode::ConnectionRefused;
    case QNetworkReply::HostNotFoundError:
        return ErrorCode::Dns;
    case QNetworkReply::SslHandshakeFailedError:
        return ErrorCode::Tls;
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
    case QNetworkReply::UnknownProxyError:
        return ErrorCode::Proxy;
    case QNetworkReply::ProtocolUnknownError:
        return ErrorCode::InvalidArgument;
    default:
        return sent ? ErrorCode::Disconnected : ErrorCode::ConnectTimeout;
    }
}

/// Qt's words tell something that the code does not. One that it has no word for is "Unknown error".
bool saysMore(QNetworkReply::NetworkError error)
{
    static constexpr std::array silent{QNetworkReply::UnknownNetworkError, QNetworkReply::ContentReSendError,
        QNetworkReply::ConnectionRefusedError, QNetworkReply::HostNotFoundError,
        QNetworkReply::RemoteHostClosedError};
    return std::find(silent.begin(), silent.end(), error) == silent.end();
}

int statusOf(const QNetworkReply &reply)
{
    return reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

QString nameOf(const QNetworkProxy &proxy, const NetworkOptions &options)
{
    const QString name = u"%1:%2"_s.arg(proxy.hostName()).arg(proxy.port());
    return options.proxy.isEmpty() ? name + u", named by the environment or the system"_s : name;
}

/// The certificate is another matter: then the server does speak TLS.
bool mayBePlain(const TransferEnd &end, const QUrl &url, const QString &tlsProblem)
{
    const bool fits = end.error == ErrorCode::ConnectTimeout || end.error == ErrorCode::Tls
        || end.error == ErrorCode::Disconnected;
    return fits && url.scheme() == "https"_L1 && tlsProblem.isEmpty();
}

} // namespace

/// Asks a server with which no TLS connection came about in plain HTTP, and for nothing.
class PlainProbe final : public QObject {
    Q_OBJECT

public:
    PlainProbe(const QUrl &url, TimerFactory &timers)
    {
        connect(&m_socket, &QTcpSocket::connected, this,
            [this] { m_socket.write("HEAD / HTTP/1.0\r\nConnection: close\r\n\r\n"); });
        connect(&m_socket, &QTcpSocket::readyRead, this, [this] { tell(m_socket.peek(5) == "HTTP/"); });
        connect(&m_socket, &QTcpSocket::errorOccurred, this, [this] { tell(false); });
        m_timer = timers.after(probeMs, [this] { tell(false); });
        m_socket.setProxy(QNetworkProxy::NoProxy);
        m_socket.connectToHost(url.host(), static_cast<quint16>(url.port(443)));
    }

Q_SIGNALS:
    void told(bool isPlain);

private:
    static constexpr qint64 probeMs = 2000;

    void tell(bool isPlain)
    {
        if (!std::exchange(m_told, true))
            Q_EMIT told(isPlain);
    }

    QTcpSocket m_socket;
    std::unique_ptr<TimerHandle> m_timer;
    bool m_told = false;
};

HttpStream::HttpStream(ManagerPool &pool, HttpRequest request, const HttpLimits &limits, const Clock &clock,
    TimerFactory &timers, QObject *parent)
    : QObject(parent), m_pool(pool), m_request(std::move(request)), m_limits(limits), m_clock(clock),
      m_timers(timers)
{
}

HttpStream::~HttpStream()
{
    release();
}

QNetworkRequest HttpStream::networkRequest() const
{
    QNetworkRequest request(m_request.url);
    for (const HttpHeader &header : m_request.headers)
        request.setRawHeader(header.name, header.value);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    if (m_request.url.scheme() == "https"_L1)
        request.setSslConfiguration(m_pool.tls());
    return request;
}

void HttpStream::start()
{
    auto lease = m_pool.acquire(m_request.url);
    if (lease) {
        m_lease = *std::move(lease);
        send();
        return;
    }
    const TransferEnd problem{lease.error().code, lease.error().detail};
    m_phaseTimer = m_timers.after(0, [this, problem] { end(problem); });
}

void HttpStream::send()
{
    QNetworkRequest request = networkRequest();
    QNetworkAccessManager &manager = m_lease->manager();
    if (m_request.body.isEmpty()) {
        m_reply.reset(manager.get(request));
    } else {
        request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
        request.setHeader(QNetworkRequest::ContentLengthHeader, m_request.body.size());
        auto *body = new OneShotBody(m_request.body);
        m_reply.reset(manager.post(request, body));
        body->setParent(m_reply.get());
    }
    connectReply();
    arm(Phase::Connecting);
    if (m_limits.total > 0)
        m_totalTimer = m_timers.after(m_limits.total, [this] {
            end({ErrorCode::IdleTimeout, u"%1 in all"_s.arg(inWords(m_limits.total))});
        });
}

void HttpStream::connectReply()
{
    QNetworkReply *reply = m_reply.get();
    connect(reply, &QNetworkReply::requestSent, this, &HttpStream::onSent);
    connect(reply, &QNetworkReply::metaDataChanged, this, &HttpStream::onHead);
    connect(reply, &QNetworkReply::readyRead, this, &HttpStream::drain);
    connect(reply, &QNetworkReply::finished, this, &HttpStream::onFinished);
    connect(reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError> &errors) {
        m_tlsProblem = errors.isEmpty() ? QString() : errors.first().errorString();
    });
}

void HttpStream::abort()
{
    release();
}

/// Disconnects first: QNetworkReply::abort() would call our slots from inside.
void HttpStream::release()
{
    m_phaseTimer.reset();
    m_totalTimer.reset();
    if (m_probe)
        m_probe->disconnect(this);
    m_probe.reset();
    if (m_reply) {
        const auto reply = std::move(m_reply);
        reply->disconnect(this);
        if (!reply->isFinished())
            reply->abort();
    }
    m_lease.reset();
}

void HttpStream::onSent()
{
    if (m_phase != Phase::Connecting)
        return;
    arm(Phase::Waiting);
    Q_EMIT requestSent();
}

void HttpStream::onHead()
{
    const int status = statusOf(*m_reply);
    if (m_headSeen || status == 0)
        return;
    m_headSeen = true;
    // Set earlier it has no effect on a POST; without it Qt would buffer without limit.
    m_reply->setReadBufferSize(readBuffer);
    if (m_phase == Phase::Connecting)
        onSent();
    ResponseHead head{status, {}, m_clock.now()};
    const auto pairs = m_reply->rawHeaderPairs();
    for (const auto &pair : pairs)
        head.headers.append(HttpHeader{pair.first, pair.second});
    Q_EMIT headArrived(head);
}

void HttpStream::onFinished()
{
    m_finished = true;
    if (!m_drainQueued)
        drain();
}

void HttpStream::queueDrain()
{
    if (std::exchange(m_drainQueued, true))
        return;
    QMetaObject::invokeMethod(this, &HttpStream::drain, Qt::QueuedConnection);
}

/// Reads a bounded piece and lets the event loop turn before the next one.
void HttpStream::drain()
{
    m_drainQueued = false;
    if (!m_reply)
        return;
    const QByteArray bytes = m_reply->read(bytesPerSlot);
    if (!bytes.isEmpty()) {
        arm(Phase::Streaming);
        Q_EMIT bytesArrived(bytes);
    }
    if (!m_reply)
        return; // aborted by the receiver
    if (!bytes.isEmpty() && m_reply->bytesAvailable() > 0)
        queueDrain();
    else if (m_finished)
        conclude();
}

void HttpStream::arm(Phase phase)
{
    m_phase = phase;
    const qint64 limit = phase == Phase::Connecting ? m_limits.connect
        : phase == Phase::Waiting                   ? m_limits.firstByte
                                                    : m_limits.idle;
    const ErrorCode code = phase == Phase::Connecting ? ErrorCode::ConnectTimeout
        : phase == Phase::Waiting                     ? ErrorCode::FirstByteTimeout
                                                      : ErrorCode::IdleTimeout;
    m_phaseTimer.reset();
    if (limit > 0)
        m_phaseTimer = m_timers.after(limit, [this, code, limit] { onTimeout(code, limit); });
}

void HttpStream::onTimeout(ErrorCode code, qint64 limit)
{
    if (m_reply && m_reply->bytesAvailable() > 0) {
        drain(); // the bytes were there, we were late
        return;
    }
    end({code, u"%1, %2"_s.arg(m_request.url.host(), inWords(limit))});
}

void HttpStream::conclude()
{
    if (!m_headSeen)
        onHead();
    if (m_reply)
        end(endOf(*m_reply));
}

TransferEnd HttpStream::endOf(const QNetworkReply &reply) const
{
    const int status = statusOf(reply);
    const QNetworkReply::NetworkError error = reply.error();
    if (status == 407 || error == QNetworkReply::ProxyAuthenticationRequiredError)
        return {ErrorCode::Proxy, u"407"_s};
    if (status >= 300 && status < 400) {
        const QUrl target = m_request.url.resolved(reply.header(QNetworkRequest::LocationHeader).toUrl());
        return {ErrorCode::Redirect, printable(target)};
    }
    if (error == QNetworkReply::NoError || status >= 400)
        return {};
    if (error == QNetworkReply::SslHandshakeFailedError && !m_tlsProblem.isEmpty())
        return {ErrorCode::Tls, m_tlsProblem};
    const bool sent = m_phase != Phase::Connecting || status != 0;
    // Qt reports a proxy that nobody answers at as if the server were meant, or as nothing it knows.
    const QNetworkProxy proxy = m_lease ? m_lease->manager().proxy() : QNetworkProxy();
    const bool viaProxy =
        proxy.type() == QNetworkProxy::HttpProxy || proxy.type() == QNetworkProxy::Socks5Proxy;
    const ErrorCode code = codeOf(error, sent);
    const bool isUnheard = !sent
        && (error == QNetworkReply::ConnectionRefusedError || error == QNetworkReply::UnknownNetworkError);
    if (viaProxy && (code == ErrorCode::Proxy || isUnheard))
        return {ErrorCode::Proxy, nameOf(proxy, m_pool.options())};
    const QString words = saysMore(error) ? u": "_s + maskSecrets(reply.errorString()) : QString();
    return {code, m_request.url.adjusted(QUrl::RemoveUserInfo).authority() + words};
}

void HttpStream::end(const TransferEnd &end)
{
    const bool direct = !m_lease || m_lease->manager().proxy().type() == QNetworkProxy::NoProxy;
    release();
    if (!direct || m_headSeen || !mayBePlain(end, m_request.url, m_tlsProblem)) {
        Q_EMIT ended(end);
        return;
    }
    auto *probe = new PlainProbe(m_request.url, m_timers);
    m_probe.reset(probe);
    connect(probe, &PlainProbe::told, this, [this, end](bool isPlain) {
        m_probe.reset();
        const TransferEnd plain{ErrorCode::PlainServer, printable(m_request.url)};
        Q_EMIT ended(isPlain ? plain : end);
    });
}

} // namespace baton::llm

#include "http_stream.moc"
#include "moc_http_stream.cpp"
