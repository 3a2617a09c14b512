// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class ModelsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cardWords_data();
    void cardWords();
    void boardHasLaneForPersonFirst();
    void cellsCollapseToWhatMatters();
    void expandedCellShowsAll();
    void liveTextChangesOneCard();
    void cardsAreNamedForAssistiveTechnology();
    void queueIsOldestFirst();
    void treeHasFoldersFirst();
    void treeFollowsLiveText();
    void summaries();
    void viewStateSignals();
    void randomRunsEqualRebuild_data();
    void randomRunsEqualRebuild();
};
