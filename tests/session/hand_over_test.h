// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// Export through a session, files on disk, and sessions that go while something is under way.
class HandOverTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void exportsApprovedContentOnly_data();
    void exportsApprovedContentOnly();
    void reviewNamesWhatLooksLikeAKey();
    void occupiedDestinationNeedsForce();
    void nothingInsideTheProject();
    void sessionMayGoDuringAnExport();
    void sessionMayGoWhileATextIsRead();
    void changeOutsideIsSeenOnOpening();
    void changeOutsideIsSeenBeforeWriting();
};
