// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/test_choice.h"

#include "core/artefact/report/report_document.h"
#include "core/engine/staleness.h"

#include <QSet>

#include <algorithm>

namespace baton::session {

using namespace Qt::StringLiterals;

namespace {

QVector<const TestResult *> badOf(const TestReport &report)
{
    QVector<const TestResult *> bad;
    for (const TestResult &result : report.results) {
        if (result.isBad())
            bad.append(&result);
    }
    return bad;
}

QSet<QString> changedSince(const QVector<InputRef> &before, const QVector<InputRef> &now)
{
    QSet<QString> paths;
    for (const InputRef &input : now) {
        if (engine::usedRevision(before, input.path) != input.revision)
            paths.insert(input.path);
    }
    return paths;
}

/// A row's file and all that it depends on, by whatever way.
QSet<QString> closureOf(const QString &file, const QHash<QString, QStringList> &dependencies)
{
    QSet<QString> seen;
    QStringList open{file};
    while (!open.isEmpty()) {
        const QString next = open.takeLast();
        if (seen.contains(next))
            continue;
        seen.insert(next);
        open += dependencies.value(next);
    }
    return seen;
}

/// Files of tests that use one of the changed files.
QStringList testsOf(const State &state, const QSet<QString> &changed)
{
    QHash<QString, QStringList> dependencies;
    for (const Artefact &artefact : state.artefacts) {
        if (!artefact.removed && !artefact.item.file.isEmpty())
            dependencies.insert(artefact.item.file, artefact.item.dependsOn);
    }
    QStringList tests;
    for (const Artefact &artefact : state.artefacts) {
        const bool isTest = !artefact.item.file.isEmpty() && artefact.path != artefact.item.file
            && !artefact.recordOnly && !artefact.removed;
        if (isTest
            && (changed.contains(artefact.path)
                || closureOf(artefact.item.file, dependencies).intersects(changed)))
            tests.append(artefact.path);
    }
    return tests;
}

} // namespace

QStringList testsToRunFirst(const State &state, const engine::work::RunProgram &work, const TestReport &last)
{
    QStringList chosen;
    const QVector<const TestResult *> bad = badOf(last);
    const Artefact *report = state.artefact(work.path);
    const bool wantsAll = report == nullptr || (report->asked && !work.onlyFailed);
    if (bad.isEmpty() || wantsAll)
        return {};
    for (const TestResult *result : bad)
        chosen.append(work.onlyFailed ? result->id : result->file);
    if (work.onlyFailed)
        return chosen;
    const QSet<QString> changed =
        changedSince(state.lastPrograms.value(work.path).program.inputs, work.inputs);
    const bool isKnown = std::all_of(changed.cbegin(), changed.cend(), [&](const QString &path) {
        const Artefact *artefact = state.artefact(path);
        return artefact != nullptr && !artefact->item.file.isEmpty(); // else anybody may use it
    });
    if (!isKnown || chosen.contains(QString()))
        return {};
    chosen += testsOf(state, changed);
    chosen.removeDuplicates();
    return chosen;
}

TestReport withNewResults(const TestReport &last, const TestReport &now, const QStringList &chosen)
{
    TestReport whole = now;
    int kept = 0;
    for (const TestResult &result : last.results) {
        const bool isNew = chosen.contains(result.id) || chosen.contains(result.file)
            || std::any_of(now.results.cbegin(), now.results.cend(),
                [&](const TestResult &other) { return other.id == result.id; });
        if (isNew)
            continue;
        whole.results.append(result);
        ++kept;
    }
    std::stable_sort(whole.results.begin(), whole.results.end(),
        [](const TestResult &a, const TestResult &b) { return a.id < b.id; });
    whole.totals = {};
    for (const TestResult &result : whole.results)
        whole.totals.count(result.state);
    if (kept > 0)
        whole.notRun.append(u"%1 tests are left out until the others pass; what is said of them is of the "
                            u"run before"_s.arg(kept));
    return whole;
}

int failuresThatCount(const TestReport &report, const QVector<TestFault> &faults)
{
    const QVector<const TestResult *> bad = badOf(report);
    return report.totals.bad()
        - static_cast<int>(std::count_if(bad.cbegin(), bad.cend(), [&](const TestResult *result) {
              const QString id = artefact::idInReport(result->id);
              return std::any_of(faults.cbegin(), faults.cend(), [&](const TestFault &fault) {
                  return fault.fault == Fault::Accepted && fault.test == id;
              });
          }));
}

} // namespace baton::session
