// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/process/pseudo_terminal.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <limits>
#include <sys/ioctl.h>
#include <unistd.h>

namespace baton::process {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostWaiting = 1024 * 1024; ///< typed ahead for a program that reads nothing

winsize sizeFor(TerminalSize size)
{
    constexpr int most = std::numeric_limits<short>::max();
    winsize result = {};
    result.ws_col = static_cast<unsigned short>(std::clamp(size.columns, 1, most));
    result.ws_row = static_cast<unsigned short>(std::clamp(size.rows, 1, most));
    return result;
}

} // namespace

Result<std::unique_ptr<PseudoTerminal>> PseudoTerminal::open(TerminalSize size)
{
    const int master = ::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK);
    std::array<char, 64> name = {};
    const bool isReady = master >= 0 && ::grantpt(master) == 0 && ::unlockpt(master) == 0
        && ::ptsname_r(master, name.data(), name.size()) == 0;
    const int device = isReady ? ::open(name.data(), O_RDWR | O_NOCTTY | O_CLOEXEC) : -1;
    if (device < 0) {
        const QString reason = u"pseudo terminal: "_s + QString::fromLocal8Bit(std::strerror(errno));
        if (master >= 0)
            ::close(master);
        return failure(ErrorCode::Internal, reason);
    }
    const winsize window = sizeFor(size);
    ::ioctl(device, TIOCSWINSZ, &window);
    return std::unique_ptr<PseudoTerminal>(new PseudoTerminal(master, device));
}

PseudoTerminal::PseudoTerminal(int master, int device)
    : m_master(master), m_device(device), m_readable(master, QSocketNotifier::Read),
      m_writable(master, QSocketNotifier::Write)
{
    m_writable.setEnabled(false);
    connect(&m_readable, &QSocketNotifier::activated, this, &PseudoTerminal::readNext);
    connect(&m_writable, &QSocketNotifier::activated, this, &PseudoTerminal::writeNext);
}

PseudoTerminal::~PseudoTerminal()
{
    m_readable.setEnabled(false);
    m_writable.setEnabled(false);
    closeDevice();
    ::close(m_master);
}

void PseudoTerminal::closeDevice()
{
    if (m_device >= 0)
        ::close(m_device);
    m_device = -1;
}

void PseudoTerminal::write(const QByteArray &bytes)
{
    if (m_isAtEnd || m_waiting.size() + bytes.size() > mostWaiting)
        return;
    m_waiting += bytes;
    writeNext();
}

void PseudoTerminal::writeNext()
{
    const ssize_t written =
        ::write(m_master, m_waiting.constData(), static_cast<size_t>(m_waiting.size()));
    if (written > 0)
        m_waiting.remove(0, written);
    else if (written < 0 && errno != EAGAIN && errno != EINTR)
        m_waiting.clear();
    m_writable.setEnabled(!m_waiting.isEmpty());
}

void PseudoTerminal::resize(TerminalSize size) const
{
    const winsize window = sizeFor(size);
    ::ioctl(m_master, TIOCSWINSZ, &window);
}

void PseudoTerminal::readNext()
{
    QByteArray bytes(64 * 1024, Qt::Uninitialized);
    const ssize_t count = ::read(m_master, bytes.data(), static_cast<size_t>(bytes.size()));
    if (count > 0) {
        bytes.truncate(count);
        Q_EMIT bytesArrived(bytes); // may destroy this
        return;
    }
    if (count < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    // EIO: the last one that had the device open is gone.
    m_readable.setEnabled(false);
    m_writable.setEnabled(false);
    m_isAtEnd = true;
    Q_EMIT ended(); // may destroy this
}

void sitAtDevice(int device)
{
    ::setsid();
    ::dup2(device, STDIN_FILENO);
    ::dup2(device, STDOUT_FILENO);
    ::dup2(device, STDERR_FILENO);
}

} // namespace baton::process

#include "moc_pseudo_terminal.cpp"
