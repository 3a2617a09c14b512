// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/pickers/quick_pick.h"

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

/// Ctrl+K: every action with its shortcut and the menu it is in; Enter triggers it. GUI thread.
class CommandPalette : public QuickPick {
    Q_OBJECT

public:
    CommandPalette(const ThemeController &theme, QWidget *window);

    /// `actions`: those of the menu bar and others; read anew at each opening, so that states are right.
    void openWith(const QList<QAction *> &actions);

protected:
    void retranslate() override;

private:
    void trigger(int index);

    QVector<ListedAction> m_actions;
};

/// Ctrl+P: the files and documents of the project. GUI thread.
class GoToFile : public QuickPick {
    Q_OBJECT

public:
    GoToFile(const ThemeController &theme, QWidget *window);

    /// The order of `paths` is that of the list while nothing is typed: the most recent first, say.
    void openWith(const QStringList &paths);

Q_SIGNALS:
    void fileChosen(const QString &path);

protected:
    void retranslate() override;

private:
    void choose(int index);

    QStringList m_paths;
};

} // namespace baton::ui
