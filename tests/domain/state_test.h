// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace baton::test {

/// What a state says about itself: phase, what waits, reserved money, look-ups.
class StateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void phase_data();
    void phase();
    void waitsForThePerson();
    void reservesOnlyCallsInFlight();
    void findsArtefactsByPath();
    void listsRemarksOldestFirst();
    void findsOutsideChanges();
    void existsOnceItHasAnSop();
};

} // namespace baton::test
