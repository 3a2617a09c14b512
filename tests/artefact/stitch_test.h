// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// Joining cut answers: at every position of several texts the joined text equals the uncut one.
class TestStitch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everyCut_data();
    void everyCut();
    void cases_data();
    void cases();
};
