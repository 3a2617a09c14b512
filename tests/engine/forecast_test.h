// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace baton::test {

class ForecastTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void callsLeft_data();
    void callsLeft();
    void newRun();
    void switchesAndUntil();
    void shrinksWithTheRun();
    void learnsSizes();
    void unknownPricesAreNamed();
    void localCostsNothing();
    void approvalOfADocument();
    void approvalOfTheList();
    void approvalThatStartsNothing();
};

} // namespace baton::test
