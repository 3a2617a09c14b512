// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// Each check by a table of texts and the problems it has to find.
class TestChecks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everyCheckIsKnown();
    void documents_data();
    void documents();
    void diagrams_data();
    void diagrams();
    void code_data();
    void code();
    void names();
    void filesAgreeWithTheDesign();
    void traced();
    void length();
    void linesPointIntoTheText();
};
