// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// Decisions in the window that go another way than straight on.
class DecisionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void refusalIsSaidInASentence();
    void approvalOffersUndo();
    void saveAndApproveIsOneKey();
    void stopKeepsTheRunAndContinueGoesOn();
    void noticesComeOnlyFromTheBackground();
};
