// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/interrupt.h"

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
    const char byte = 1;
    static_cast<void>(::write(wakeUpPipe, &byte, 1) == 1);
    std::signal(number, SIG_DFL);
}

} // namespace

Interrupt::Interrupt(QObject *parent) : QObject(parent)
{
    int ends[2] = {-1, -1};
    if (::pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0)
        return;
    m_read = ends[0];
    wakeUpPipe = ends[1];
    auto *notifier = new QSocketNotifier(m_read, QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, &Interrupt::requested);
    connect(notifier, &QSocketNotifier::activated, notifier, [notifier] { notifier->setEnabled(false); });
    std::signal(SIGINT, onSignal);
    std::signal(SIGTERM, onSignal);
}

Interrupt::~Interrupt()
{
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    if (m_read < 0)
        return;
    ::close(m_read);
    ::close(wakeUpPipe);
    wakeUpPipe = -1;
}

} // namespace baton::cli

#include "moc_interrupt.cpp"
