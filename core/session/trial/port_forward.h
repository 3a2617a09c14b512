// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QObject>
#include <QString>
#include <QTcpServer>

namespace baton::session {

/// A port of this machine's loopback that leads to one inside a sandbox, through the Unix socket its keeper
/// (resources/runners/reach.py) waits at. The folder of the socket is the program's to change: a link in its
/// place is not followed. Lives on a thread with an event loop.
class PortForward final : public QObject {
    Q_OBJECT

public:
    PortForward(quint16 inside, QString door);

    /// The same number where it is free here. Fails with Internal when there is none.
    [[nodiscard]] Result<quint16> listen();

private:
    void onConnection();

    quint16 m_inside;
    QString m_door;
    QTcpServer m_server;
};

} // namespace baton::session
