// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/undo_offer.h"

#include "core/session/hand_over.h"
#include "ui/dialogs/notices/toast.h"
#include "ui/support/role_book.h"
#include "ui/window/window_services.h"

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 settleMs = 250;

} // namespace

UndoOffer::UndoOffer(session::Session &session, const WindowServices &services, QObject *parent)
    : QObject(parent), m_session(session), m_services(services)
{
}

UndoOffer::~UndoOffer() = default;

void UndoOffer::approved(const QString &path)
{
    m_path = path;
    // What the approval starts is started within moments; only then is it known what can still be taken back
    // and what there is to look at next.
    m_timer = m_services.timers.after(settleMs, [this] { settle(); });
}

void UndoOffer::settle()
{
    const bool waits = m_session.isEngaged() && m_session.state().mode == RunMode::Running;
    offer(waits ? m_services.undoGraceMs / 1000 : 0);
    Q_EMIT settled(m_path);
}

void UndoOffer::renew()
{
    if (!session::rolesToStop(m_session.state(), m_path).isEmpty())
        offer(0);
}

void UndoOffer::offer(int seconds)
{
    const State &state = m_session.state();
    ToastMessage message{.text = tr("%1 approved.").arg(m_path)};
    if (session::canUndo(state, m_path)) {
        message.action = tr("&Undo");
        message.countdown = seconds;
    } else if (QStringList roles = session::rolesToStop(state, m_path); !roles.isEmpty()) {
        const RoleBook book(state.sop);
        for (QString &role : roles)
            role = book.name(role);
        message.action = tr("Take &back (stops %1)", "roles").arg(roles.join(u", "_s));
    }
    Q_EMIT offered(message);
}

command::Undo UndoOffer::undo() const
{
    return {.path = m_path, .stop = !session::canUndo(m_session.state(), m_path)};
}

} // namespace baton::ui

#include "moc_undo_offer.cpp"
