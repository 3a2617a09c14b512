// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// Whatever arrives, nothing crashes, texts end with one newline and large answers stay cheap.
class TestRobustness : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void mutations_data();
    void mutations();
    void largeAnswers_data();
    void largeAnswers();
};
