// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/export_review.h"

#include "core/artefact/report/results_codec.h"
#include "core/artefact/report/test_functions.h"
#include "core/session/test_choice.h"
#include "core/workspace/secret_scan.h"
#include "core/workspace/workspace.h"

#include <QSet>

#include <algorithm>

namespace baton::session {

using namespace Qt::StringLiterals;

namespace {

void addFindings(ExportReview &review, const State &state, const Artefact &artefact, const Revision &approved)
{
    using Kind = ExportFinding::Kind;
    if (artefact.state == ArtefactState::Stale)
        review.findings.append(
            {Kind::Stale, artefact.path, artefact.staleBecause.join(QStringLiteral(", "))});
    for (const CheckResult &check : approved.checks) {
        if (check.state == CheckState::Failed)
            review.findings.append({Kind::FailedCheck, artefact.path, check.id.value});
    }
    for (const Remark &remark : state.remarksOf(artefact.path)) {
        const bool open = remark.state == RemarkState::Sent || remark.state == RemarkState::Unanswered;
        if (open)
            review.findings.append({Kind::OpenRemark, artefact.path, remark.text});
    }
}

void addSecrets(ExportReview &review, const QString &path, const QString &text)
{
    const auto secrets = workspace::findSecrets(text);
    for (const workspace::SecretFinding &secret : secrets) {
        const QString where = QStringLiteral("%1: %2").arg(secret.line).arg(secret.kind);
        review.findings.append({ExportFinding::Kind::Secret, path, where});
    }
}

/// The folder holds something else than what goes out, which the person may take for it.
void addOutsideChange(ExportReview &review, const QString &folder, const Artefact &artefact)
{
    const auto path = RelativePath::parse(artefact.path);
    const auto workspace = workspace::Workspace::open(folder, false);
    if (artefact.writtenRevision == 0 || !path || !workspace)
        return;
    const auto disk = workspace->read(*path);
    const bool ours = !disk
        || (*disk
            && std::any_of(artefact.revisions.cbegin(), artefact.revisions.cend(),
                [&](const Revision &revision) { return revision.text == (*disk)->hash; }));
    if (!ours)
        review.findings.append({ExportFinding::Kind::ChangedOutside, artefact.path, {}});
}

} // namespace

HandedOver::HandedOver(
    const State &state, const TextSource &texts, const artefact::LanguageProfiles &languages)
{
    for (const Artefact &artefact : state.artefacts) {
        const Revision *revision = artefact.handedOver();
        const StepSpec *step = state.sop.step(artefact.step);
        const bool isFile = step != nullptr && step->type == StepType::File;
        if (revision != nullptr && isFile)
            files.insert(artefact.path, texts.read(revision->text).value_or(QString()));
        else if (revision != nullptr)
            documents.insert(artefact.kind, revision->facts);
    }
    coverage = artefact::coverageOf(documents, files, languages);
}

namespace {

/// Tests of files that no result is about: what they needed was not there.
int testsLeftOut(
    const TestReport &report, const HandedOver &project, const artefact::LanguageProfiles &languages)
{
    QSet<QString> seen;
    for (const TestResult &result : report.results)
        seen.insert(result.file);
    int count = 0;
    for (auto it = project.files.cbegin(); it != project.files.cend() && !report.notRun.isEmpty(); ++it) {
        const artefact::LanguageProfile *profile = languages.byPath(it.key());
        if (profile != nullptr && !seen.contains(it.key()))
            count += static_cast<int>(artefact::testFunctions(*it, *profile).size());
    }
    return count;
}

/// Of "node:test tests: node is missing" what stands behind.
QString reasonsIn(const QStringList &notRun)
{
    QStringList reasons;
    for (const QString &item : notRun) {
        const QString reason = item.contains(": "_L1) ? item.section(u": "_s, 1) : item;
        if (!reasons.contains(reason))
            reasons += reason;
    }
    return reasons.join(u", "_s);
}

} // namespace

Proof proofOf(const State &state, const TextSource &texts, const HandedOver &project,
    const artefact::LanguageProfiles &languages)
{
    Proof proof;
    proof.openFindings = static_cast<int>(std::count_if(state.remarks.cbegin(), state.remarks.cend(),
        [](const Remark &remark) { return remark.state == RemarkState::Finding; }));
    proof.requirements = static_cast<int>(project.coverage.size());
    for (const artefact::RequirementCoverage &row : project.coverage) {
        if (row.tests.isEmpty())
            proof.untested.append(row.id);
    }
    for (const StepSpec &step : state.sop.steps) {
        if (step.type != StepType::Command || !state.config.isOn(step.switchName))
            continue;
        proof.hasTests = true;
        const auto record = state.lastPrograms.constFind(step.path);
        if (record == state.lastPrograms.constEnd())
            continue;
        proof.wereRun = record->outcome.end != ProgramEnd::NotRun;
        proof.whyNot = proof.wereRun ? QString() : record->outcome.detail;
        proof.isRecorded = proof.wereRun && !record->outcome.detail.isEmpty();
        const auto json = texts.read(record->outcome.results);
        const auto report = artefact::resultsFromJson(json.value_or(QString()).toUtf8());
        if (!report)
            continue;
        proof.passed += report->totals.passed;
        const Artefact *artefact = state.artefact(step.path);
        const int failed =
            failuresThatCount(*report, artefact == nullptr ? QVector<TestFault>() : artefact->faults);
        proof.failed += failed;
        proof.accepted += report->totals.bad() - failed;
        proof.notRun += report->totals.skipped + report->totals.notRun;
        if (proof.wereRun) {
            proof.notRun += testsLeftOut(*report, project, languages);
            proof.whyNot = reasonsIn(report->notRun);
        }
    }
    return proof;
}

ExportReview reviewExport(const State &state, const TextSource &texts, const QString &folder,
    const artefact::LanguageProfiles &languages)
{
    ExportReview review;
    review.proof = proofOf(state, texts, HandedOver(state, texts, languages), languages);
    for (const Artefact &artefact : state.artefacts) {
        if (artefact.removed || artefact.recordOnly || artefact.state == ArtefactState::Skipped)
            continue; // nobody expects it
        const Revision *revision = artefact.handedOver();
        if (revision == nullptr) {
            review.findings.append({ExportFinding::Kind::LeftOut, artefact.path, {}});
            continue;
        }
        review.files.append({artefact.path, revision->bytes});
        addFindings(review, state, artefact, *revision);
        addOutsideChange(review, folder, artefact);
        if (const auto text = texts.read(revision->text))
            addSecrets(review, artefact.path, *text);
    }
    return review;
}

} // namespace baton::session
