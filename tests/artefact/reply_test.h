// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// Verbs of parseReply: Complete, Continue, Revise with remarks; edited texts; lint.
class TestReply : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void missingSections();
    void completeMergesWantedSections();
    void completeTakesABareBody();
    void continueStitches();
    void remarks_data();
    void remarks();
    void remarksLeaveCode();
    void editedTextStaysAsItIs();
    void checksFollowTheStep();
    void lintOfDocuments();
    void lintOfCode();
    void lintOfUnknownKind();
};
