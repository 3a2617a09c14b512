// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace baton::test {

class RunTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void create();
    void createRefused_data();
    void createRefused();
    void modes_data();
    void modes();
    void finish();
    void switches();
    void until();
    void goesOnAfterFinish();
};

} // namespace baton::test
