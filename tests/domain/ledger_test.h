// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace baton::test {

class LedgerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void sums_data();
    void sums();
    void basis();
    void csv();
    void csvCannotRunAnything();
    void wordsRoundTrip();
};

} // namespace baton::test
