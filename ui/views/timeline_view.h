// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/timeline_model.h"

#include <QListView>

QT_FORWARD_DECLARE_CLASS(QMenu)

namespace baton::ui {

class ThemeController;
class TimelineDelegate;

/// The rows of the timeline. Stays at the end while it is at the end; asks for older pages when scrolled to
/// the top. Chips react to the mouse; Enter and the menu key offer the same for the current row.
class TimelineView : public QListView {
    Q_OBJECT

public:
    explicit TimelineView(const ThemeController &theme, QWidget *parent = nullptr);

    /// `shown` is the timeline itself or a filter of it; both must outlive the view.
    void setTimeline(TimelineModel *timeline, QAbstractItemModel *shown);
    [[nodiscard]] bool isAtEnd() const;

Q_SIGNALS:
    void chipOpened(const QString &path, int revision);
    void actionTriggered(const baton::ui::TimelineAction &action);
    void traceRequested(const QString &path, const baton::CallId &call);

protected:
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    void onThemeChanged();
    void onScrolled(int value);
    void onRangeChanged();
    void onRowsChanged();
    void onDataChanged(const QModelIndex &from, const QModelIndex &to);
    void setHot(const QModelIndex &index, int chip);
    void use(const TimelineEntry &entry, int chip);
    void showMenu(const QModelIndex &index, const QPoint &globalPosition);
    void fillMenu(QMenu &menu, const TimelineEntry &entry);

    TimelineDelegate *m_delegate;
    TimelineModel *m_timeline = nullptr;
    bool m_follow = true;
};

} // namespace baton::ui
