// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/invocation.h"

#include <functional>

namespace baton::cli {

/// A command of the contract: adds its options and does its work. Adding one = a line in `commands()`.
struct CommandSpec {
    QString name;
    QString usage;
    QString help;
    std::function<void(QCommandLineParser &)> addOptions;
    std::function<int(const Invocation &)> run;
};

[[nodiscard]] const QVector<CommandSpec> &commands();

/// Where a person's own SOP files live.
[[nodiscard]] QString userSopFolder();

int runRun(const Invocation &invocation);
int runStatus(const Invocation &invocation);
int runShow(const Invocation &invocation);
int runDiff(const Invocation &invocation);
int runCompare(const Invocation &invocation);
int runLog(const Invocation &invocation);
int runTrace(const Invocation &invocation);
int runUsage(const Invocation &invocation);
int runWaiting(const Invocation &invocation);
int runDecide(const Invocation &invocation);
int runTests(const Invocation &invocation);
int runTry(const Invocation &invocation);
int runTest(const Invocation &invocation);
int runFault(const Invocation &invocation);
int runRemarks(const Invocation &invocation);
int runFinding(const Invocation &invocation);
int runImpact(const Invocation &invocation);
int runRefresh(const Invocation &invocation);
int runDecision(const Invocation &invocation);
int runExportCommand(const Invocation &invocation);
int runRecover(const Invocation &invocation);
int runCheck(const Invocation &invocation);
int runDecode(const Invocation &invocation);
int runSop(const Invocation &invocation);
int runDemos(const Invocation &invocation);
int runProviders(const Invocation &invocation);
int runPrices(const Invocation &invocation);
int runTestConnection(const Invocation &invocation);

} // namespace baton::cli
