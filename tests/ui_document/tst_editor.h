// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class EditorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void languageByName();
    void keepsPlaceAndUndo();
    void appendsWhatGrew();
    void selectionGivesLines();
    void findsAndGoes();
    void readOnlyTakesNoText();
    void namesForAssistiveTechnology();
    void coloursFollowTheme();
    void chineseKeepsColumns();
};
