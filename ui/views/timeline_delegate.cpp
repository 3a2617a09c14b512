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
#include <QTextBoundaryFinder>

namespace baton::ui {

using namespace Qt::StringLiterals;

void InlineFlow::addText(const QString &text, const QFont &font, const QColor &ink)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Line, text);
    qsizetype from = 0;
    while (from < text.size()) {
        const qsizetype next = finder.toNextBoundary();
        const qsizetype end = next < 0 ? text.size() : next;
        if (end == from)
            continue;
        Piece piece;
        piece.text = text.mid(from, end - from);
        piece.breakAfter = piece.text.endsWith(u'\n');
        piece.text.remove(u'\n');
        piece.font = font;
        piece.ink = ink;
        m_pieces.append(piece);
        from = end;
    }
}

void InlineFlow::addChip(const QString &label, const QFont &font, int id)
{
    Piece space;
    space.text = u" "_s;
    space.font = font;
    space.space = true;
    const bool needsSpace =
        !m_pieces.isEmpty() && !m_pieces.last().breakAfter && !m_pieces.last().text.endsWith(u' ');
    if (needsSpace)
        m_pieces.append(space);
    Piece piece;
    piece.text = label;
    piece.font = font;
    piece.chip = id;
    m_pieces.append(piece);
    m_pieces.append(space);
}

void InlineFlow::newLine()
{
    if (!m_pieces.isEmpty())
        m_pieces.last().breakAfter = true;
}

QVector<InlineFlow::Piece> InlineFlow::fitting(const Piece &piece, double width) const
{
    const QFontMetricsF metrics(piece.font);
    if (piece.chip >= 0 || metrics.horizontalAdvance(piece.text) <= width)
        return {piece};
    QVector<Piece> parts;
    Piece part = piece;
    part.text.clear();
    part.breakAfter = false;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, piece.text);
    qsizetype from = 0;
    for (qsizetype to = finder.toNextBoundary(); to > 0; to = finder.toNextBoundary()) {
        const QString cluster = piece.text.mid(from, to - from);
        if (!part.text.isEmpty() && metrics.horizontalAdvance(part.text + cluster) > width) {
            parts.append(part);
            part.text.clear();
        }
        part.text += cluster;
        from = to;
    }
    part.breakAfter = piece.breakAfter;
    parts.append(part);
    return parts;
}

double InlineFlow::layOut(double width)
{
    QVector<Piece> pieces;
    for (const Piece &piece : std::as_const(m_pieces))
        pieces += fitting(piece, width);
    m_pieces = pieces;
    double x = 0;
    double y = 0;
    double line = 0;
    qsizetype first = 0;
    const auto finishLine = [&](qsizetype end) {
        align(first, end, line);
        y += line;
        x = 0;
        line = 0;
        first = end;
    };
    for (qsizetype i = 0; i < m_pieces.size(); ++i) {
        Piece &piece = m_pieces[i];
        const QFontMetricsF metrics(piece.font);
        QSizeF size(metrics.horizontalAdvance(piece.text), metrics.height() + 1);
        double hanging = size.width();
        if (piece.chip >= 0)
            size = paint::chipSize(piece.text, piece.font) + QSizeF(0, 2);
        else
            hanging = metrics.horizontalAdvance(piece.text.trimmed());
        size.setWidth(std::min(size.width(), width));
        if (x > 0 && x + std::min(size.width(), piece.chip >= 0 ? size.width() : hanging) > width)
            finishLine(i);
        piece.rect = QRectF(QPointF(x, y), size);
        x += size.width();
        line = std::max(line, size.height());
        if (piece.breakAfter)
            finishLine(i + 1);
    }
    if (first < m_pieces.size())
        finishLine(m_pieces.size());
    return y;
}

void InlineFlow::align(qsizetype first, qsizetype end, double height)
{
    for (qsizetype i = first; i < end; ++i) {
        QRectF &rect = m_pieces[i].rect;
        rect.moveTop(rect.top() + (height - rect.height()) / 2);
    }
}

void InlineFlow::paint(QPainter &painter, const QPointF &origin, int hot, const Theme &theme) const
{
    for (const Piece &piece : m_pieces) {
        const QRectF rect = piece.rect.translated(origin);
        if (piece.chip >= 0) {
            paint::chip(
                painter, rect.adjusted(0, 1, 0, -1), piece.text, piece.chip == hot, theme, piece.font);
            continue;
        }
        painter.setFont(piece.font);
        painter.setPen(piece.ink);
        painter.drawText(
            rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine | Qt::TextDontClip, piece.text);
    }
}

int InlineFlow::chipAt(const QPointF &point) const
{
    for (const Piece &piece : m_pieces) {
        if (piece.chip >= 0 && piece.rect.contains(point))
            return piece.chip;
    }
    return -1;
}

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
