// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class SecretScanTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void lines_data();
    void lines();
    void linesAreCounted();
};
