// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tests/tests_sight.h"

#include <QWidget>

QT_FORWARD_DECLARE_CLASS(QLabel)
QT_FORWARD_DECLARE_CLASS(QScrollArea)
QT_FORWARD_DECLARE_CLASS(QSplitter)
QT_FORWARD_DECLARE_CLASS(QVBoxLayout)

namespace baton::ui {

class FailurePanel;
class FaultCard;
class RoundCard;
class RunTestsBar;
class TestList;
class TestOutput;
class TestSummary;
class ThemeController;

/// The tests of the project: which there are, what one of them said, what the run wrote, and whose fault a
/// failure is. Three columns where there is room, else two or one. A value in, commands out. GUI thread.
class TestsView : public QWidget {
    Q_OBJECT

public:
    explicit TestsView(const ThemeController &theme, QWidget *parent = nullptr);

    void setSight(const TestsSight &sight);
    [[nodiscard]] const TestsSight &sight() const { return m_sight; }
    /// All that a run which goes on has written so far.
    void setLive(const QString &output);

    // What the pane's keys do here.
    void goToTest();
    void goToProgram();
    void openFind();

Q_SIGNALS:
    void decided(const baton::Command &command);
    void placeOpened(const QString &path, int line);
    /// Another test is in sight, which has a place to go to or none.
    void testChanged();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build();
    void connectParts();
    void present();
    void presentCards();
    void chooseTest();
    void showTest(const QString &id);
    void addCard();
    void answer(const QString &test, Fault fault);
    void arrange();
    void placeOutput(bool isLow);
    [[nodiscard]] const TestResult *result(const QString &id) const;
    [[nodiscard]] FaultCard *cardOf(const QString &test) const;

    struct Arrangement {
        bool isNarrow = false;
        int side = -1; ///< width of the right column
        bool operator==(const Arrangement &) const = default;
    };

    const ThemeController &m_theme;
    TestsSight m_sight;
    Arrangement m_arrangement;
    QString m_shown; ///< id of the test in the middle; empty: the summary
    bool m_wasBad = false; ///< that test, when it was last looked at
    RunTestsBar *m_bar;
    QSplitter *m_columns;
    TestList *m_list;
    QSplitter *m_centre;
    QScrollArea *m_middle;
    TestSummary *m_summary;
    FailurePanel *m_failure;
    QVBoxLayout *m_slot; ///< of the cards where there is no room beside
    QVBoxLayout *m_outputSlot; ///< of the output where there is no room under it all
    TestOutput *m_output;
    QScrollArea *m_side;
    QWidget *m_cards;
    QVector<FaultCard *> m_faults;
    QLabel *m_more;
    RoundCard *m_round;
};

} // namespace baton::ui
