// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/support/theme_controller.h"

#include <QFrame>

QT_FORWARD_DECLARE_CLASS(QLabel)
QT_FORWARD_DECLARE_CLASS(QPushButton)

namespace baton::ui {

/// Says that artefacts are stale and offers to refresh them all, with the price on the button. Hidden while
/// there are none. GUI thread.
class StaleBar : public QFrame {
    Q_OBJECT

public:
    /// The theme outlives it.
    explicit StaleBar(const ThemeController &theme, QWidget *parent = nullptr);

    /// How many there are, and what refreshing them probably costs: "$0.04"; empty = nothing, or not known.
    void setStale(int count, const QString &price);

Q_SIGNALS:
    void refreshRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void recolour();

    const ThemeController &m_theme;
    QLabel *m_mark;
    QLabel *m_words;
    QPushButton *m_refresh;
    int m_count = 0;
    QString m_price;
};

} // namespace baton::ui
