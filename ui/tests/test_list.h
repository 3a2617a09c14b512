// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tests/test_list_model.h"

#include <QHash>
#include <QTreeView>

QT_FORWARD_DECLARE_CLASS(QLineEdit)
QT_FORWARD_DECLARE_CLASS(QMenu)
QT_FORWARD_DECLARE_CLASS(QToolButton)

namespace baton::ui {

class Pill;
class ThemeController;

/// The rows themselves. Files with failures are open; what the person folds or opens stays so.
class TestTree : public QTreeView {
    Q_OBJECT

public:
    TestTree(
        const ThemeController &theme, TestListModel &tests, TestFilter &filter, QWidget *parent = nullptr);

    /// While something is looked for, all that is found is in sight.
    void setAllOpen(bool open);
    void setCurrentTest(const QString &id);
    [[nodiscard]] QString currentTest() const;

Q_SIGNALS:
    void testChosen(const QString &id);
    /// Enter on a test, or a double click.
    void testOpened();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void openFiles();
    void noteFold(const QModelIndex &index, bool isOpen);

    const ThemeController &m_theme;
    TestListModel &m_tests;
    TestFilter &m_filter;
    QHash<QString, bool> m_folds; ///< what the person did, by file
    bool m_allOpen = false;
    bool m_arranging = false;
};

/// The left side of the Tests view: totals, what is shown, and the tests. GUI thread.
class TestList : public QWidget {
    Q_OBJECT

public:
    explicit TestList(const ThemeController &theme, QWidget *parent = nullptr);

    void setReport(const QVector<TestResult> &results, const TestTotals &totals);
    [[nodiscard]] const TestListModel &tests() const { return m_model; }
    [[nodiscard]] TestTree &tree() const { return *m_tree; }
    void openFind();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QWidget *head(const ThemeController &theme);
    void fillMenu(QMenu &menu);
    void closeFind();
    void retranslate();

    TestListModel m_model;
    TestFilter m_filter;
    TestTotals m_totals;
    Pill *m_failed;
    Pill *m_passed;
    Pill *m_others;
    QToolButton *m_states;
    QToolButton *m_findButton;
    QLineEdit *m_find;
    TestTree *m_tree;
};

} // namespace baton::ui
