// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class ReviewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void modes_data();
    void modes();
    void failureOffersWhatFits();
    void narrowUsesShortWords();
    void approveSaysWhereItGoes();
    void noteTravels();
    void writingShowsProgress();
    void staleNamesTheCause();
    void undoOnlyWhilePossible();
    void checksSummariseWhenNarrow();
    void checkJumpsToLine();
};
