// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/catalog/local_servers.h"

#include "core/llm/port/json_text.h"

#include <QJsonArray>
#include <QNetworkProxy>
#include <QNetworkReply>

#include <algorithm>
#include <array>

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

namespace {

constexpr qsizetype mostModels = 500;
constexpr qsizetype longestName = 200;

QStringList namesIn(const QJsonObject &body, QLatin1StringView list, QLatin1StringView member)
{
    QStringList names;
    const QJsonArray rows = body.value(list).toArray();
    for (const QJsonValue &row : rows) {
        const QString name = row.toObject().value(member).toString();
        const bool embeds = row.toObject().value("type"_L1).toString().startsWith("embed"_L1);
        if (!name.isEmpty() && name.size() <= longestName && !embeds && names.size() < mostModels)
            names.append(name);
    }
    return writingModels(names);
}

LocalServer serverOf(const LocalAnswer &answer, const QString &endpoint, const QStringList &models)
{
    LocalServer server;
    server.endpoint = endpoint;
    server.baseUrl = endpoint == "ollama"_L1 ? answer.root : answer.root + u"/v1"_s;
    server.models = models;
    return server;
}

/// Who answered a list in OpenAI's form.
QString ownerOf(const LocalAnswer &answer, const QJsonObject &body)
{
    const QString owner =
        body.value("data"_L1).toArray().at(0).toObject().value("owned_by"_L1).toString().toLower();
    if (answer.server.toLower().contains("llama.cpp") || owner == "llamacpp"_L1)
        return u"llamacpp"_s;
    if (owner == "vllm"_L1)
        return u"vllm"_s;
    if (owner == "library"_L1)
        return u"ollama"_s;
    return u"local"_s;
}

std::optional<LocalServer> readModelList(const LocalAnswer &answer, const QJsonObject &body)
{
    if (answer.path == "/api/v1/models"_L1 && body.value("models"_L1).isArray())
        return serverOf(answer, u"lmstudio"_s, namesIn(body, "models"_L1, "key"_L1));
    if (!body.value("data"_L1).isArray())
        return std::nullopt;
    if (answer.path == "/api/v0/models"_L1)
        return serverOf(answer, u"lmstudio"_s, namesIn(body, "data"_L1, "id"_L1));
    if (answer.path != "/v1/models"_L1)
        return std::nullopt;
    return serverOf(answer, ownerOf(answer, body), namesIn(body, "data"_L1, "id"_L1));
}

} // namespace

QStringList localPaths(const QString &expected)
{
    if (expected == "ollama"_L1)
        return {u"/api/tags"_s, u"/v1/models"_s};
    if (expected == "lmstudio"_L1)
        return {u"/api/v1/models"_s, u"/api/v0/models"_s, u"/v1/models"_s};
    if (expected == "llamacpp"_L1)
        return {u"/health"_s, u"/v1/models"_s};
    return {u"/v1/models"_s};
}

std::optional<LocalServer> readLocalAnswer(const LocalAnswer &answer)
{
    const bool aboutModels = answer.path.endsWith("/models"_L1);
    if ((answer.status == 401 || answer.status == 403) && aboutModels) {
        const bool llama = answer.server.toLower().contains("llama.cpp");
        LocalServer server = serverOf(answer, llama ? u"llamacpp"_s : u"local"_s, {});
        server.needsKey = true;
        return server;
    }
    const auto body = parseJsonObject(answer.body);
    if (!body)
        return std::nullopt;
    if (answer.status == 503 && answer.body.contains("Loading model")) {
        LocalServer server = serverOf(answer, u"llamacpp"_s, {});
        server.loading = true;
        return server;
    }
    if (answer.status != 200)
        return std::nullopt;
    if (answer.path == "/api/tags"_L1 && body->value("models"_L1).isArray())
        return serverOf(answer, u"ollama"_s, namesIn(*body, "models"_L1, "name"_L1));
    return readModelList(answer, *body);
}

QStringList writingModels(const QStringList &models)
{
    static const std::array others{"embed"_L1, "bge-"_L1, "minilm"_L1, "rerank"_L1, "whisper"_L1, "tts"_L1,
        "stable-diffusion"_L1, "clip"_L1};
    const auto cannotWrite = [](const QString &model) {
        return std::any_of(others.begin(), others.end(),
            [&](QLatin1StringView word) { return model.contains(word, Qt::CaseInsensitive); });
    };
    QStringList kept;
    std::copy_if(models.cbegin(), models.cend(), std::back_inserter(kept),
        [&](const QString &model) { return !cannotWrite(model); });
    std::stable_partition(kept.begin(), kept.end(), [](const QString &model) {
        return model.contains("code"_L1, Qt::CaseInsensitive)
            || model.contains("devstral"_L1, Qt::CaseInsensitive);
    });
    return kept;
}

} // namespace baton::llm

#include "moc_local_servers.cpp"
