// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/impact/impact_list.h"

#include "ui/dialogs/form/field_block.h"
#include "ui/support/paint.h"
#include "ui/support/small_widgets.h"
#include "ui/support/theme_controller.h"

#include <QFontMetricsF>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr double rowHeight = 28;

/// Lines of the list: badge, file name, reason; a ring or a filled one per choice; the price. GUI thread.
class ImpactDelegate : public QStyledItemDelegate {
public:
    ImpactDelegate(const ThemeController &theme, const ImpactModel &model, QObject *parent)
        : QStyledItemDelegate(parent), m_theme(theme), m_model(model)
    {
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {m_theme.px(60), m_theme.px(rowHeight)};
    }
    void paint(
        QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintArtefact(QPainter &painter, const QRectF &rect, const ImpactRow &row) const;
    void paintChoice(QPainter &painter, const QRectF &rect, bool chosen) const;

    const ThemeController &m_theme;
    const ImpactModel &m_model;
};

void ImpactDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = m_theme.theme();
    const ImpactRow &row = m_model.rows().at(index.row());
    const QRectF rect(option.rect);
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(option.rect, theme.selection);
    painter->fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), theme.line);
    if (index.column() == ImpactModel::Artefact)
        paintArtefact(*painter, rect.adjusted(8, 0, -4, 0), row);
    else if (index.column() == ImpactModel::About)
        paint::text(*painter, rect.adjusted(4, 0, -10, 0), index.data().toString(), m_theme.font(12),
            row.certain && row.choice != ImpactChoice::Keep ? theme.text : theme.muted, Qt::AlignRight);
    else if (row.certain)
        paintChoice(*painter, rect, index.data(ImpactModel::ChosenRole).toBool());
}

/// The file's name has its room before the folder and the reason.
void ImpactDelegate::paintArtefact(QPainter &painter, const QRectF &rect, const ImpactRow &row) const
{
    const Theme &theme = m_theme.theme();
    const double size = m_theme.px(18);
    const QRectF badge(rect.left(), rect.center().y() - size / 2, size, size);
    paint::badge(painter, badge, row.letter, row.lane, theme, m_theme.font(11, QFont::DemiBold));
    QRectF rest = rect.adjusted(size + 8, 0, 0, 0);
    const QFont font = m_theme.font();
    const QString name = row.path.section(u'/', -1);
    const double used = paint::text(
        painter, rest, name, font, row.certain ? theme.text : theme.muted, Qt::AlignLeft, Qt::ElideMiddle);
    rest.setLeft(rest.left() + used + 10);
    if (rest.width() > m_theme.px(24))
        paint::text(painter, rest, reasonText(row), m_theme.font(12), theme.muted, Qt::AlignLeft,
            Qt::ElideMiddle);
}

void ImpactDelegate::paintChoice(QPainter &painter, const QRectF &rect, bool chosen) const
{
    const Theme &theme = m_theme.theme();
    const double radius = m_theme.px(7.5);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(chosen ? theme.accent : theme.control, chosen ? 2 : 1.25));
    painter.setBrush(theme.panel);
    painter.drawEllipse(rect.center(), radius, radius);
    if (chosen) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.accent);
        painter.drawEllipse(rect.center(), radius / 2, radius / 2);
    }
    painter.restore();
}

} // namespace

ImpactList::ImpactList(const ThemeController &theme, ImpactModel &model, QWidget *parent)
    : QTreeView(parent), m_model(model)
{
    nameWidget(this, "Impact list");
    setModel(&model);
    setItemDelegate(new ImpactDelegate(theme, model, this));
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setMouseTracking(true);
    styleRows(this, theme);
    header()->setStretchLastSection(false);
    header()->setSectionsMovable(false);
    header()->setDefaultAlignment(Qt::AlignCenter);
    for (int column = 0; column < ImpactModel::ColumnCount; ++column)
        header()->setSectionResizeMode(
            column, column == ImpactModel::Artefact ? QHeaderView::Stretch : QHeaderView::ResizeToContents);
}

QList<int> ImpactList::selectedLines() const
{
    QList<int> lines;
    const QModelIndexList selected = selectionModel()->selectedRows();
    for (const QModelIndex &index : selected)
        lines.append(index.row());
    return lines;
}

/// The choice of the line that has the keyboard moves; all that are selected follow.
void ImpactList::move(int by)
{
    const QModelIndex current = currentIndex();
    if (!current.isValid() || !m_model.rows().at(current.row()).certain)
        return;
    const int now = static_cast<int>(m_model.rows().at(current.row()).choice);
    const int next = std::clamp(now + by, 0, static_cast<int>(ImpactChoice::Keep));
    m_model.choose(selectedLines(), static_cast<ImpactChoice>(next));
}

void ImpactList::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right)
        move(event->key() == Qt::Key_Right ? 1 : -1);
    else
        QTreeView::keyPressEvent(event);
}

void ImpactList::mouseReleaseEvent(QMouseEvent *event)
{
    QTreeView::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->pos());
    const int choice = index.column() - ImpactModel::Refresh;
    if (index.isValid() && choice >= 0 && choice <= static_cast<int>(ImpactChoice::Keep))
        m_model.choose({index.row()}, static_cast<ImpactChoice>(choice));
}

} // namespace baton::ui

#include "moc_impact_list.cpp"
