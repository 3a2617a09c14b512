// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// Desktop messages: only when nobody looks, and over a real message bus where one can be started.
class NotifierTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void tellsOnlyWhenTheWindowIsAway();
    void clickOpensTheWindow();
    void takesBackWhatWasSeen();
    void withoutABusNothingHappens();
    void talksToTheService();
};
