// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace baton::ui {

class ThemeController;

/// A share of a whole as a bar with its words beside it. GUI thread.
class ShareDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    enum Role { ShareRole = Qt::UserRole + 1 }; ///< double, 0..1

    ShareDelegate(const ThemeController &theme, QObject *parent);
    void paint(
        QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const ThemeController &m_theme;
};

} // namespace baton::ui
