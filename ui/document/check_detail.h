// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/review.h"

#include <QFrame>

namespace baton::ui {

/// Small sheet over the window that says what a check found. Closes and deletes itself.
class CheckDetail : public QFrame {
    Q_OBJECT

public:
    CheckDetail(const CheckResult &check, QWidget *parent);
    void openUnder(const QWidget &anchor);

Q_SIGNALS:
    void lineRequested(int line);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void onFocusChanged(const QWidget *now);
};

} // namespace baton::ui
