// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/call_effects.h"
#include "core/session/project_store.h"

#include <functional>
#include <map>
#include <memory>

namespace baton::session {

/// That a person's decision can be taken back: what it makes possible waits a moment, and calls that have
/// been sent because of it are aborted before it is undone. Run thread.
class TakingBack : public QObject {
    Q_OBJECT

public:
    using Done = std::function<void(const Result<void> &)>;

    TakingBack(
        ProjectStore &store, CallEffects &calls, const SessionPorts &ports, QObject *parent = nullptr);
    ~TakingBack() override;

    /// The person has just decided this.
    void decided(const Command &command);
    /// The next call for `path` may not be made yet, because of a decision, or of one that is being undone.
    [[nodiscard]] bool isHeld(const QString &path) const;
    /// The same for work on what was approved.
    [[nodiscard]] bool isHeld(const QVector<InputRef> &inputs) const;
    /// Aborts what the last decision on `path` caused and takes the decision back then. Fails as
    /// engine::callsToStop does, and with WrongState while another one is being taken back.
    void stopAndUndo(const QString &path, const Done &done);
    [[nodiscard]] bool isBusy() const { return !m_held.empty() || !m_path.isEmpty(); }

Q_SIGNALS:
    /// What was held can be done now.
    void progressed();

private:
    void undoOnceStopped();

    ProjectStore &m_store;
    CallEffects &m_calls;
    const SessionPorts &m_ports;
    /// Decisions that can still be undone without stopping anything: by path, what ends that.
    std::map<QString, std::unique_ptr<TimerHandle>> m_held;
    QString m_path; ///< whose calls are being stopped; empty = none
    QVector<CallId> m_stopping;
    Done m_done;
};

} // namespace baton::session
