// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/project_tree_view.h"

#include "ui/support/paint.h"
#include "ui/support/small_widgets.h"
#include "ui/support/theme_controller.h"
#include "ui/views/row_delegate.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>

namespace baton::ui {

using namespace Qt::StringLiterals;

ProjectTreeView::ProjectTreeView(const ThemeController &theme, QWidget *parent)
    : QTreeView(parent), m_theme(theme)
{
    nameWidget(this, "Project files");
    setItemDelegate(new FileRowDelegate(theme, this));
    setHeaderHidden(true);
    setFrameShape(QFrame::NoFrame);
    setUniformRowHeights(true);
    setIndentation(18);
    setMouseTracking(true);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(this, &QTreeView::clicked, this, &ProjectTreeView::openIndex);
    connect(&theme, &ThemeController::changed, this, &QTreeView::doItemsLayout);
}

void ProjectTreeView::setTree(ProjectTreeModel *tree)
{
    m_tree = tree;
    setModel(tree);
    connect(tree, &QAbstractItemModel::modelReset, this, &QTreeView::expandAll);
    connect(tree, &QAbstractItemModel::rowsInserted, this, &ProjectTreeView::onRowsInserted);
    expandAll();
}

void ProjectTreeView::onRowsInserted(const QModelIndex &parent)
{
    // Only the first file of a folder opens it: what the person closed stays closed.
    if (parent.isValid() && m_tree->rowCount(parent) == 1)
        expand(parent);
}

void ProjectTreeView::setCurrentPath(const QString &path)
{
    if (!m_tree)
        return;
    const QModelIndex index = m_tree->indexOf(path);
    if (index.isValid())
        setCurrentIndex(index);
    else
        clearSelection();
}

void ProjectTreeView::openIndex(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    if (index.data(ProjectTreeModel::FolderRole).toBool())
        setExpanded(index, !isExpanded(index));
    else
        Q_EMIT opened(index.data(ProjectTreeModel::PathRole).toString());
}

void ProjectTreeView::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers() == Qt::NoModifier) {
        openIndex(currentIndex());
        return;
    }
    QTreeView::keyPressEvent(event);
}

void ProjectTreeView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool mouse = event->reason() == QContextMenuEvent::Mouse;
    const QModelIndex index = mouse ? indexAt(event->pos()) : currentIndex();
    if (!index.isValid() || index.data(ProjectTreeModel::FolderRole).toBool())
        return;
    const QPoint at = mouse ? event->globalPos() : viewport()->mapToGlobal(visualRect(index).center());
    Q_EMIT menuRequested(index.data(ProjectTreeModel::PathRole).toString(), at);
}

void ProjectTreeView::drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const
{
    if (selectionModel() && selectionModel()->isSelected(index))
        painter->fillRect(rect, m_theme.theme().selection);
    if (!m_tree->hasChildren(index))
        return;
    const QString name = isExpanded(index) ? u"chevron-down"_s : u"chevron-right"_s;
    constexpr int size = 12;
    tintedIcon(name, m_theme.theme().muted)
        .paint(painter, rect.right() - size, rect.center().y() - size / 2 + 1, size, size);
}

} // namespace baton::ui

#include "moc_project_tree_view.cpp"
