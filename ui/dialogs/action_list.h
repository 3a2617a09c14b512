// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPointer>
#include <QString>
#include <QVector>

QT_FORWARD_DECLARE_CLASS(QAction)

namespace baton::ui {

/// An action and the menus that lead to it, e.g. "Review".
struct ListedAction {
    QPointer<QAction> action;
    QString menu; ///< "View › Panes"; empty for an action outside menus
    QString title; ///< without mnemonic marks
    QString keys; ///< all shortcuts, as people read them
};

/// Walks menus (an action with a menu stands for its contents) and lists every visible action once, in order.
/// Separators and actions without words are left out.
[[nodiscard]] QVector<ListedAction> listActions(const QList<QAction *> &actions);

} // namespace baton::ui
