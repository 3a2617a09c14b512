// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/export_review.h"

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
            review.findings.append({Kind::FailedCheck, artefact.path, check.id});
    }
    for (const Remark &remark : state.remarksOf(artefact.path)) {
        const bool open = remark.state == RemarkState::Sent || remark.state == RemarkState::Unanswered;
        if (open)
            review.findings.append({Kind::OpenRemark, artefact.path, remark.text});
    }
}

} // namespace

ExportReview reviewExport(const State &state)
{
    ExportReview review;
    for (const Artefact &artefact : state.artefacts) {
        if (artefact.removed || artefact.state == ArtefactState::Skipped)
            continue;
        const Revision *approved = artefact.approved();
        if (approved == nullptr) {
            review.findings.append({ExportFinding::Kind::LeftOut, artefact.path, {}});
            continue;
        }
        review.files.append({artefact.path, approved->bytes});
        addFindings(review, state, artefact, *approved);
    }
    return review;
}

} // namespace baton::session
