// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

QT_FORWARD_DECLARE_CLASS(QAbstractItemModel)

namespace baton::ui {

class ElidedLabel;
class Heading;
class Pill;
class ProjectTreeModel;
class ProjectTreeView;
class ReviewQueueModel;
class ReviewQueueView;
class StateLegend;
class ThemeController;

/// The left pane: review queue, project files, legend of the marks.
class SidePanel : public QWidget {
    Q_OBJECT

public:
    explicit SidePanel(const ThemeController &theme, QWidget *parent = nullptr);

    /// The models must outlive the panel.
    void setModels(ReviewQueueModel *queue, ProjectTreeModel *tree);
    [[nodiscard]] ReviewQueueView &queue() { return *m_queue; }
    [[nodiscard]] ProjectTreeView &tree() { return *m_tree; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void onCountsChanged();

    const ThemeController &m_theme;
    Heading *m_queueHeading;
    Pill *m_count;
    ElidedLabel *m_queueEmpty;
    ReviewQueueView *m_queue;
    Heading *m_treeHeading;
    ElidedLabel *m_treeEmpty;
    ProjectTreeView *m_tree;
    Heading *m_legendHeading;
    StateLegend *m_legend;
};

/// Marks of the states with their words.
class StateLegend : public QWidget {
    Q_OBJECT

public:
    explicit StateLegend(const ThemeController &theme, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    /// After words or font changed.
    void fit();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    int arrange(int width, QPainter *painter) const;

    const ThemeController &m_theme;
};

} // namespace baton::ui
