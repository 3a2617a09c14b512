// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// Servers and answers that misbehave: nothing aborts, nothing is lost, a decision and `run` go on to the
/// end.
class FailureTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void rateLimitIsWaitedFor();
    void cutIsContinuedWithoutASeam();
    void halfDocumentIsCompleted();
    void stubbornHalfDocumentBecomesACard();
    void missingClosingFenceIsTolerated();
    void pathOutsideIsRefused();
    void serverErrorsEndInARetry();
    void deadPortSaysWhatToDo();
    void secondProgramIsRefused();
    void outsideChangeIsNotOverwritten();
};
