// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/support/state_store.h"

#include <QListWidget>

namespace baton::ui {

class ThemeController;

/// Projects the person had open, each with where it stands. Enter or a click opens one.
class RecentList : public QListWidget {
    Q_OBJECT

public:
    explicit RecentList(const ThemeController &theme, QWidget *parent = nullptr);

    void setProjects(const QVector<RecentProject> &projects, TimeMs now);
    void retranslate();

    /// "running · 1 waits for you · $0.42", "interrupted at src/ocr.py · continue".
    [[nodiscard]] static QString stateLine(const RecentProject &project, TimeMs now);

Q_SIGNALS:
    void opened(const QString &folder);
    void forgotten(const QString &folder);

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void openItem(QListWidgetItem *item);

    QVector<RecentProject> m_projects;
    TimeMs m_now = 0;
};

} // namespace baton::ui
