// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHeaderView>

namespace baton::ui {

class ThemeController;

/// Top header of the swim-lanes: the name of a stage runs across all columns of the stage.
class StageHeader : public QHeaderView {
    Q_OBJECT

public:
    StageHeader(const ThemeController &theme, QWidget *parent);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintSection(QPainter *painter, const QRect &rect, int column) const override;

private:
    const ThemeController &m_theme;
};

/// Left header of the swim-lanes: the role's mark, name and what it is doing.
class LaneHeader : public QHeaderView {
    Q_OBJECT

public:
    LaneHeader(const ThemeController &theme, QWidget *parent);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintSection(QPainter *painter, const QRect &rect, int row) const override;

private:
    const ThemeController &m_theme;
};

} // namespace baton::ui
