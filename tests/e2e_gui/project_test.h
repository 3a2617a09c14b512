// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// Opening, closing and finding again.
class ProjectTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void closedProjectIsListedAndOpensAgain();
    void interruptedProjectSpendsNothingBeforeContinue();
    void secondWindowIsRefused();
    void foreignFolderIsRefused();
    void changeOutsideIsShownAndTaken();
    void changeOutsideIsShownAndOverruled();
    void unsavedTextIsThereAgain();
};
