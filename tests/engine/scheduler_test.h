// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace baton::test {

class SchedulerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void diamond();
    void longestChainFirst();
    void parallelLimit();
    void fullRun();
    void fileWrites();
    void outsideChanges();
    void receivers();
};

} // namespace baton::test
