// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace baton::test {

class GateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void gates_data();
    void gates();
    void openQuestions_data();
    void openQuestions();
    void declinedRemarkStops();
    void approveRefusals();
    void approvalNote();
    void undo();
    void undoKeepsEarlierApproval();
};

} // namespace baton::test
