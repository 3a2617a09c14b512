// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// Gates and decisions through the CLI.
class DecisionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everyOutputStopsAtAGate();
    void editReachesTheNextRole();
    void readingWorksOnAProjectThatIsHeld();
    void badUsageIsTwo_data();
    void badUsageIsTwo();
};
