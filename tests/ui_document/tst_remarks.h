// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class RemarksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void keyboardFlow();
    void escapeLeaves();
    void draftCanBeEditedAndDeleted();
    void outcomes_data();
    void outcomes();
    void hintFillsTheEditor();
    void onlyWhereEditable();
    void sendIsOfferedForDrafts();
};
