// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class DiffTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void columnsAreLevel();
    void navigatesChanges();
    void sideBySideScrollsTogether();
    void asksForMissingTexts();
    void selectionIsInNewLines();
    void removedLinesAreInOldLines();
    void opensLargeFilesFast();
    void sameTextsSaySo();
};
