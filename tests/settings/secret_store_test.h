// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace baton::test {

class SecretStoreTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void answersLater();
    void keepsKeysApart();
    void emptyRemoves();
    void isNotPersistent();
};

} // namespace baton::test
