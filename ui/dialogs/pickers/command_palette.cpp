// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/pickers/command_palette.h"

#include "ui/dialogs/form/field_block.h"

#include <QAction>
#include <QKeySequence>
#include <QMenu>
#include <QSet>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

struct Walk {
    QVector<ListedAction> found;
    QSet<const QAction *> seen;
};

void addAll(Walk &walk, const QList<QAction *> &actions, const QString &menu)
{
    for (QAction *action : actions) {
        const QString title = withoutMnemonic(action->text());
        if (action->isSeparator() || !action->isVisible() || title.isEmpty() || walk.seen.contains(action))
            continue;
        walk.seen.insert(action);
        if (const QMenu *inner = action->menu<QMenu *>()) {
            addAll(walk, inner->actions(), menu.isEmpty() ? title : menu + u" › "_s + title);
            continue;
        }
        const QString keys = QKeySequence::listToString(action->shortcuts(), QKeySequence::NativeText);
        walk.found.append({action, menu, title, QString(keys).replace(u"; "_s, u"  "_s)});
    }
}

} // namespace

QVector<ListedAction> listActions(const QList<QAction *> &actions)
{
    Walk walk;
    addAll(walk, actions, {});
    return walk.found;
}

CommandPalette::CommandPalette(const ThemeController &theme, QWidget *window) : QuickPick(theme, window)
{
    setObjectName(u"commandPalette"_s);
    connect(this, &QuickPick::picked, this, &CommandPalette::trigger);
    CommandPalette::retranslate();
}

void CommandPalette::openWith(const QList<QAction *> &actions)
{
    m_actions = listActions(actions);
    QVector<PickEntry> entries;
    for (const ListedAction &listed : std::as_const(m_actions)) {
        const QString before = listed.menu.isEmpty() ? QString() : listed.menu + u" › "_s;
        entries.append({before + listed.title, static_cast<int>(before.size()), listed.keys,
            listed.action->isEnabled()});
    }
    open(entries);
}

void CommandPalette::retranslate()
{
    setWords(tr("Command palette"), tr("Type what you want to do"), tr("No action is called that."));
}

void CommandPalette::trigger(int index)
{
    // The action may have gone or been disabled by what closing the palette set off.
    if (QAction *action = m_actions.at(index).action; action != nullptr && action->isEnabled())
        action->trigger();
}

GoToFile::GoToFile(const ThemeController &theme, QWidget *window) : QuickPick(theme, window)
{
    setObjectName(u"goToFile"_s);
    connect(this, &QuickPick::picked, this, &GoToFile::choose);
    GoToFile::retranslate();
}

void GoToFile::openWith(const QStringList &paths)
{
    m_paths = paths;
    QVector<PickEntry> entries;
    for (const QString &path : paths)
        entries.append({path, static_cast<int>(path.lastIndexOf(u'/')) + 1, {}, true});
    open(entries);
}

void GoToFile::retranslate()
{
    setWords(tr("Go to file"), tr("Type a part of the path"), tr("No file or document is called that."));
}

void GoToFile::choose(int index)
{
    Q_EMIT fileChosen(m_paths.at(index));
}

} // namespace baton::ui

#include "moc_command_palette.cpp"
