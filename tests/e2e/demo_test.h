// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// The embedded recordings, run and exported by the CLI; the exported projects work with plain python3.
class DemoTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void runsAndExports_data();
    void runsAndExports();
    void remarkGetsARevisionWithADiff();
    void otherRequirementIsRefusedWithTheDemosNamed();
};
