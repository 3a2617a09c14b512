// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/swimlane_view.h"

#include "ui/support/small_widgets.h"
#include "ui/support/theme_controller.h"
#include "ui/views/swimlane_headers.h"
#include "ui/views/swimlane_painting.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QWheelEvent>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int minZoom = 60;
constexpr int maxZoom = 200;
constexpr double slotWidth = 86; ///< least width of a card's place
constexpr double laneHeight = 52;

} // namespace

SwimlaneView::SwimlaneView(const ThemeController &theme, QWidget *parent)
    : QTableView(parent), m_theme(theme), m_delegate(new CardDelegate(theme, this)),
      m_corner(new Heading(this))
{
    nameWidget(this, "Swim-lanes");
    setItemDelegate(m_delegate);
    setHorizontalHeader(new StageHeader(theme, this));
    setVerticalHeader(new LaneHeader(theme, this));
    setShowGrid(false);
    setCornerButtonEnabled(false);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setSelectionBehavior(QAbstractItemView::SelectItems);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setTabKeyNavigation(false);
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    m_corner->setObjectName(u"laneCorner"_s);
    m_corner->setText(tr("ROLE"));
    connect(&theme, &ThemeController::changed, this, &SwimlaneView::onThemeChanged);
    onThemeChanged();
}

void SwimlaneView::setSwimlanes(SwimlaneModel *model)
{
    m_lanes = model;
    setModel(model);
    connect(model, &QAbstractItemModel::modelReset, this, &SwimlaneView::layOutCells);
    connect(model, &SwimlaneModel::laidOut, this, &SwimlaneView::layOutCells);
    connect(model, &SwimlaneModel::handOffsChanged, viewport(), qOverload<>(&QWidget::update));
    layOutCells();
}

QSize SwimlaneView::sizeHint() const
{
    return {m_theme.px(860), m_theme.px(356)};
}

void SwimlaneView::onThemeChanged()
{
    layOutCells();
    viewport()->update();
}

void SwimlaneView::layOutCells()
{
    if (!m_lanes || m_layingOut || m_lanes->columnCount() == 0)
        return;
    const QScopedValueRollback guard(m_layingOut, true);
    const double zoom = m_zoom / 100.0;
    const int least = m_theme.px(slotWidth * zoom);
    const int room = std::max(least, viewport()->width());
    m_delegate->setZoom(m_zoom);
    m_lanes->setLimit(m_lanes->limitFor(room / std::max(1, least)));
    const int columns = m_lanes->columnCount();
    const int width = std::clamp(room / columns, least, m_theme.px(slotWidth * 2.4 * zoom));
    for (int column = 0; column < columns; ++column)
        horizontalHeader()->resizeSection(column, width);
    const int rows = std::max(1, m_lanes->rowCount());
    const int height = std::clamp(viewport()->height() / rows, m_theme.px(laneHeight * 0.88 * zoom),
        m_theme.px(laneHeight * 1.5 * zoom));
    for (int row = 0; row < rows; ++row)
        verticalHeader()->resizeSection(row, height);
    restoreCurrent();
}

void SwimlaneView::updateGeometries()
{
    QTableView::updateGeometries();
    m_corner->setGeometry(0, 0, verticalHeader()->width(), horizontalHeader()->height());
    m_corner->raise();
}

void SwimlaneView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    layOutCells();
}

void SwimlaneView::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        m_corner->setText(tr("ROLE"));
}

void SwimlaneView::setCurrentPath(const QString &path)
{
    m_path = path;
    if (m_lanes)
        m_lanes->setPinned(path);
    restoreCurrent();
}

QString SwimlaneView::currentPath() const
{
    return m_path;
}

void SwimlaneView::restoreCurrent()
{
    if (!m_lanes || m_path.isEmpty() || m_lanes->isLayingOut())
        return;
    const QModelIndex place = m_lanes->indexOf(m_path);
    if (!place.isValid() || place == currentIndex())
        return;
    const QScopedValueRollback guard(m_restoring, true);
    setCurrentIndex(place);
}

void SwimlaneView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    viewport()->update();
    // Where the place of the current card goes, its neighbour becomes current; that is no choice of a person.
    if (m_restoring || !m_lanes || m_lanes->isLayingOut())
        return;
    const QString path = m_lanes->card(current).path;
    if (path.isEmpty() || path == m_path)
        return;
    m_path = path;
    Q_EMIT cardSelected(path);
}

void SwimlaneView::setZoom(int percent)
{
    const int zoom = std::clamp(percent, minZoom, maxZoom);
    if (zoom == m_zoom)
        return;
    m_zoom = zoom;
    layOutCells();
    viewport()->update();
}

void SwimlaneView::wheelEvent(QWheelEvent *event)
{
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        setZoom(m_zoom + (event->angleDelta().y() > 0 ? 10 : -10));
        event->accept();
        return;
    }
    QTableView::wheelEvent(event);
}

bool SwimlaneView::toggle(const QModelIndex &index)
{
    const Card card = m_lanes ? m_lanes->card(index) : Card();
    if (card.kind != Card::Kind::More && card.kind != Card::Kind::Fewer)
        return false;
    m_lanes->setExpanded(index.row(), m_lanes->stageOf(index.column()), card.kind == Card::Kind::More);
    return true;
}

void SwimlaneView::open(const QModelIndex &index)
{
    const QString path = m_lanes ? m_lanes->card(index).path : QString();
    if (!path.isEmpty())
        Q_EMIT cardOpened(path);
}

void SwimlaneView::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers() == Qt::NoModifier) {
        if (!toggle(currentIndex()))
            open(currentIndex());
        event->accept();
        return;
    }
    QTableView::keyPressEvent(event);
}

void SwimlaneView::mousePressEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->pos());
    if (event->button() == Qt::LeftButton && toggle(index))
        return;
    QTableView::mousePressEvent(event);
}

void SwimlaneView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        open(indexAt(event->pos()));
    QTableView::mouseDoubleClickEvent(event);
}

void SwimlaneView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool mouse = event->reason() == QContextMenuEvent::Mouse;
    const QModelIndex index = mouse ? indexAt(event->pos()) : currentIndex();
    const QString path = m_lanes ? m_lanes->card(index).path : QString();
    if (path.isEmpty())
        return;
    const QPoint at = mouse ? event->globalPos() : viewport()->mapToGlobal(visualRect(index).center());
    Q_EMIT cardMenuRequested(path, at);
}

bool SwimlaneView::hasCard(int row, int column) const
{
    return m_lanes->card(m_lanes->index(row, column)).kind != Card::Kind::None;
}

QModelIndex SwimlaneView::firstCard() const
{
    for (int row = 0; row < m_lanes->rowCount(); ++row) {
        for (int column = 0; column < m_lanes->columnCount(); ++column) {
            if (hasCard(row, column))
                return m_lanes->index(row, column);
        }
    }
    return {};
}

QModelIndex SwimlaneView::beside(const QModelIndex &from, int step) const
{
    for (int column = from.column() + step; column >= 0 && column < m_lanes->columnCount(); column += step) {
        if (hasCard(from.row(), column))
            return m_lanes->index(from.row(), column);
    }
    return from;
}

QModelIndex SwimlaneView::across(const QModelIndex &from, int step) const
{
    for (int row = from.row() + step; row >= 0 && row < m_lanes->rowCount(); row += step) {
        int best = -1;
        for (int column = 0; column < m_lanes->columnCount(); ++column) {
            if (hasCard(row, column)
                && (best < 0 || std::abs(column - from.column()) < std::abs(best - from.column())))
                best = column;
        }
        if (best >= 0)
            return m_lanes->index(row, best);
    }
    return from;
}

QModelIndex SwimlaneView::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    if (!m_lanes)
        return {};
    const QModelIndex from = currentIndex();
    if (!from.isValid())
        return firstCard();
    switch (action) {
    case MoveLeft:
        return beside(from, -1);
    case MoveRight:
        return beside(from, 1);
    case MoveUp:
        return across(from, -1);
    case MoveDown:
        return across(from, 1);
    case MoveHome:
        return hasCard(from.row(), 0) ? m_lanes->index(from.row(), 0)
                                      : beside(m_lanes->index(from.row(), 0), 1);
    case MoveEnd: {
        const int last = m_lanes->columnCount() - 1;
        return hasCard(from.row(), last) ? m_lanes->index(from.row(), last)
                                         : beside(m_lanes->index(from.row(), last), -1);
    }
    default:
        return QTableView::moveCursor(action, modifiers);
    }
}

QHash<QString, QRectF> SwimlaneView::visibleCards() const
{
    QHash<QString, QRectF> rects;
    for (int row = 0; row < m_lanes->rowCount(); ++row) {
        for (int column = 0; column < m_lanes->columnCount(); ++column) {
            const QModelIndex place = m_lanes->index(row, column);
            const QString path = place.data(SwimlaneModel::PathRole).toString();
            if (!path.isEmpty())
                rects.insert(path, CardDelegate::cardRect(visualRect(place)));
        }
    }
    return rects;
}

void SwimlaneView::drawHandOffs(QPainter &painter, bool strong) const
{
    const QHash<QString, QRectF> rects = visibleCards();
    const QRectF area = viewport()->rect();
    for (const CardLink &handOff : m_lanes->handOffs()) {
        const bool selected = handOff.from == m_path || handOff.to == m_path;
        if (selected != strong)
            continue;
        const QRectF from = rects.value(handOff.from);
        const QRectF to = rects.value(handOff.to);
        if (!from.isNull() && !to.isNull() && from.united(to).intersects(area))
            drawHandOff(painter, from, to, strong, m_theme.theme());
    }
}

void SwimlaneView::paintEvent(QPaintEvent *event)
{
    if (m_lanes) {
        // Under the cards, so that no arrow crosses words; those of the selected card above.
        QPainter painter(viewport());
        painter.setClipRegion(event->region());
        drawHandOffs(painter, false);
    }
    QTableView::paintEvent(event);
    if (m_lanes) {
        QPainter painter(viewport());
        painter.setClipRegion(event->region());
        drawHandOffs(painter, true);
    }
}

} // namespace baton::ui

#include "moc_swimlane_view.cpp"
