// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace baton::test {

class CallTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void schedule();
    void scheduleRefused();
    void answeredOnce();
    void budget();
    void budgetUnknownPrice();
    void failures_data();
    void failures();
    void disconnects();
    void aborted();
    void interrupted();
    void nthCountsAnswers();
};

} // namespace baton::test
