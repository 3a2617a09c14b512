// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>

namespace baton::bench {

/// A process of its own that answers every POST with the same long stream of chat completion events, each of
/// eventBytes and in an HTTP chunk of its own, as fast as the socket takes them: what it costs is not counted
/// with the reader.
class EventServer {
public:
    static constexpr qsizetype eventBytes = 300;

    explicit EventServer(int events);
    ~EventServer();
    Q_DISABLE_COPY_MOVE(EventServer)
    [[nodiscard]] const QString &baseUrl() const { return m_baseUrl; } ///< empty = it did not start

private:
    QProcess m_process;
    QString m_baseUrl;
};

/// What the process runs; ends when its input closes.
int serveEvents(int events);

} // namespace baton::bench
