// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/review_queue_view.h"

#include "ui/support/small_widgets.h"
#include "ui/support/theme_controller.h"
#include "ui/views/row_delegate.h"

#include <QKeyEvent>

namespace baton::ui {

namespace {

constexpr int maxRowsShown = 8;

} // namespace

ReviewQueueView::ReviewQueueView(const ThemeController &theme, QWidget *parent)
    : QListView(parent), m_theme(theme)
{
    nameWidget(this, "Review queue");
    setItemDelegate(new ReviewRowDelegate(theme, this));
    setFrameShape(QFrame::NoFrame);
    setUniformItemSizes(true);
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(this, &QListView::clicked, this, &ReviewQueueView::openIndex);
    connect(&theme, &ThemeController::changed, this, &ReviewQueueView::onCountChanged);
}

void ReviewQueueView::setQueue(ReviewQueueModel *queue)
{
    m_queue = queue;
    setModel(queue);
    connect(queue, &QAbstractItemModel::rowsInserted, this, &ReviewQueueView::onCountChanged);
    connect(queue, &QAbstractItemModel::rowsRemoved, this, &ReviewQueueView::onCountChanged);
    connect(queue, &QAbstractItemModel::modelReset, this, &ReviewQueueView::onCountChanged);
    onCountChanged();
}

void ReviewQueueView::onCountChanged()
{
    scheduleDelayedItemsLayout();
    updateGeometry();
}

QSize ReviewQueueView::sizeHint() const
{
    const int rows = m_queue ? m_queue->rowCount() : 0;
    return {m_theme.px(248), m_theme.px(26) * qBound(0, rows, maxRowsShown)};
}

void ReviewQueueView::setCurrentPath(const QString &path)
{
    if (m_queue)
        setCurrentIndex(m_queue->indexOf(path));
}

void ReviewQueueView::openIndex(const QModelIndex &index)
{
    if (index.isValid())
        Q_EMIT opened(index.data(ReviewQueueModel::PathRole).toString());
}

QString ReviewQueueView::step(int by)
{
    const int rows = m_queue ? m_queue->rowCount() : 0;
    if (rows == 0)
        return {};
    const int row = currentIndex().isValid() ? (currentIndex().row() + by + rows) % rows
        : by > 0                             ? 0
                                             : rows - 1;
    setCurrentIndex(m_queue->index(row));
    return m_queue->rows()[row].path;
}

void ReviewQueueView::keyPressEvent(QKeyEvent *event)
{
    const bool plain = event->modifiers() == Qt::NoModifier;
    if (plain && (event->key() == Qt::Key_J || event->key() == Qt::Key_K)) {
        step(event->key() == Qt::Key_J ? 1 : -1);
        return;
    }
    if (plain && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        openIndex(currentIndex());
        return;
    }
    QListView::keyPressEvent(event);
}

} // namespace baton::ui

#include "moc_review_queue_view.cpp"
