// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace baton::test {

class StaleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void rows_data();
    void rows();
    void documents();
    void directDependencyText();
    void ownApprovalAfterInputMoved();
    void keepAndRefresh();
    void sectionReads();
};

} // namespace baton::test
