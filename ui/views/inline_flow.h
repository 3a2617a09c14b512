// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/support/theme.h"

#include <QFont>
#include <QRectF>
#include <QString>
#include <QVector>

QT_FORWARD_DECLARE_CLASS(QPainter)

namespace baton::ui {

/// Words and chips laid out in lines like text; breaks where the language allows (Chinese between characters)
/// and inside words that are wider than a line. A value: fill it, lay it out for a width, paint it.
class InlineFlow {
public:
    void addText(const QString &text, const QFont &font, const QColor &ink);
    /// `id` comes back from `chipAt`.
    void addChip(const QString &label, const QFont &font, int id);
    void newLine();

    /// Lays out from (0, 0); returns the height.
    double layOut(double width);
    /// Paints what was laid out with its top left at `origin`; `hot` is the chip under the mouse, or -1.
    void paint(QPainter &painter, const QPointF &origin, int hot, const Theme &theme) const;
    /// The chip at a point relative to the origin, or -1.
    [[nodiscard]] int chipAt(const QPointF &point) const;

private:
    struct Piece {
        QString text;
        QFont font;
        QColor ink;
        QRectF rect;
        int chip = -1;
        bool breakAfter = false; ///< of newLine
        bool space = false; ///< may hang over the end of a line
    };

    [[nodiscard]] QVector<Piece> fitting(const Piece &piece, double width) const;
    void align(qsizetype first, qsizetype end, double height);

    QVector<Piece> m_pieces;
};

} // namespace baton::ui
