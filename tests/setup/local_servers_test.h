// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class LocalServersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void classifies_data();
    void classifies();
    void findsByAnswerNotByPort();
    void reportsPortsInOrder();
    void asksOnlyWithoutKeyAndBody();
    void silentAndDeadPortsEndTheSearch();
    void aNewSearchReplacesTheOld();
    void leavesOutWhatCannotWrite();
    void everyKindHasAProfile();
};
