// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// The pure rules: retry table, error classes, delays, refused parameters, think tags.
class PolicyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void retryTable_data();
    void retryTable();
    void rateLimitJitterStaysInBounds();
    void delays_data();
    void delays();
    void rateLimitReset();
    void classes_data();
    void classes();
    void streamErrorClasses_data();
    void streamErrorClasses();
    void masksKeysInMessages();
    void refusedParameters_data();
    void refusedParameters();
    void thinkTagsBecomeReasoning_data();
    void thinkTagsBecomeReasoning();
};
