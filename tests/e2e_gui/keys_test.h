// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// What can be done without a mouse besides reviewing.
class KeysTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void startPressedTwiceIsOneProject();
    void choicesStayWhenTheStartIsRefused();
    void nextProjectStartsAfresh();
    void paletteRunsAnAction();
    void goToFileOpensADocument();
    void goToFileDoesNotOutliveTheProject();
    void messageReachesTheRole();
    void autonomyLetsTheRunGoToItsEnd();
    void cardsAreWalkedAndOpened();
    void regenerateAsksAgain();
    void escapeNeverStopsTheRun();
};
