// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/run_summary.h"

#include <QWidget>

namespace baton::ui {

class ThemeController;

/// Money spent of the limit, with a bar. A click or Enter asks for the limit. Said by name "Money spent".
class MoneyMeter : public QWidget {
    Q_OBJECT

public:
    explicit MoneyMeter(const ThemeController &theme, QWidget *parent = nullptr);

    void setUsage(const UsageSummary &usage);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void clicked();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void describe();

    const ThemeController &m_theme;
    UsageSummary m_usage;
};

} // namespace baton::ui
