// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// From the requirement to the exported folder by keyboard; the same decisions by baton-cli give the same.
class WholeRunTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void windowAndCliComeToTheSame();
};
