// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class TraceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void partsWithSizes();
    void facts();
    void answerIsShownFirst();
    void asksForTheTraceOnce();
    void humanRevisionHasNone();
};
