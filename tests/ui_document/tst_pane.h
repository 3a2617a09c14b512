// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class PaneTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void emptySaysWhatWillAppear();
    void tabTitles();
    void closingATab();
    void approveCarriesShownRevision();
    void olderRevisionIsNotApproved();
    void ctrlEnterApproves();
    void editingFlow();
    void unsavedTextIsTakenIn();
    void discardCanBeUndone();
    void saveAndApprove();
    void newerRevisionWhileEditing();
    void asksForTexts();
    void accessibleNames();
    void narrowHidesRemarks();
    void singleLettersAreTypedInTheEditor();
};
