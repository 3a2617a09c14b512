// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class VerdictTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void saysWhatToDo_data();
    void saysWhatToDo();
    void deadPort();
    void deadProxy();
    void missingKey();
    void wordsForTheRest_data();
    void wordsForTheRest();
};
