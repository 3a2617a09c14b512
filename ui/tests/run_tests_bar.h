// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

QT_FORWARD_DECLARE_CLASS(QPushButton)

namespace baton::ui {

class ElidedLabel;
struct TestsSight;

/// How the last run ended, and what can be run again; while the tests run, what stops them. GUI thread.
class RunTestsBar : public QWidget {
    Q_OBJECT

public:
    explicit RunTestsBar(QWidget *parent = nullptr);

    void setSight(const TestsSight &sight);

Q_SIGNALS:
    void runRequested(bool onlyFailed);
    void stopRequested();

private:
    ElidedLabel *m_facts;
    QPushButton *m_run;
    QPushButton *m_failed;
    QPushButton *m_stop;
};

} // namespace baton::ui
