// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// kill -9 at random moments: the run goes on where it was, nothing is asked or paid twice.
class CrashTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void killedRunsEndInTheSameTree();
};
