// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/session.h"

#include <QObject>

namespace baton::ui {

class PriceDialog;
class RunToolBar;
class UsageDialog;
struct WindowServices;

/// What a person sees and decides about a run's money: the meter with its forecast, the usage view, and the
/// question about a model whose price nobody knows. GUI thread.
class MoneyController : public QObject {
    Q_OBJECT

public:
    /// All of them outlive it; `window` is the dialogs' parent.
    MoneyController(
        session::Session &session, RunToolBar &bar, const WindowServices &services, QWidget *window);
    ~MoneyController() override;

    void openUsage();
    /// nullopt: none. A run that stood at the old one goes on.
    void changeLimit(std::optional<Money> limit);
    /// The state has changed.
    void refresh();

Q_SIGNALS:
    void modelWanted();
    void said(const QString &sentence);

private:
    [[nodiscard]] session::Decided told();
    void submit(const Command &command);
    void resume();
    void askPrice();
    void takePrice(const ModelChoice &model, const Price &price);
    void goOnUncounted();
    void saveCsv();
    void writeCsv(const QString &file);

    session::Session &m_session;
    RunToolBar &m_bar;
    const WindowServices &m_services;
    QWidget *m_window;
    // Made when first asked for; children of the window, deleted with the project.
    UsageDialog *m_usage = nullptr;
    PriceDialog *m_price = nullptr;
    bool m_asked = false; ///< about the price that is unknown now
};

} // namespace baton::ui
