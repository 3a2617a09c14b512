// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class SetupTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void fromNothingToATestedConnection();
    void saysWhatIsWrong();
    void ownEndpointIsOfferedAtOnce();
    void aServerOnThisComputerIsOffered();
    void roleSettingsGoIntoTheRun();
    void pricesAreKept();
};
