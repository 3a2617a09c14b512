// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// A whole run against an OpenAI-compatible endpoint on the loopback address.
class RunTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void wholeRunAsksWellFormedPrompts();
    void filesOfALevelAreWrittenAtTheSameTime();
    void testsOffWritesNone();
    void untilStopsAfterAStep();
    void sameRequirementResumesAnotherIsRefused();
};
