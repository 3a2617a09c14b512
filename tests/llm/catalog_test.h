// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// Prices, endpoint profiles, where keys may go, and the requests each protocol builds.
class CatalogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void costs_data();
    void costs();
    void reservationIsAnUpperBound();
    void pricesOfModels();
    void endpointsAreComplete();
    void keysGoOnlyToTheirHost_data();
    void keysGoOnlyToTheirHost();
    void urls_data();
    void urls();
    void requests_data();
    void requests();
    void modelLists();
};
