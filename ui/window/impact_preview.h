// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/session.h"

#include <QObject>

#include <functional>

namespace baton::ui {

class ImpactDialog;
class StaleBar;
class ThemeController;
struct ImpactRow;

/// Shows what a decision would touch before it is made, and what is stale before it is refreshed; what the
/// person chooses for each artefact becomes commands. GUI thread.
class ImpactPreview : public QObject {
    Q_OBJECT

public:
    /// What follows the decision, in this order.
    using Proceed = std::function<void(const QVector<Command> &after)>;

    /// All outlive it.
    ImpactPreview(session::Session &session, const ThemeController &theme, QWidget *window, QObject *parent);
    ~ImpactPreview() override;

    /// Calls `proceed` once the person has seen what the command makes stale: at once where that is nothing,
    /// never where they think better of it.
    void before(const Command &command, const Proceed &proceed);
    /// The same for all that is stale now.
    void refreshAll(const Proceed &proceed);
    [[nodiscard]] int staleCount() const;
    /// Tells the bar what is stale and what refreshing it costs.
    void tell(StaleBar &bar) const;

private:
    [[nodiscard]] bool mayTouch(const Command &command) const;
    void show(const QString &changed, const QVector<Impact> &touched, const Proceed &proceed);
    void onDecided(const QVector<ImpactRow> &rows);

    session::Session &m_session;
    const ThemeController &m_theme;
    QWidget *m_window;
    ImpactDialog *m_dialog = nullptr; ///< made when first needed
    Proceed m_proceed;
};

} // namespace baton::ui
