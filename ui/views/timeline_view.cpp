// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/timeline_view.h"

#include "ui/support/small_widgets.h"
#include "ui/support/theme_controller.h"
#include "ui/views/timeline_delegate.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollBar>
#include <QToolTip>

namespace baton::ui {

TimelineView::TimelineView(const ThemeController &theme, QWidget *parent)
    : QListView(parent), m_delegate(new TimelineDelegate(theme, this))
{
    nameWidget(this, "Timeline");
    setItemDelegate(m_delegate);
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setResizeMode(QListView::Adjust);
    setUniformItemSizes(false);
    setMouseTracking(true);
    verticalScrollBar()->setSingleStep(24);
    connect(&theme, &ThemeController::changed, this, &TimelineView::onThemeChanged);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &TimelineView::onScrolled);
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, &TimelineView::onRangeChanged);
}

void TimelineView::setTimeline(TimelineModel *timeline, QAbstractItemModel *shown)
{
    m_timeline = timeline;
    m_delegate->setTimeline(timeline);
    setModel(shown);
    connect(
        shown, &QAbstractItemModel::rowsInserted, this, &TimelineView::onRowsChanged, Qt::QueuedConnection);
    connect(shown, &QAbstractItemModel::modelReset, this, &TimelineView::onRowsChanged, Qt::QueuedConnection);
    connect(shown, &QAbstractItemModel::dataChanged, this, &TimelineView::onDataChanged);
    m_follow = true;
    onRowsChanged();
}

bool TimelineView::isAtEnd() const
{
    return verticalScrollBar()->value() >= verticalScrollBar()->maximum() - 4;
}

void TimelineView::onThemeChanged()
{
    m_delegate->forgetLayouts();
    scheduleDelayedItemsLayout();
    viewport()->update();
}

void TimelineView::onScrolled(int value)
{
    m_follow = isAtEnd();
    if (value == 0 && verticalScrollBar()->maximum() > 0 && m_timeline)
        m_timeline->requestOlder();
}

void TimelineView::onRangeChanged()
{
    // Growing changes the range and not the value, so whoever was at the end before stays there, however many
    // rows and layouts come in between.
    if (m_follow)
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
}

void TimelineView::onRowsChanged()
{
    if (m_follow)
        scrollToBottom();
}

void TimelineView::onDataChanged(const QModelIndex &from, const QModelIndex &to)
{
    // A row may have become higher: countdown words, a chip more. Lay out anew only then.
    for (int row = from.row(); row <= to.row(); ++row) {
        const QModelIndex index = model()->index(row, 0);
        if (visualRect(index).height() == sizeHintForIndex(index).height())
            continue;
        scheduleDelayedItemsLayout();
        return;
    }
}

void TimelineView::resizeEvent(QResizeEvent *event)
{
    const bool atEnd = isAtEnd();
    QListView::resizeEvent(event);
    scheduleDelayedItemsLayout();
    if (atEnd)
        scrollToBottom();
}

void TimelineView::setHot(const QModelIndex &index, int chip)
{
    m_delegate->setHot(index, chip);
    viewport()->setCursor(chip >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    viewport()->update();
}

void TimelineView::mouseMoveEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->pos());
    setHot(index, index.isValid() ? m_delegate->chipAt(visualRect(index), index, event->pos()) : -1);
    QListView::mouseMoveEvent(event);
}

void TimelineView::leaveEvent(QEvent *event)
{
    setHot({}, -1);
    QListView::leaveEvent(event);
}

void TimelineView::mouseReleaseEvent(QMouseEvent *event)
{
    QListView::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->pos());
    if (event->button() != Qt::LeftButton || !index.isValid())
        return;
    const int chip = m_delegate->chipAt(visualRect(index), index, event->pos());
    if (chip >= 0)
        use(index.data(TimelineModel::EntryRole).value<TimelineEntry>(), chip);
}

void TimelineView::use(const TimelineEntry &entry, int chip)
{
    const int artefacts = static_cast<int>(entry.chips.size());
    if (chip < artefacts) {
        Q_EMIT chipOpened(entry.chips[chip].path, entry.chips[chip].revision);
        return;
    }
    const int action = chip - artefacts;
    if (action >= entry.actions.size())
        return;
    if (entry.actions[action].kind == TimelineAction::Kind::ShowTrace)
        Q_EMIT traceRequested(entry.chips.value(0).path, entry.call);
    else
        Q_EMIT actionTriggered(entry.actions[action]);
}

void TimelineView::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const QModelIndex index = currentIndex();
    if (!enter || event->modifiers() != Qt::NoModifier || !index.isValid()) {
        QListView::keyPressEvent(event);
        return;
    }
    event->accept();
    const auto entry = index.data(TimelineModel::EntryRole).value<TimelineEntry>();
    if (entry.chips.size() + entry.actions.size() == 1)
        use(entry, 0);
    else
        showMenu(index, viewport()->mapToGlobal(visualRect(index).center()));
}

void TimelineView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool mouse = event->reason() == QContextMenuEvent::Mouse;
    const QModelIndex index = mouse ? indexAt(event->pos()) : currentIndex();
    if (index.isValid())
        showMenu(index, mouse ? event->globalPos() : viewport()->mapToGlobal(visualRect(index).center()));
}

void TimelineView::showMenu(const QModelIndex &index, const QPoint &globalPosition)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillMenu(*menu, index.data(TimelineModel::EntryRole).value<TimelineEntry>());
    if (menu->isEmpty())
        delete menu;
    else
        menu->popup(globalPosition);
}

void TimelineView::fillMenu(QMenu &menu, const TimelineEntry &entry)
{
    const int artefacts = static_cast<int>(entry.chips.size());
    for (int i = 0; i < artefacts; ++i) {
        QAction *open = menu.addAction(tr("Open %1").arg(entry.chips[i].label));
        connect(open, &QAction::triggered, this, [this, entry, i] { use(entry, i); });
    }
    bool hasTrace = false;
    for (int i = 0; i < static_cast<int>(entry.actions.size()); ++i) {
        hasTrace = hasTrace || entry.actions[i].kind == TimelineAction::Kind::ShowTrace;
        QAction *action = menu.addAction(entry.actions[i].label());
        connect(
            action, &QAction::triggered, this, [this, entry, i, artefacts] { use(entry, artefacts + i); });
    }
    if (entry.call.isEmpty() || hasTrace)
        return;
    QAction *trace = menu.addAction(tr("Show trace"));
    connect(trace, &QAction::triggered, this,
        [this, entry] { Q_EMIT traceRequested(entry.chips.value(0).path, entry.call); });
}

bool TimelineView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const QModelIndex index = indexAt(help->pos());
        const int chip = index.isValid() ? m_delegate->chipAt(visualRect(index), index, help->pos()) : -1;
        const auto entry = index.data(TimelineModel::EntryRole).value<TimelineEntry>();
        QToolTip::showText(help->globalPos(), chip >= 0 ? entry.chips.value(chip).path : QString(), this);
        return true;
    }
    return QListView::viewportEvent(event);
}

} // namespace baton::ui

#include "moc_timeline_view.cpp"
