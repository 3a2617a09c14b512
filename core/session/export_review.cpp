// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/export_review.h"

#include "core/artefact/report/results_codec.h"
#include "core/session/test_choice.h"
#include "core/workspace/secret_scan.h"
#include "core/workspace/workspace.h"

#include <algorithm>

namespace baton::session {

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

Proof proofOf(const State &state, const TextSource &texts)
{
    Proof proof;
    proof.openFindings = static_cast<int>(std::count_if(state.remarks.cbegin(), state.remarks.cend(),
        [](const Remark &remark) { return remark.state == RemarkState::Finding; }));
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
    }
    return proof;
}

ExportReview reviewExport(const State &state, const TextSource &texts, const QString &folder)
{
    ExportReview review;
    review.proof = proofOf(state, texts);
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
