// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/actions.h"

#include <QAction>
#include <QActionGroup>
#include <QMenu>
#include <QMenuBar>

namespace baton::ui {

Actions::Actions(QMenuBar &bar, QObject *parent)
    : QObject(parent), m_bar(bar), m_file(bar.addMenu(QString())), m_edit(bar.addMenu(QString())),
      m_run(bar.addMenu(QString())), m_review(bar.addMenu(QString())), m_view(bar.addMenu(QString())),
      m_tools(bar.addMenu(QString())), m_help(bar.addMenu(QString()))
{
    fillMenus();
    retranslate();
    setProjectOpen(false);
}

QAction *Actions::add(QMenu *menu, WindowAction id, const QKeySequence &shortcut)
{
    auto *action = new QAction(this);
    action->setShortcut(shortcut);
    menu->addAction(action);
    m_actions.insert(id, action);
    return action;
}

void Actions::fillMenus()
{
    using W = WindowAction;
    add(m_file, W::NewProject, QKeySequence::New);
    add(m_file, W::OpenProject, QKeySequence::Open);
    add(m_file, W::ReplayRecording);
    m_file->addSeparator();
    add(m_file, W::Export, Qt::CTRL | Qt::Key_E);
    m_file->addSeparator();
    add(m_file, W::CloseProject);
    add(m_file, W::Quit, QKeySequence::Quit);
    add(m_run, W::Continue, Qt::Key_F5);
    add(m_run, W::Pause, Qt::SHIFT | Qt::Key_F5);
    add(m_run, W::Stop, Qt::CTRL | Qt::Key_Period);
    m_run->addSeparator();
    add(m_run, W::RaiseLimit);
    add(m_run, W::Usage, Qt::CTRL | Qt::Key_U);
    add(m_review, W::NextWaiting, Qt::ALT | Qt::Key_Down);
    add(m_review, W::PreviousWaiting, Qt::ALT | Qt::Key_Up);
    m_review->addSeparator();
    add(m_view, W::Pane1, Qt::CTRL | Qt::Key_1);
    add(m_view, W::Pane2, Qt::CTRL | Qt::Key_2);
    add(m_view, W::Pane3, Qt::CTRL | Qt::Key_3);
    add(m_view, W::Pane4, Qt::CTRL | Qt::Key_4);
    add(m_view, W::Pane5, Qt::CTRL | Qt::Key_5);
    add(m_view, W::NextPane, Qt::Key_F6);
    m_view->addSeparator();
    add(m_view, W::ZoomIn, QKeySequence::ZoomIn);
    add(m_view, W::ZoomOut, QKeySequence::ZoomOut);
    add(m_view, W::ZoomReset, Qt::CTRL | Qt::Key_0);
    m_view->addSeparator();
    auto *appearance = new QActionGroup(this);
    for (const W id : {W::FollowSystem, W::Light, W::Dark}) {
        QAction *action = add(m_view, id);
        action->setCheckable(true);
        appearance->addAction(action);
    }
    add(m_tools, W::Palette, Qt::CTRL | Qt::Key_K);
    add(m_tools, W::GoToFile, Qt::CTRL | Qt::Key_P);
    m_tools->addSeparator();
    add(m_tools, W::Settings, Qt::CTRL | Qt::Key_Comma)->setMenuRole(QAction::PreferencesRole);
    add(m_help, W::Shortcuts, Qt::Key_F1);
    add(m_help, W::About)->setMenuRole(QAction::AboutRole);
}

QList<QAction *> Actions::menus() const
{
    return m_bar.actions();
}

void Actions::adopt(const QList<QAction *> &review, const QList<QAction *> &edit)
{
    m_review->addActions(review);
    m_edit->addActions(edit);
}

void Actions::setProjectOpen(bool open)
{
    using W = WindowAction;
    for (const W id :
        {W::Export, W::CloseProject, W::Continue, W::Pause, W::Stop, W::RaiseLimit, W::Usage, W::NextWaiting,
            W::PreviousWaiting, W::GoToFile, W::Pane1, W::Pane2, W::Pane3, W::Pane4, W::Pane5, W::NextPane})
        m_actions.value(id)->setEnabled(open);
    m_edit->menuAction()->setEnabled(open);
}

void Actions::retranslate()
{
    using W = WindowAction;
    m_file->setTitle(tr("&File"));
    m_edit->setTitle(tr("&Edit"));
    m_run->setTitle(tr("&Run"));
    m_review->setTitle(tr("Re&view"));
    m_view->setTitle(tr("V&iew"));
    m_tools->setTitle(tr("&Tools"));
    m_help->setTitle(tr("&Help"));
    const QMap<W, QString> texts{{W::NewProject, tr("&New project")}, {W::OpenProject, tr("&Open project…")},
        {W::ReplayRecording, tr("&Replay a recording…")}, {W::Export, tr("&Export…")},
        {W::CloseProject, tr("&Close project")}, {W::Quit, tr("&Quit")}, {W::Continue, tr("&Continue")},
        {W::Pause, tr("&Pause")}, {W::Stop, tr("&Stop")}, {W::RaiseLimit, tr("Change the money &limit…")},
        {W::Usage, tr("&Usage…")}, {W::NextWaiting, tr("&Next that waits")},
        {W::PreviousWaiting, tr("&Previous that waits")}, {W::Settings, tr("&Settings…")},
        {W::Palette, tr("&All actions…")}, {W::GoToFile, tr("&Go to file…")}, {W::Pane1, tr("Review &queue")},
        {W::Pane2, tr("Project &files")}, {W::Pane3, tr("&Swim-lanes")}, {W::Pane4, tr("&Document")},
        {W::Pane5, tr("&Timeline")}, {W::NextPane, tr("&Next pane")}, {W::ZoomIn, tr("&Larger text")},
        {W::ZoomOut, tr("S&maller text")}, {W::ZoomReset, tr("&Normal text size")}, {W::Light, tr("Li&ght")},
        {W::Dark, tr("Dar&k")}, {W::FollowSystem, tr("Follow the s&ystem")},
        {W::Shortcuts, tr("&Keyboard shortcuts")}, {W::About, tr("&About Baton")}};
    for (auto it = texts.cbegin(); it != texts.cend(); ++it)
        m_actions.value(it.key())->setText(it.value());
}

} // namespace baton::ui

#include "moc_actions.cpp"
