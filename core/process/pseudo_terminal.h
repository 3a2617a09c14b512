// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QObject>
#include <QSocketNotifier>

#include <memory>

namespace baton::process {

struct TerminalSize {
    int columns = 80;
    int rows = 24;
    bool operator==(const TerminalSize &) const = default;
};

/// The end of a pseudo terminal that a person sits at; the other end, the device, is a program's. What is
/// written is queued, never waited for. Lives on a thread with an event loop.
class PseudoTerminal final : public QObject {
    Q_OBJECT

public:
    /// Fails with Internal when the system has none left.
    [[nodiscard]] static Result<std::unique_ptr<PseudoTerminal>> open(TerminalSize size);
    ~PseudoTerminal() override;

    /// For the child, until `closeDevice`.
    [[nodiscard]] int device() const { return m_device; }
    /// Once the child has it: from then on the end of the last program that has it open is the end.
    void closeDevice();
    void write(const QByteArray &bytes);
    void resize(TerminalSize size) const;
    /// Nobody has the device open any more, and everything that came has been told.
    [[nodiscard]] bool isAtEnd() const { return m_isAtEnd; }

Q_SIGNALS:
    void bytesArrived(const QByteArray &bytes);
    void ended();

private:
    PseudoTerminal(int master, int device);
    void readNext();
    void writeNext();

    int m_master;
    int m_device;
    bool m_isAtEnd = false;
    QByteArray m_waiting; ///< to be written
    QSocketNotifier m_readable;
    QSocketNotifier m_writable;
};

/// In the child, between fork and exec: a session of its own whose three streams are the device. It has no
/// controlling terminal yet; whoever is to have one takes it (`setsid --ctty`).
void sitAtDevice(int device);

} // namespace baton::process
