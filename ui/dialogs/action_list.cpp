// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/action_list.h"

#include "ui/dialogs/field_block.h"

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

} // namespace baton::ui
