// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace baton::cli {

/// Turns SIGINT and SIGTERM into a signal of the event loop. One at a time per program; a second Ctrl+C ends
/// the program at once.
class Interrupt : public QObject {
    Q_OBJECT

public:
    explicit Interrupt(QObject *parent = nullptr);
    ~Interrupt() override;

Q_SIGNALS:
    void requested();

private:
    int m_read = -1;
};

} // namespace baton::cli
