// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/endpoint.h"

#include <QByteArray>
#include <QNetworkAccessManager>
#include <QObject>
#include <QStringList>
#include <QVector>

#include <optional>
#include <vector>

QT_FORWARD_DECLARE_CLASS(QNetworkReply)

namespace baton::llm {

/// A port of this computer, and the kind of server that usually listens there.
struct LocalPort {
    QString expected; ///< id of an endpoint profile
    quint16 port = 0;
};

/// Ollama 11434, LM Studio 1234, llama.cpp 8080, vLLM 8000.
[[nodiscard]] QVector<LocalPort> usualLocalPorts();

/// Looks for model servers on this computer: GET to loopback addresses only, all ports at once, without
/// proxy, key or redirects, half a second each. Lives on a thread with an event loop; `start` may be queued
/// to it.
class LocalServerSearch final : public QObject {
    Q_OBJECT

public:
    explicit LocalServerSearch(QObject *parent = nullptr);
    ~LocalServerSearch() override;

public Q_SLOTS:
    /// -> finished, once, from the event loop; a search under way is dropped.
    void start(const QVector<baton::llm::LocalPort> &ports);

Q_SIGNALS:
    /// In the order of the ports.
    void finished(const QVector<baton::LocalServer> &servers);

private:
    struct Probe {
        LocalPort port;
        QStringList hosts; ///< still to try
        QStringList paths; ///< still to ask of the first host
        std::optional<LocalServer> found;
        QNetworkReply *reply = nullptr; ///< under way
        bool done = false;
    };

    void ask(size_t index);
    void onAnswer(size_t index, QNetworkReply *reply);
    void next(size_t index, bool unreachable);
    void drop();
    void report();

    QNetworkAccessManager *m_network = nullptr; ///< made on the thread that searches; owned by Qt
    std::vector<Probe> m_probes;
};

/// What a question to a port of this computer was answered with.
struct LocalAnswer {
    QString root; ///< "http://127.0.0.1:8080"
    QString path; ///< "/v1/models"
    int status = 0;
    QByteArray server; ///< the Server header
    QByteArray body;
};

/// The paths that tell the kinds of local servers apart, for a port at which one of them usually listens.
[[nodiscard]] QStringList localPaths(const QString &expected);

/// The server behind an answer, with its models where the answer names them; nothing when it does not tell.
/// Pure: servers lie about nothing here, but they are other programs, so every field is checked.
[[nodiscard]] std::optional<LocalServer> readLocalAnswer(const LocalAnswer &answer);

/// Models that can write, the likeliest for code first; those for embeddings, speech and pictures are left
/// out.
[[nodiscard]] QStringList writingModels(const QStringList &models);

} // namespace baton::llm
