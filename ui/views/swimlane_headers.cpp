// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/swimlane_headers.h"

#include "ui/models/swimlane_model.h"
#include "ui/support/paint.h"
#include "ui/support/theme_controller.h"

#include <QPainter>

namespace baton::ui {

StageHeader::StageHeader(const ThemeController &theme, QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent), m_theme(theme)
{
    setSectionResizeMode(QHeaderView::Fixed);
    setMinimumSectionSize(20);
    setHighlightSections(false);
}

QSize StageHeader::sizeHint() const
{
    return {QHeaderView::sizeHint().width(), m_theme.px(25)};
}

void StageHeader::paintSection(QPainter *painter, const QRect &rect, int column) const
{
    const Theme &theme = m_theme.theme();
    painter->fillRect(rect, theme.panel);
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.line);
    const int slot = model()->headerData(column, Qt::Horizontal, SwimlaneModel::SlotRole).toInt();
    int left = rect.left();
    for (int i = 1; i <= slot; ++i)
        left -= sectionSize(column - i);
    int width = 0;
    const QVariant stage = model()->headerData(column, Qt::Horizontal, SwimlaneModel::StageRole);
    for (int i = column - slot; i < count(); ++i) {
        if (model()->headerData(i, Qt::Horizontal, SwimlaneModel::StageRole) != stage)
            break;
        width += sectionSize(i);
    }
    // Each column paints its part of the name, because columns are painted one by one.
    painter->save();
    painter->setClipRect(rect);
    const QString title = model()->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    paint::text(*painter, QRectF(left + 7, rect.top(), width - 10, rect.height() - 1), title.toUpper(),
        m_theme.font(11, QFont::DemiBold), theme.muted);
    painter->restore();
}

LaneHeader::LaneHeader(const ThemeController &theme, QWidget *parent)
    : QHeaderView(Qt::Vertical, parent), m_theme(theme)
{
    setSectionResizeMode(QHeaderView::Fixed);
    setMinimumSectionSize(20);
    setHighlightSections(false);
}

QSize LaneHeader::sizeHint() const
{
    return {m_theme.px(160), QHeaderView::sizeHint().height()};
}

void LaneHeader::paintSection(QPainter *painter, const QRect &rect, int row) const
{
    const Theme &theme = m_theme.theme();
    painter->fillRect(rect, theme.panel);
    painter->fillRect(QRect(rect.right(), rect.top(), 1, rect.height()), theme.line);
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.line);
    const auto *lanes = qobject_cast<const SwimlaneModel *>(model());
    if (!lanes || row >= lanes->lanes().size())
        return;
    const Lane &lane = lanes->lanes()[row];
    const double size = m_theme.px(24);
    const double middle = rect.top() + rect.height() / 2.0;
    paint::badge(*painter, QRectF(rect.left() + 10, middle - size / 2, size, size), lane.letter, lane.index,
        theme, m_theme.font(11));
    const double left = rect.left() + 18 + size;
    const double width = rect.right() - left - 6;
    const double line = m_theme.px(17);
    paint::text(*painter, QRectF(left, middle - line, width, line), lane.name,
        m_theme.font(12, QFont::DemiBold), theme.text);
    paint::text(*painter, QRectF(left, middle, width, line - 1), lane.note, m_theme.font(11), theme.muted);
}

} // namespace baton::ui

#include "moc_swimlane_headers.cpp"
