// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tests/failure_sight.h"

#include <QWidget>

QT_FORWARD_DECLARE_CLASS(QLabel)
QT_FORWARD_DECLARE_CLASS(QPushButton)

namespace baton::ui {

class CodeBox;
class ElidedLabel;
class FlowLayout;
class Heading;
class ThemeController;

/// What became of one test: in words, what it expected and what came, where, and what it wrote. GUI thread.
class FailurePanel : public QWidget {
    Q_OBJECT

public:
    explicit FailurePanel(const ThemeController &theme, QWidget *parent = nullptr);

    void setFailure(const FailureSight &failure);
    [[nodiscard]] const FailureSight &failure() const { return m_failure; }
    void openTest();
    void openProgram();

Q_SIGNALS:
    void placeOpened(const QString &path, int line);

protected:
    void changeEvent(QEvent *event) override;

private:
    void present();
    void presentRows();
    void restyle();

    const ThemeController &m_theme;
    FailureSight m_failure;
    ElidedLabel *m_name;
    FlowLayout *m_rows;
    QPushButton *m_toTest;
    QLabel *m_sentence;
    CodeBox *m_compared;
    QWidget *m_programHead;
    Heading *m_programTitle;
    QPushButton *m_toProgram;
    CodeBox *m_excerpt;
    Heading *m_wordsTitle;
    CodeBox *m_words;
};

} // namespace baton::ui
