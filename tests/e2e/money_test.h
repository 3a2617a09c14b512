// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// Money from outside: limits, prices and fallbacks as options, and the ledger.
class MoneyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void anUnknownPriceIsAskedOnce();
    void limitIsNeverPassed();
    void goesOnWithoutCounting();
    void deadEndpointHasAFallback();
    void badMoneyOptions_data();
    void badMoneyOptions();
};
