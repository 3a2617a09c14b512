// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// What assistive technology finds: the stable names, cards and rows in words.
class AccessTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void startPageHasItsNames();
    void openProjectHasItsNames();
    void cardsAndRowsSpeak();
    void everyPaneTakesTheKeyboard();
};
