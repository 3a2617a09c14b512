// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/local_servers.h"

#include "core/llm/local_answer.h"

#include <QNetworkProxy>
#include <QNetworkReply>

#include <algorithm>

namespace baton::llm {

using namespace Qt::StringLiterals;

namespace {

constexpr int patienceMs = 500;
constexpr qint64 largestBody = 1024 * 1024;

/// Some servers listen on IPv6 only.
const QStringList loopbackHosts{u"127.0.0.1"_s, u"[::1]"_s};

QString rootOf(const QString &host, quint16 port)
{
    return u"http://%1:%2"_s.arg(host).arg(port);
}

} // namespace

QVector<LocalPort> usualLocalPorts()
{
    return {{u"ollama"_s, 11434}, {u"lmstudio"_s, 1234}, {u"llamacpp"_s, 8080}, {u"vllm"_s, 8000}};
}

LocalServerSearch::LocalServerSearch(QObject *parent) : QObject(parent) { }

LocalServerSearch::~LocalServerSearch()
{
    drop();
}

void LocalServerSearch::start(const QVector<LocalPort> &ports)
{
    drop();
    if (m_network == nullptr) {
        m_network = new QNetworkAccessManager(this);
        m_network->setProxy(QNetworkProxy(QNetworkProxy::NoProxy));
        m_network->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    }
    m_probes.clear();
    for (const LocalPort &port : ports)
        m_probes.push_back({port, loopbackHosts, localPaths(port.expected), std::nullopt, nullptr, false});
    for (size_t i = 0; i < m_probes.size(); ++i)
        ask(i);
    if (m_probes.empty())
        QMetaObject::invokeMethod(this, &LocalServerSearch::report, Qt::QueuedConnection);
}

void LocalServerSearch::ask(size_t index)
{
    Probe &probe = m_probes[index];
    const QString url = rootOf(probe.hosts.constFirst(), probe.port.port) + probe.paths.constFirst();
    QNetworkRequest request{QUrl(url)};
    request.setTransferTimeout(patienceMs);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    QNetworkReply *reply = m_network->get(request);
    probe.reply = reply;
    connect(reply, &QNetworkReply::finished, this, [this, index, reply] { onAnswer(index, reply); });
    connect(reply, &QNetworkReply::readyRead, reply, [reply] {
        if (reply->bytesAvailable() > largestBody)
            reply->abort();
    });
}

void LocalServerSearch::onAnswer(size_t index, QNetworkReply *reply)
{
    reply->deleteLater();
    Probe &probe = m_probes[index];
    probe.reply = nullptr;
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const bool readable = reply->isOpen(); // not after an abort
    if (status > 0 && readable) {
        probe.found = readLocalAnswer({rootOf(probe.hosts.constFirst(), probe.port.port),
            probe.paths.constFirst(), status, reply->rawHeader("Server"), reply->read(largestBody)});
    }
    next(index, status == 0);
}

/// A host that cannot be reached is not asked for its other paths.
void LocalServerSearch::next(size_t index, bool unreachable)
{
    Probe &probe = m_probes[index];
    if (probe.found) {
        probe.done = true;
    } else if (unreachable || probe.paths.size() == 1) {
        probe.hosts.removeFirst();
        probe.paths = localPaths(probe.port.expected);
        probe.done = probe.hosts.isEmpty() || !unreachable;
    } else {
        probe.paths.removeFirst();
    }
    if (!probe.done)
        ask(index);
    else if (std::all_of(m_probes.begin(), m_probes.end(), [](const Probe &p) { return p.done; }))
        report();
}

void LocalServerSearch::report()
{
    QVector<LocalServer> servers;
    for (const Probe &probe : m_probes) {
        if (probe.found)
            servers.append(*probe.found);
    }
    m_probes.clear();
    Q_EMIT finished(servers);
}

void LocalServerSearch::drop()
{
    for (Probe &probe : m_probes) {
        if (probe.reply == nullptr)
            continue;
        probe.reply->disconnect(this);
        probe.reply->abort();
        probe.reply->deleteLater();
    }
    m_probes.clear();
}

} // namespace baton::llm

#include "moc_local_servers.cpp"
