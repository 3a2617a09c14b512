// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/money.h"

#include <QList>
#include <QString>

#include <functional>
#include <optional>

QT_FORWARD_DECLARE_CLASS(QAction)
QT_FORWARD_DECLARE_CLASS(QWidget)

namespace baton::ui {

class ThemeController;

// Small dialogs of the window. Each opens and deletes itself when closed. GUI thread.

void openShortcuts(const ThemeController &theme, const QList<QAction *> &menus, QWidget *window);
void openAbout(const ThemeController &theme, const QString &version, QWidget *window);
/// `chosen` gets the new limit; nullopt = none.
void openLimit(
    std::optional<Money> current, QWidget *window, const std::function<void(std::optional<Money>)> &chosen);

} // namespace baton::ui
