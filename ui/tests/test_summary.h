// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tests/tests_sight.h"

#include <QWidget>

QT_FORWARD_DECLARE_CLASS(QGridLayout)
QT_FORWARD_DECLARE_CLASS(QLabel)

namespace baton::ui {

class Heading;
class ThemeController;

/// What there is to say of a run as a whole: why there are no results, what cut it short; of one that went
/// well the totals and what took longest. GUI thread.
class TestSummary : public QWidget {
    Q_OBJECT

public:
    explicit TestSummary(const ThemeController &theme, QWidget *parent = nullptr);

    /// `whole`: totals and the slowest, too.
    void setSight(const TestsSight &sight, bool whole);

private:
    void presentSlowest(const QVector<TestResult> &tests);

    const ThemeController &m_theme;
    QLabel *m_happened;
    QLabel *m_advice;
    QLabel *m_totals;
    Heading *m_slowestTitle;
    QWidget *m_slowest;
    QGridLayout *m_rows;
};

} // namespace baton::ui
