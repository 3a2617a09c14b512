// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class ViewsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void swimlaneKeysMoveBetweenCards();
    void swimlaneCardsAreAccessible();
    void swimlaneMoreCardOpens();
    void thousandCardsAreFast();
    void timelineChipsAreClickable();
    void composerAddressesRoles();
    void composerReplacesWaitingMessage();
    void queueStepsWithJAndK();
    void toolBarFitsSmallWindows_data();
    void toolBarFitsSmallWindows();
    void toolBarButtonsFollowTheRun();
    void startPageGuardsTheDemo();
    void startPageBuildsRequest();
    void startPageFits();
    void namesForAssistiveTechnology();
    void themeAndFontScaleSwitchLive();
};
