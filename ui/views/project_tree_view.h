// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/project_tree_model.h"

#include <QTreeView>

namespace baton::ui {

class ThemeController;

/// The project's files as a tree. New folders are opened; Enter or a click opens a file.
class ProjectTreeView : public QTreeView {
    Q_OBJECT

public:
    explicit ProjectTreeView(const ThemeController &theme, QWidget *parent = nullptr);

    void setTree(ProjectTreeModel *tree);
    void setCurrentPath(const QString &path);

Q_SIGNALS:
    void opened(const QString &path);
    void menuRequested(const QString &path, const QPoint &globalPosition);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const override;

private:
    void openIndex(const QModelIndex &index);
    void onRowsInserted(const QModelIndex &parent);

    const ThemeController &m_theme;
    ProjectTreeModel *m_tree = nullptr;
};

} // namespace baton::ui
