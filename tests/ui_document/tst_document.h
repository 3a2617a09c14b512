// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class DocumentTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void chunks_data();
    void chunks();
    void growingTextKeepsChunks();
    void followsUntilScrolledUp();
    void jumpToEndFollowsAgain();
    void atMostOneUpdateAFrame();
    void fencesAreBoxes();
    void nothingIsFetched();
    void linksAreOnlyTold();
    void placeOfSelection();
    void goToLineSelectsIt();
    void codeIsSource();
};
