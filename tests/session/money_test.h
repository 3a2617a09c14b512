// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace baton::test {

/// Money over a whole session: limits against an endpoint that takes money, fallbacks, forecasts.
class MoneyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void limitIsNeverPassed_data();
    void limitIsNeverPassed();
    void unknownPriceIsAskedBeforeTheFirstCall();
    void withoutALimitNobodyIsAsked();
    void fallbackIsAskedWhenTheEndpointIsDown();
    void fallbackOfUnknownPriceAsksFirst();
    void forecastShrinks();
};

} // namespace baton::test
