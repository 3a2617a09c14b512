// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace baton::test {

/// Limits, warnings, reservations and fallbacks.
class MoneyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void roleLimit();
    void warnsOncePerLimit();
    void ledgerAddsUp();
    void calibrates_data();
    void calibrates();
    void reservesMoreAfterAnOverrun();
    void tariffByPromptSize();
    void fallbackOnlyWhereDown_data();
    void fallbackOnlyWhereDown();
    void fallbackHopsOnce();
    void fallbackGoesOnFromWhatArrived();
    void fallbackOfARoleBeatsTheOneOfAll();
};

} // namespace baton::test
