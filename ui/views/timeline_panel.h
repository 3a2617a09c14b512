// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/timeline_model.h"

#include <QWidget>

QT_FORWARD_DECLARE_CLASS(QLineEdit)
QT_FORWARD_DECLARE_CLASS(QMenu)
QT_FORWARD_DECLARE_CLASS(QToolButton)

namespace baton::ui {

class Composer;
class Heading;
class ThemeController;
class TimelineView;

/// The right pane: heading with filter and search, the rows, the composer.
class TimelinePanel : public QWidget {
    Q_OBJECT

public:
    explicit TimelinePanel(const ThemeController &theme, QWidget *parent = nullptr);

    /// The model must outlive the panel.
    void setTimeline(TimelineModel *timeline);
    [[nodiscard]] TimelineView &view() { return *m_view; }
    [[nodiscard]] Composer &composer() { return *m_composer; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void fillFilterMenu();
    void chooseRole(const QString &role);
    void toggleKind(EntryKind kind);
    void addRole(const QString &role, const QString &name);
    void onTimelineReset();
    void onFilterChanged();
    void toggleSearch(bool on);

    const ThemeController &m_theme;
    TimelineModel *m_timeline = nullptr;
    TimelineFilter *m_filter;
    Heading *m_heading;
    QToolButton *m_filterButton;
    QToolButton *m_searchButton;
    QLineEdit *m_search;
    QMenu *m_menu;
    QLabel *m_empty;
    TimelineView *m_view;
    Composer *m_composer;
    QString m_role;
    QSet<int> m_kinds;
};

} // namespace baton::ui
