// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace baton::ui {

class ThemeController;

/// Rows of the review queue: role mark, path (elided in the middle), note at the right.
class ReviewRowDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    ReviewRowDelegate(const ThemeController &theme, QObject *parent);

    void paint(
        QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const ThemeController &m_theme;
};

/// Rows of the project tree: mark of the state, name, note at the right.
class FileRowDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    FileRowDelegate(const ThemeController &theme, QObject *parent);

    void paint(
        QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const ThemeController &m_theme;
};

} // namespace baton::ui
