// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/support/theme_controller.h"

#include <QStyledItemDelegate>

namespace baton::ui {

class PickModel;

/// Paints a row of a PickModel: the title with the matched letters marked (bold and underlined, so not by
/// colour alone), what stands before it in muted letters, the shortcut at the right. GUI thread.
class PickDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    PickDelegate(const ThemeController &theme, const PickModel &model, QObject *parent = nullptr);

    void paint(
        QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    /// Draws with marks and returns the width it took.
    double paintMarked(QPainter &painter, const QRectF &rect, const QString &text, const QVector<int> &marks,
        const QColor &ink, const QFont &font) const;

    const ThemeController &m_theme;
    const PickModel &m_model;
};

} // namespace baton::ui
