// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/run_summary.h"

#include <QWidget>

QT_FORWARD_DECLARE_CLASS(QComboBox)
QT_FORWARD_DECLARE_CLASS(QLabel)
QT_FORWARD_DECLARE_CLASS(QPushButton)

namespace baton::ui {

class ElidedLabel;
class MoneyMeter;
class Pill;
class ThemeController;

/// The bar under the menu: project, run state in words, Pause/Stop, autonomy, model, money, palette, Export.
/// Where there is less room words go before buttons do; every action is in a menu as well.
class RunToolBar : public QWidget {
    Q_OBJECT

public:
    explicit RunToolBar(const ThemeController &theme, QWidget *parent = nullptr);

    void setSummary(const RunSummary &summary);
    void setUsage(const UsageSummary &usage);

Q_SIGNALS:
    void pauseRequested();
    void continueRequested();
    void stopRequested();
    void autonomyChosen(const baton::Autonomy &autonomy);
    void modelRequested();
    void limitRequested();
    void paletteRequested();
    void exportRequested();
    void tryRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void buildLayout();
    void retranslate();
    void refresh();
    void onThemeChanged();
    void onPauseClicked();
    void onAutonomyActivated(int index);
    /// 0 = everything in words ... 4 = the fewest.
    void setCompact(int level);
    void fit();
    [[nodiscard]] static QString autonomyWords(int index, bool brief);

    const ThemeController &m_theme;
    RunSummary m_summary;
    ElidedLabel *m_name;
    Pill *m_state;
    QPushButton *m_pause;
    QPushButton *m_stop;
    QPushButton *m_try; ///< of a finished project, in the place of Stop
    QLabel *m_autonomyLabel;
    QComboBox *m_autonomy;
    QPushButton *m_model;
    MoneyMeter *m_money;
    QPushButton *m_palette;
    QPushButton *m_export;
    int m_compact = 0;
};

} // namespace baton::ui
