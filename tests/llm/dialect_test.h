// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// What each dialect is sent, as its profile in resources/endpoints.json says.
class DialectTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void profiles_data();
    void profiles();
    void modelListsOfAzure();
    void unwantedParametersAreNotSent();
    void headersOfAProfile();
    void cacheKeyGroupsTheCallsOfARole();
    void stablePrefixIsMarked();
    void refusedParameters_data();
    void refusedParameters();
    void refusalsAreRememberedPerModel();
};
