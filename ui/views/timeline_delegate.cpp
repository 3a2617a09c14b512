// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/timeline_delegate.h"

#include "ui/models/timeline_model.h"
#include "ui/support/format.h"
#include "ui/support/paint.h"
#include "ui/support/theme_controller.h"

#include <QAbstractItemView>
#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int maxText = 700; ///< longer words are cut; the whole text is in the document or the trace
constexpr int maxLayouts = 4000;

QString shortened(const QString &text)
{
    return text.size() <= maxText ? text : text.left(maxText) + u'…';
}

} // namespace

TimelineDelegate::TimelineDelegate(const ThemeController &theme, QObject *parent)
    : QStyledItemDelegate(parent), m_theme(theme)
{
}

void TimelineDelegate::setHot(const QModelIndex &index, int chip)
{
    m_hotIndex = index;
    m_hotChip = chip;
}

int TimelineDelegate::textLeft() const
{
    return 12 + m_theme.px(24) + 9;
}

int TimelineDelegate::headHeight() const
{
    return m_theme.px(18);
}

TimelineDelegate::Layout TimelineDelegate::makeLayout(const TimelineEntry &entry, int width) const
{
    const Theme &theme = m_theme.theme();
    Layout layout;
    layout.entry = entry;
    layout.width = width;
    const QFont body = m_theme.font(13);
    const QFont chip = m_theme.font(11.5);
    const QColor ink = entry.tone == Tone::Neutral ? theme.text : theme.ink(entry.tone);
    InlineFlow &flow = layout.flow;
    flow.addText(shortened(entry.text), body, ink);
    int id = 0;
    for (const TimelineChip &target : entry.chips)
        flow.addChip(target.label, chip, id++);
    if (entry.added > 0 || entry.removed > 0) {
        flow.addText(u"+%1 "_s.arg(entry.added), body, theme.ok);
        flow.addText(u"−%1 "_s.arg(entry.removed), body, theme.error);
    }
    if (!entry.tail.isEmpty())
        flow.addText((entry.chips.isEmpty() ? u" "_s : QString()) + shortened(entry.tail), body, ink);
    if (!entry.detail.isEmpty()) {
        flow.newLine();
        flow.addText(entry.detail, m_theme.font(11), theme.muted);
    }
    if (!entry.actions.isEmpty() && !entry.detail.isEmpty())
        flow.newLine();
    for (const TimelineAction &action : entry.actions)
        flow.addChip(action.label(), chip, id++);
    layout.height = flow.layOut(std::max(40, width));
    return layout;
}

const TimelineDelegate::Layout &TimelineDelegate::layoutOf(const TimelineEntry &entry, int width) const
{
    const auto found = m_layouts.find(entry.key);
    if (found != m_layouts.end() && found->width == width && found->entry == entry)
        return *found;
    if (m_layouts.size() > maxLayouts)
        m_layouts.clear();
    return *m_layouts.insert(entry.key, makeLayout(entry, width));
}

void TimelineDelegate::drawHead(QPainter &painter, const QRect &row, const TimelineEntry &entry) const
{
    const Theme &theme = m_theme.theme();
    const double size = m_theme.px(24);
    const QRectF mark(row.left() + 12, row.top() + 7, size, size);
    if (entry.sender.isEmpty())
        paint::pill(painter, mark, u"B"_s, Tone::Accent, theme, m_theme.font(11, QFont::Bold));
    else
        paint::badge(painter, mark, m_timeline->roles().letter(entry.sender),
            m_timeline->roles().lane(entry.sender), theme, m_theme.font(11));
    double x = row.left() + textLeft();
    const double right = row.right() - 12;
    const QRectF line(x, row.top() + 6, right - x, headHeight());
    x += paint::text(
             painter, line, m_timeline->senderName(entry), m_theme.font(13, QFont::DemiBold), theme.text)
        + 6;
    QString note = entry.running && entry.tone == Tone::Neutral ? QCoreApplication::translate("baton", "now")
                                                                : clockText(entry.time, m_timeline->now());
    if (!entry.receivers.isEmpty())
        note += u" → "_s + m_timeline->receiverNames(entry);
    paint::text(
        painter, QRectF(x, line.top() + 0.5, right - x, line.height()), note, m_theme.font(11), theme.muted);
}

void TimelineDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (!m_timeline)
        return;
    const Theme &theme = m_theme.theme();
    const auto entry = index.data(TimelineModel::EntryRole).value<TimelineEntry>();
    const bool toned = entry.tone == Tone::Warn || entry.tone == Tone::Error;
    painter->fillRect(option.rect, toned ? theme.fill(entry.tone) : theme.panel);
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(
            QRect(option.rect.left(), option.rect.top(), 3, option.rect.height()), theme.accent);
    drawHead(*painter, option.rect, entry);
    const int left = option.rect.left() + textLeft();
    const Layout &layout = layoutOf(entry, option.rect.width() - textLeft() - 12);
    const int hot = m_hotIndex == index ? m_hotChip : -1;
    layout.flow.paint(*painter, QPointF(left, option.rect.top() + 6 + headHeight() + 1), hot, theme);
    if (option.state.testFlag(QStyle::State_HasFocus))
        paint::focusRing(*painter, QRectF(option.rect).adjusted(1, 1, -1, -1), theme, 4);
}

QSize TimelineDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto entry = index.data(TimelineModel::EntryRole).value<TimelineEntry>();
    // The option's rectangle is that of a view without a scroll bar; the rows have to fit beside it.
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const int width = view ? view->viewport()->width() : option.rect.width();
    const Layout &layout = layoutOf(entry, width - textLeft() - 12);
    return {width, static_cast<int>(layout.height) + headHeight() + 15};
}

int TimelineDelegate::chipAt(const QRect &row, const QModelIndex &index, const QPoint &point) const
{
    const auto entry = index.data(TimelineModel::EntryRole).value<TimelineEntry>();
    const Layout &layout = layoutOf(entry, row.width() - textLeft() - 12);
    return layout.flow.chipAt(point - QPointF(row.left() + textLeft(), row.top() + 6 + headHeight() + 1));
}

} // namespace baton::ui

#include "moc_timeline_delegate.cpp"
