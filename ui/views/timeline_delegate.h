// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/timeline_entry.h"
#include "ui/support/theme.h"

#include <QFont>
#include <QHash>
#include <QRectF>
#include <QString>
#include <QStyledItemDelegate>
#include <QVector>

QT_FORWARD_DECLARE_CLASS(QPainter)

namespace baton::ui {

class ThemeController;
class TimelineModel;

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

/// Paints rows of the timeline: mark, sender, time, receivers, wrapped words with chips. Chips are numbered:
/// first the artefacts of the row, then its actions.
class TimelineDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    TimelineDelegate(const ThemeController &theme, QObject *parent);

    /// For names and "today"; must outlive the delegate. Null paints nothing.
    void setTimeline(const TimelineModel *timeline) { m_timeline = timeline; }
    /// The chip under the mouse, for its highlight.
    void setHot(const QModelIndex &index, int chip);
    void forgetLayouts() { m_layouts.clear(); }

    void paint(
        QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    /// Number of the chip at a point of the view, or -1. `row` is the row's rectangle.
    [[nodiscard]] int chipAt(const QRect &row, const QModelIndex &index, const QPoint &point) const;

private:
    struct Layout {
        TimelineEntry entry;
        int width = 0;
        InlineFlow flow;
        double height = 0;
    };

    [[nodiscard]] const Layout &layoutOf(const TimelineEntry &entry, int width) const;
    [[nodiscard]] Layout makeLayout(const TimelineEntry &entry, int width) const;
    void drawHead(QPainter &painter, const QRect &row, const TimelineEntry &entry) const;
    [[nodiscard]] int textLeft() const;
    [[nodiscard]] int headHeight() const;

    const ThemeController &m_theme;
    const TimelineModel *m_timeline = nullptr;
    mutable QHash<QString, Layout> m_layouts; ///< by the row's key
    QPersistentModelIndex m_hotIndex;
    int m_hotChip = -1;
};

} // namespace baton::ui
