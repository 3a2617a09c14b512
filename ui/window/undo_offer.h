// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/session/session.h"

#include <QObject>

#include <memory>

namespace baton::ui {

struct ToastMessage;
struct WindowServices;

/// Says that something was approved and offers to take it back: at once while nothing has come of it, with
/// the seconds that are left, and then by stopping who works on it. GUI thread.
class UndoOffer : public QObject {
    Q_OBJECT

public:
    UndoOffer(session::Session &session, const WindowServices &services, QObject *parent = nullptr);
    ~UndoOffer() override;

    /// The person has just approved it.
    void approved(const QString &path);
    /// The seconds of the offer have run out.
    void renew();
    /// The command that takes it back now.
    [[nodiscard]] command::Undo undo() const;

Q_SIGNALS:
    void offered(const baton::ui::ToastMessage &message);
    /// What the approval starts has been started: there may be something to look at next.
    void settled(const QString &path);

private:
    void settle();
    void offer(int seconds);

    session::Session &m_session;
    const WindowServices &m_services;
    QString m_path;
    std::unique_ptr<TimerHandle> m_timer;
};

} // namespace baton::ui
