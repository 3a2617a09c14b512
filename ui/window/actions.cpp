// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/actions.h"

#include <QAction>
#include <QActionGroup>
#include <QMenu>
#include <QMenuBar>

namespace baton::ui {

namespace {

using W = WindowAction;
using M = WindowMenu;

/// A line of the menus.
struct ActionRow {
    WindowAction id;
    WindowMenu menu;
    const char *text;
    QKeySequence keys = {};
    bool needsProject = false;
    bool startsGroup = false; ///< a line above it
    QAction::MenuRole role = QAction::NoRole;
};

struct MenuRow {
    WindowMenu id;
    const char *title;
};

/// In the order of the menu bar.
const QVector<MenuRow> &menuTable()
{
    static const QVector<MenuRow> rows{{M::File, QT_TRANSLATE_NOOP("baton::ui::Actions", "&File")},
        {M::Edit, QT_TRANSLATE_NOOP("baton::ui::Actions", "&Edit")},
        {M::Run, QT_TRANSLATE_NOOP("baton::ui::Actions", "&Run")},
        {M::Review, QT_TRANSLATE_NOOP("baton::ui::Actions", "Re&view")},
        {M::View, QT_TRANSLATE_NOOP("baton::ui::Actions", "V&iew")},
        {M::Tools, QT_TRANSLATE_NOOP("baton::ui::Actions", "&Tools")},
        {M::Help, QT_TRANSLATE_NOOP("baton::ui::Actions", "&Help")}};
    return rows;
}

QVector<ActionRow> fileRows()
{
    return {
        {W::NewProject, M::File, QT_TRANSLATE_NOOP("baton::ui::Actions", "&New project"), QKeySequence::New},
        {W::OpenProject, M::File, QT_TRANSLATE_NOOP("baton::ui::Actions", "&Open project…"),
            QKeySequence::Open},
        {W::ReplayRecording, M::File, QT_TRANSLATE_NOOP("baton::ui::Actions", "&Replay a recording…")},
        {.id = W::Export,
            .menu = M::File,
            .text = QT_TRANSLATE_NOOP("baton::ui::Actions", "&Export…"),
            .keys = Qt::CTRL | Qt::Key_E,
            .needsProject = true,
            .startsGroup = true},
        {.id = W::CloseProject,
            .menu = M::File,
            .text = QT_TRANSLATE_NOOP("baton::ui::Actions", "&Close project"),
            .needsProject = true,
            .startsGroup = true},
        {W::Quit, M::File, QT_TRANSLATE_NOOP("baton::ui::Actions", "&Quit"), QKeySequence::Quit},
    };
}

QVector<ActionRow> runRows()
{
    return {
        {W::Continue, M::Run, QT_TRANSLATE_NOOP("baton::ui::Actions", "&Continue"), Qt::Key_F5, true},
        {W::Pause, M::Run, QT_TRANSLATE_NOOP("baton::ui::Actions", "&Pause"), Qt::SHIFT | Qt::Key_F5, true},
        {W::Stop, M::Run, QT_TRANSLATE_NOOP("baton::ui::Actions", "&Stop"), Qt::CTRL | Qt::Key_Period, true},
        {.id = W::TryIt,
            .menu = M::Run,
            .text = QT_TRANSLATE_NOOP("baton::ui::Actions", "&Try it"),
            .keys = Qt::CTRL | Qt::Key_R,
            .needsProject = true,
            .startsGroup = true},
        {.id = W::RaiseLimit,
            .menu = M::Run,
            .text = QT_TRANSLATE_NOOP("baton::ui::Actions", "Change the money &limit…"),
            .needsProject = true,
            .startsGroup = true},
        {W::NewerProcedure, M::Run, QT_TRANSLATE_NOOP("baton::ui::Actions", "Use the newer pro&cedure"), {},
            true},
        {W::Usage, M::Run, QT_TRANSLATE_NOOP("baton::ui::Actions", "&Usage…"), Qt::CTRL | Qt::Key_U, true},
        {W::NextWaiting, M::Review, QT_TRANSLATE_NOOP("baton::ui::Actions", "&Next that waits"),
            Qt::ALT | Qt::Key_Down, true},
        {W::PreviousWaiting, M::Review, QT_TRANSLATE_NOOP("baton::ui::Actions", "&Previous that waits"),
            Qt::ALT | Qt::Key_Up, true},
    };
}

QVector<ActionRow> viewRows()
{
    return {
        {W::Pane1, M::View, QT_TRANSLATE_NOOP("baton::ui::Actions", "Review &queue"), Qt::CTRL | Qt::Key_1,
            true},
        {W::Pane2, M::View, QT_TRANSLATE_NOOP("baton::ui::Actions", "Project &files"), Qt::CTRL | Qt::Key_2,
            true},
        {W::Pane3, M::View, QT_TRANSLATE_NOOP("baton::ui::Actions", "&Swim-lanes"), Qt::CTRL | Qt::Key_3,
            true},
        {W::Pane4, M::View, QT_TRANSLATE_NOOP("baton::ui::Actions", "&Document"), Qt::CTRL | Qt::Key_4, true},
        {W::Pane5, M::View, QT_TRANSLATE_NOOP("baton::ui::Actions", "&Timeline"), Qt::CTRL | Qt::Key_5, true},
        {W::NextPane, M::View, QT_TRANSLATE_NOOP("baton::ui::Actions", "&Next pane"), Qt::Key_F6, true},
        {W::ZoomIn, M::View, QT_TRANSLATE_NOOP("baton::ui::Actions", "&Larger text"), QKeySequence::ZoomIn,
            false, true},
        {W::ZoomOut, M::View, QT_TRANSLATE_NOOP("baton::ui::Actions", "S&maller text"),
            QKeySequence::ZoomOut},
        {W::ZoomReset, M::View, QT_TRANSLATE_NOOP("baton::ui::Actions", "&Normal text size"),
            Qt::CTRL | Qt::Key_0},
        {.id = W::FollowSystem,
            .menu = M::View,
            .text = QT_TRANSLATE_NOOP("baton::ui::Actions", "Follow the s&ystem"),
            .startsGroup = true},
        {W::Light, M::View, QT_TRANSLATE_NOOP("baton::ui::Actions", "Li&ght")},
        {W::Dark, M::View, QT_TRANSLATE_NOOP("baton::ui::Actions", "Dar&k")},
    };
}

QVector<ActionRow> toolRows()
{
    return {
        {W::Palette, M::Tools, QT_TRANSLATE_NOOP("baton::ui::Actions", "&All actions…"),
            Qt::CTRL | Qt::Key_K},
        {W::GoToFile, M::Tools, QT_TRANSLATE_NOOP("baton::ui::Actions", "&Go to file…"), Qt::CTRL | Qt::Key_P,
            true},
        {W::Settings, M::Tools, QT_TRANSLATE_NOOP("baton::ui::Actions", "&Settings…"),
            Qt::CTRL | Qt::Key_Comma, false, true, QAction::PreferencesRole},
        {W::Shortcuts, M::Help, QT_TRANSLATE_NOOP("baton::ui::Actions", "&Keyboard shortcuts"), Qt::Key_F1},
        {.id = W::About,
            .menu = M::Help,
            .text = QT_TRANSLATE_NOOP("baton::ui::Actions", "&About Baton"),
            .role = QAction::AboutRole},
    };
}

/// In the order of the menus.
const QVector<ActionRow> &actionTable()
{
    static const QVector<ActionRow> rows = fileRows() + runRows() + viewRows() + toolRows();
    return rows;
}

} // namespace

Actions::Actions(QMenuBar &bar, QObject *parent) : QObject(parent), m_bar(bar)
{
    for (const MenuRow &row : menuTable())
        m_menus.insert(row.id, bar.addMenu(QString()));
    for (const ActionRow &row : actionTable()) {
        QMenu *menu = m_menus.value(row.menu);
        if (row.startsGroup)
            menu->addSeparator();
        auto *action = new QAction(this);
        action->setShortcut(row.keys);
        action->setMenuRole(row.role);
        menu->addAction(action);
        m_actions.insert(row.id, action);
    }
    m_menus.value(M::Review)->addSeparator();
    auto *appearance = new QActionGroup(this);
    for (const W id : {W::FollowSystem, W::Light, W::Dark}) {
        m_actions.value(id)->setCheckable(true);
        appearance->addAction(m_actions.value(id));
    }
    retranslate();
    setProjectOpen(false);
}

QList<QAction *> Actions::menus() const
{
    return m_bar.actions();
}

void Actions::adopt(WindowMenu menu, const QList<QAction *> &actions)
{
    m_menus.value(menu)->addActions(actions);
}

void Actions::setProjectOpen(bool open)
{
    for (const ActionRow &row : actionTable()) {
        if (row.needsProject)
            m_actions.value(row.id)->setEnabled(open);
    }
    m_menus.value(M::Edit)->menuAction()->setEnabled(open);
}

void Actions::retranslate()
{
    for (const MenuRow &row : menuTable())
        m_menus.value(row.id)->setTitle(tr(row.title));
    for (const ActionRow &row : actionTable())
        m_actions.value(row.id)->setText(tr(row.text));
}

} // namespace baton::ui

#include "moc_actions.cpp"
