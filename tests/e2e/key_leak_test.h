// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// A run with a key, good and bad, searched in every byte it leaves behind.
class KeyLeakTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void searchFindsWhatIsHidden();
    void noByteHoldsTheKey_data();
    void noByteHoldsTheKey();
};
