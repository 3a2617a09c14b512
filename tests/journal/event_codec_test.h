// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class TestEventCodec : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everyMemberIsDescribed();
    void everyEventRoundTrips();
    void randomEventsRoundTrip();
    void defaultsRoundTrip();
    void typeWordsAreDistinct();
    void unknownMembersAreIgnored();
    void missingMembersTakeDefaults();
    void olderConfigurationsKeepTheirMeaning();
    void badRowsNameTheirNumber_data();
    void badRowsNameTheirNumber();
    void anUnknownErrorCodeIsInternal();
    void upcastersApplyFromTheRowsVersion();
    void logRows_data();
    void logRows();
    void everyLogRowIsJson();
    void statesRoundTrip();
    void snapshotFormatIsStable();
};
