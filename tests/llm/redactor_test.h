// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// The key of a call never comes back out of the gateway's edge, however the endpoint sends it.
class RedactorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void splitKeysAreCaught_data();
    void splitKeysAreCaught();
    void shortKeysLeaveTextsAlone();
    void errorsAndNamesAreCleaned();
    void textWithoutKeyComesWhole();
};
