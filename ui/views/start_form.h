// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/views/start_values.h"

#include <QWidget>

QT_FORWARD_DECLARE_CLASS(QButtonGroup)
QT_FORWARD_DECLARE_CLASS(QComboBox)
QT_FORWARD_DECLARE_CLASS(QDoubleSpinBox)
QT_FORWARD_DECLARE_CLASS(QGridLayout)
QT_FORWARD_DECLARE_CLASS(QHBoxLayout)
QT_FORWARD_DECLARE_CLASS(QLineEdit)
QT_FORWARD_DECLARE_CLASS(QLabel)
QT_FORWARD_DECLARE_CLASS(QPushButton)

namespace baton::ui {

class ElidedLabel;

/// The rows under the requirement: team, model, autonomy, money, folder.
class StartForm : public QWidget {
    Q_OBJECT

public:
    explicit StartForm(QWidget *parent = nullptr);

    /// What the person has chosen stays where it is still offered and its default has not moved.
    void setOffers(const StartOffers &offers);
    /// For the next project: the folder follows the requirement again.
    void reset();
    /// Takes up choices of before, as far as they are still offered.
    void resume(const StartDraft &draft);
    /// Everything but the requirement.
    [[nodiscard]] StartDraft draft() const;
    /// Names the folder after the requirement until the person chooses one.
    void followRequirement(const QString &requirement);
    void setFolder(const QString &folder);
    void setForecast(const QString &text);
    void setConnectVisible(bool visible);

    [[nodiscard]] bool isDemo() const;
    /// Everything but requirement and demo.
    [[nodiscard]] StartRequest request() const;

Q_SIGNALS:
    void changed();
    /// A person chose or typed something.
    void edited();
    void modelChanged();
    void browseRequested(const QString &folder);
    void connectModelRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void buildRows();
    void addRow(QGridLayout &grid, int row, QLabel *label, const QList<QWidget *> &widgets, int stretched);
    void retranslate();
    void onTeamChanged();
    void onFoundClicked();
    void select(const ModelChoice &choice);
    void refreshMoneyNote();
    void onModelChanged();

    StartOffers m_offers;
    QLabel *m_labels[5];
    QComboBox *m_team;
    ElidedLabel *m_teamNote;
    QComboBox *m_model;
    QPushButton *m_found;
    QPushButton *m_connect;
    QButtonGroup *m_autonomy;
    QDoubleSpinBox *m_money;
    ElidedLabel *m_moneyNote;
    QLineEdit *m_folder;
    QPushButton *m_browse;
    QString m_forecast;
    ModelChoice m_resumed; ///< chosen before the program ended; it may be offered a moment later only
    bool m_folderChosen = false;
};

} // namespace baton::ui
