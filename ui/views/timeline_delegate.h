// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/timeline_entry.h"
#include "ui/views/inline_flow.h"

#include <QHash>
#include <QStyledItemDelegate>

namespace baton::ui {

class ThemeController;
class TimelineModel;

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
