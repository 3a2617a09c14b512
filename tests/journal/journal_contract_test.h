// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// What holds for every Journal: each test runs over the one in memory and the one on disk.
class TestJournalContract : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void pages_data();
    void pages();
    void sequenceMustFollow_data();
    void sequenceMustFollow();
    void textsAreSharedAndExact_data();
    void textsAreSharedAndExact();
    void eventsOfACall_data();
    void eventsOfACall();
    void partials_data();
    void partials();
    void snapshots_data();
    void snapshots();
};
