// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// SyntaxChecker with the real tools of the machine; rows of tools that are missing expect NotRun.
class TestSyntax : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void texts_data();
    void texts();
    void manyAtOnce();
    void nothingIsRun();
    void missingPython();
    void aPythonThatDies();
    void aPythonThatHangs();
    void deletingWhileBusy();
    void toolOutput_data();
    void toolOutput();
};
