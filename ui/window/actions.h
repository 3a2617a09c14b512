// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QMap>
#include <QObject>

QT_FORWARD_DECLARE_CLASS(QAction)
QT_FORWARD_DECLARE_CLASS(QMenu)
QT_FORWARD_DECLARE_CLASS(QMenuBar)

namespace baton::ui {

/// Everything the window can do that is not a document's business. Menu, text, shortcut and what it needs
/// stand in one table in actions.cpp; menus, palette and the list of shortcuts show what is made of it.
enum class WindowAction {
    NewProject,
    OpenProject,
    ReplayRecording,
    Export,
    CloseProject,
    Quit,
    Continue,
    Pause,
    Stop,
    TryIt,
    RaiseLimit,
    NewerProcedure,
    Usage,
    NextWaiting,
    PreviousWaiting,
    Settings,
    Palette,
    GoToFile,
    Pane1,
    Pane2,
    Pane3,
    Pane4,
    Pane5,
    NextPane,
    ZoomIn,
    ZoomOut,
    ZoomReset,
    Light,
    Dark,
    FollowSystem,
    Shortcuts,
    About,
};

enum class WindowMenu { File, Edit, Run, Review, View, Tools, Help };

/// Makes the actions and the menu bar; texts follow the window's language. GUI thread.
class Actions : public QObject {
    Q_OBJECT

public:
    Actions(QMenuBar &bar, QObject *parent);

    [[nodiscard]] QAction *operator[](WindowAction action) const { return m_actions.value(action); }
    [[nodiscard]] QList<QAction *> menus() const;
    /// The document pane's own actions go to the Review and Edit menus while a project is open.
    void adopt(WindowMenu menu, const QList<QAction *> &actions);
    /// Only what makes sense with a project open.
    void setProjectOpen(bool open);
    void retranslate();

private:
    QMenuBar &m_bar;
    QMap<WindowMenu, QMenu *> m_menus;
    QMap<WindowAction, QAction *> m_actions;
};

} // namespace baton::ui
