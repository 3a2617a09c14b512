// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/taking_back.h"

#include "core/engine/decide.h"
#include "core/engine/scheduler.h"

#include <algorithm>

namespace baton::session {

using namespace Qt::StringLiterals;

namespace {

template <class T, class... All> constexpr bool isOneOf = (std::is_same_v<T, All> || ...);

/// Path of a decision of the person that calls can follow from, or of one that takes such a decision back;
/// empty for everything else.
template <class C> QString decidedPath(const C &c)
{
    if constexpr (isOneOf<C, command::Approve, command::RequestChanges, command::Regenerate, command::Skip,
                      command::Refresh, command::Undo>)
        return c.path;
    else
        return {};
}

} // namespace

TakingBack::TakingBack(ProjectStore &store, CallEffects &calls, const SessionPorts &ports, QObject *parent)
    : QObject(parent), m_store(store), m_calls(calls), m_ports(ports)
{
    connect(&calls, &CallEffects::progressed, this, &TakingBack::undoOnceStopped);
}

TakingBack::~TakingBack() = default;

void TakingBack::decided(const Command &command)
{
    const QString path = std::visit([](const auto &c) { return decidedPath(c); }, command);
    if (path.isEmpty())
        return;
    m_held.erase(path);
    if (m_ports.undoGraceMs <= 0 || std::holds_alternative<command::Undo>(command))
        return;
    m_held[path] = m_ports.timers.after(m_ports.undoGraceMs, [this, path] {
        m_held.erase(path);
        Q_EMIT progressed();
    });
}

bool TakingBack::isHeld(const QString &path) const
{
    return !m_path.isEmpty() || std::any_of(m_held.cbegin(), m_held.cend(), [&](const auto &held) {
        return engine::isMadePossibleBy(m_store.state(), path, held.first);
    });
}

bool TakingBack::isHeld(const QVector<InputRef> &inputs) const
{
    return !m_path.isEmpty() || std::any_of(inputs.cbegin(), inputs.cend(), [&](const InputRef &input) {
        return m_held.contains(input.path);
    });
}

void TakingBack::stopAndUndo(const QString &path, const Done &done)
{
    if (!m_path.isEmpty())
        return done(failure(ErrorCode::WrongState, u"the decision on %1 is being taken back"_s.arg(m_path)));
    const auto calls = engine::callsToStop(m_store.state(), path);
    if (!calls)
        return done(failure(calls.error()));
    m_path = path;
    m_stopping = *calls;
    m_done = done;
    for (const CallId &call : *calls)
        m_calls.takeBack(call);
    undoOnceStopped();
}

/// Called whenever a call has ended, before anything new can begin.
void TakingBack::undoOnceStopped()
{
    const bool runs = std::any_of(m_stopping.cbegin(), m_stopping.cend(),
        [&](const CallId &call) { return m_calls.isRunning(call); });
    if (m_path.isEmpty() || runs)
        return;
    const command::Undo undo{.path = std::exchange(m_path, {})};
    m_stopping.clear();
    const auto result = m_store.apply(undo);
    if (result)
        decided(undo);
    std::exchange(m_done, {})(result);
}

} // namespace baton::session

#include "moc_taking_back.cpp"
