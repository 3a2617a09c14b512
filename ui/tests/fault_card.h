// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tests/tests_sight.h"

#include <QFrame>

QT_FORWARD_DECLARE_CLASS(QGridLayout)
QT_FORWARD_DECLARE_CLASS(QLabel)
QT_FORWARD_DECLARE_CLASS(QPushButton)
QT_FORWARD_DECLARE_CLASS(QVBoxLayout)

namespace baton::ui {

class ElidedLabel;
class FlowLayout;
class Pill;
class ThemeController;

/// One failed test: whose fault it is said to be, and the buttons. Enter answers as proposed; 1, 2 and
/// 3 are code, test and requirement, 4 leaves it as it is. GUI thread.
class FaultCard : public QFrame {
    Q_OBJECT

public:
    explicit FaultCard(QWidget *parent = nullptr);

    void setFault(const FaultSight &sight, const QString &testName);
    [[nodiscard]] const FaultSight &fault() const { return m_sight; }
    /// It is of the test in sight.
    void setCurrent(bool current);
    /// Does what the button of that fault does; nothing where that is not possible.
    void answer(Fault fault);
    void answerAsProposed();

Q_SIGNALS:
    void answered(const QString &test, baton::Fault fault);
    void focused(const QString &test);
    void placeOpened(const QString &path, int line);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    void addRow(QGridLayout &rows, QLabel *title, QWidget *value);
    void addButtons(QVBoxLayout &column);
    void present();
    void presentButtons();
    void arrangeButtons();

    FaultSight m_sight;
    QString m_name;
    QLabel *m_title;
    QLabel *m_count;
    QLabel *m_testTitle;
    ElidedLabel *m_test;
    QLabel *m_faultTitle;
    Pill *m_fault;
    QLabel *m_placeTitle;
    QPushButton *m_place;
    QLabel *m_reasonTitle;
    QLabel *m_reason;
    QLabel *m_standing;
    QVBoxLayout *m_primary;
    FlowLayout *m_others;
    QVector<QPushButton *> m_buttons; ///< by Fault
};

/// What ran, what is under way and what comes. GUI thread.
class RoundCard : public QFrame {
    Q_OBJECT

public:
    explicit RoundCard(const ThemeController &theme, QWidget *parent = nullptr);

    void setRound(const RoundSight &round);

private:
    void addStep(const RoundStep &step);

    const ThemeController &m_theme;
    RoundSight m_round;
    QLabel *m_title;
    QLabel *m_end;
    QVBoxLayout *m_steps;
};

} // namespace baton::ui
