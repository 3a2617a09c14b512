// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/inline_flow.h"

#include "ui/support/paint.h"

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

} // namespace baton::ui
