// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/review.h"

#include <QWidget>

QT_FORWARD_DECLARE_CLASS(QFrame)
QT_FORWARD_DECLARE_CLASS(QPushButton)

namespace baton::ui {

/// The checks of a revision as pills, right-aligned. Where there is no room for all of them they become one
/// pill with a menu. A click on one opens what it found and offers to go there. GUI thread.
class CheckBar : public QWidget {
    Q_OBJECT

public:
    explicit CheckBar(QWidget *parent = nullptr);

    void setChecks(const QVector<CheckResult> &checks, int openRemarks);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void lineRequested(int line);
    void remarksRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void rebuild();
    void place();
    [[nodiscard]] QPushButton *addPill(const QString &text, const QString &tone);
    void showDetail(const CheckResult &check, QWidget *under);
    void openMenu();
    [[nodiscard]] int fullWidth() const;

    QVector<CheckResult> m_checks;
    int m_openRemarks = 0;
    QVector<QPushButton *> m_pills; ///< one a check, the remark pill last
    QPushButton *m_summary;
};

} // namespace baton::ui
