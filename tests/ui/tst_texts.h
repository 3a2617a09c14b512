// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class TextsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everyErrorHasWords();
    void detailIsWovenIn();
    void checksHaveTitles();
};
