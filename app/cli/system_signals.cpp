// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/system_signals.h"

#include <QSocketNotifier>

#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace baton::cli {

namespace {

// A signal handler can reach nothing but a global; it only writes one byte to the pipe.
volatile int wakeUpPipe = -1;

void onSignal(int number)
{
    const char byte = static_cast<char>(number);
    static_cast<void>(::write(wakeUpPipe, &byte, 1) == 1);
    if (number != SIGWINCH)
        std::signal(number, SIG_DFL);
}

} // namespace

SystemSignals::SystemSignals(const QVector<int> &numbers, QObject *parent)
    : QObject(parent), m_numbers(numbers)
{
    int ends[2] = {-1, -1};
    if (::pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0)
        return;
    m_read = ends[0];
    wakeUpPipe = ends[1];
    auto *notifier = new QSocketNotifier(m_read, QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, &SystemSignals::readNext);
    for (const int number : std::as_const(m_numbers))
        std::signal(number, onSignal);
}

SystemSignals::~SystemSignals()
{
    for (const int number : std::as_const(m_numbers))
        std::signal(number, SIG_DFL);
    if (m_read < 0)
        return;
    ::close(m_read);
    ::close(wakeUpPipe);
    wakeUpPipe = -1;
}

void SystemSignals::readNext()
{
    char number = 0;
    if (::read(m_read, &number, 1) == 1)
        Q_EMIT arrived(number);
}

} // namespace baton::cli

#include "moc_system_signals.cpp"
