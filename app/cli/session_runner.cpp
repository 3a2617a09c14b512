// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/session_runner.h"

#include "app/cli/interrupt.h"
#include "app/cli/invocation.h"
#include "app/composition.h"

#include <QCoreApplication>

namespace baton::cli {

SessionRunner::SessionRunner(const Composition &composition, const QHash<QString, llm::Secret> &keys)
    : m_session(std::make_unique<session::Session>(composition.ports(keys)))
{
    using session::Session;
    connect(m_session.get(), &Session::opened, this, [this] { m_act(); });
    connect(m_session.get(), &Session::openFailed, this, [this](const Error &error) {
        complain(error);
        finish(exitCodeOf(error));
    });
    connect(m_session.get(), &Session::broken, this, [this](const Error &error) {
        complain(error);
        finish(StepFailed);
    });
    connect(
        m_session.get(), &Session::accepted, this, [this](quint64 ticket) { settle(ticket, std::nullopt); });
    connect(m_session.get(), &Session::refused, this,
        [this](quint64 ticket, const Error &error) { settle(ticket, error); });
    auto *interrupt = new Interrupt(this);
    connect(interrupt, &Interrupt::requested, this, &SessionRunner::onInterrupt);
}

SessionRunner::~SessionRunner() = default;

int SessionRunner::open(const QString &folder, std::function<void()> act)
{
    m_act = std::move(act);
    m_session->open(folder);
    return loop();
}

int SessionRunner::create(const session::NewProject &project, std::function<void()> act)
{
    m_act = std::move(act);
    m_session->create(project);
    return loop();
}

int SessionRunner::loop()
{
    const int code = QCoreApplication::exec();
    // Closing waits for the run thread, which puts partial texts aside first.
    m_session.reset();
    return code;
}

void SessionRunner::finish(int exitCode)
{
    QCoreApplication::exit(exitCode);
}

void SessionRunner::onInterrupt()
{
    complain(tr("Interrupted. Everything that arrived is kept; the same command goes on from here."));
    finish(Interrupted);
}

void SessionRunner::decide(const Command &command, std::function<void(const std::optional<Error> &)> then)
{
    await(m_session->submit(command), std::move(then));
}

void SessionRunner::await(quint64 ticket, std::function<void(const std::optional<Error> &)> then)
{
    m_waiting.insert(ticket, std::move(then));
}

void SessionRunner::settle(quint64 ticket, const std::optional<Error> &error)
{
    if (const auto then = m_waiting.take(ticket))
        then(error);
}

} // namespace baton::cli

#include "moc_session_runner.cpp"
