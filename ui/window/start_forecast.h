// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/run_config.h"

#include <QObject>

namespace baton::ui {

class StartPage;
struct WindowServices;

/// What the run on the start page will probably cost, beside its money limit. GUI thread.
class StartForecast : public QObject {
    Q_OBJECT

public:
    /// Both outlive it.
    StartForecast(StartPage &page, const WindowServices &services, QObject *parent);

private:
    void refresh();
    void forget();
    [[nodiscard]] QString words(const QString &team, const ModelChoice &model) const;

    StartPage &m_page;
    const WindowServices &m_services;
    // What the words on the page are about: they change with these, not with each letter typed.
    QString m_team;
    ModelChoice m_model;
};

} // namespace baton::ui
