// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/loops.h"

#include "core/domain/tags.h"
#include "core/engine/approval.h"
#include "core/engine/faults.h"
#include "core/engine/sop_rules.h"
#include "core/engine/staleness.h"
#include "core/markdown/cells.h"

#include <QRegularExpression>

#include <algorithm>

namespace baton::engine {

using namespace Qt::StringLiterals;

namespace {

/// Failed checks a role can do something about. What it did to a person's words, or what it asks less of the
/// code than before, is the person's to decide.
QVector<CheckResult> mendable(const Revision &head)
{
    QVector<CheckResult> failed;
    for (const CheckResult &check : head.checks) {
        if (check.state != CheckState::Failed)
            continue;
        if (check.id == check::yourWords || check.id == check::merge || check.id == check::weakerTest)
            return {};
        failed.append(check);
    }
    return failed;
}

QString inWords(const QVector<CheckResult> &failed)
{
    QStringList lines;
    for (const CheckResult &check : failed) {
        const QString place = check.line > 0 ? u"line %1: "_s.arg(check.line) : QString();
        lines.append(u"- check `%1`: %2%3"_s.arg(check.id.value, place, check.detail));
    }
    return lines.join(u'\n') + u'\n';
}

bool wroteItself(const Revision &revision)
{
    return revision.author == AuthorKind::Role && !revision.draft;
}

/// "line 12", "12-14", "Z. 12": the first number.
int lineOf(const QString &cell)
{
    static const QRegularExpression number(u"\\d{1,7}"_s);
    return number.match(cell).captured().toInt();
}

Remark findingOf(const Artefact &review, const Artefact &subject, int revision)
{
    Remark remark;
    remark.path = subject.path;
    remark.revision = revision;
    remark.author = review.role;
    remark.state = RemarkState::Finding;
    return remark;
}

/// Rows of the table, or items of the list, that the review has for findings.
QVector<Remark> findingsIn(const Artefact &review, const Artefact &subject, int revision)
{
    QVector<Remark> findings;
    const SectionFacts *section = review.head()->facts.tagged(tag::findings);
    if (section == nullptr)
        return findings;
    const qsizetype line = section->column(u"line"_s);
    const qsizetype severity = section->column(u"severity"_s);
    const qsizetype text = section->column(u"finding"_s);
    for (const QStringList &row : section->rows) {
        Remark finding = findingOf(review, subject, revision);
        finding.text = row.value(text < 0 ? row.size() - 1 : text).trimmed();
        finding.severity = row.value(severity).trimmed();
        finding.lineFrom = finding.lineTo = lineOf(row.value(line));
        if (!markdown::saysNothing(finding.text))
            findings.append(finding);
    }
    for (const QString &item : section->items) {
        Remark finding = findingOf(review, subject, revision);
        finding.text = item.trimmed();
        if (!markdown::saysNothing(item))
            findings.append(finding);
    }
    return findings;
}

void noteFindings(Draft &draft, const Artefact &review, const Artefact &subject, const QVector<Remark> &all)
{
    constexpr qsizetype most = 100; // of one review
    QVector<Remark> findings = all.mid(0, most);
    int next = draft.state().nextRemark;
    for (Remark &finding : findings) {
        finding.id = {u"m%1"_s.arg(next++)};
        finding.time = draft.now();
    }
    if (!findings.isEmpty())
        draft.add(event::FindingsNoted{.path = subject.path, .review = review.path, .findings = findings});
}

} // namespace

bool judges(const StepSpec &review, const StepSpec &subject)
{
    return review.reviewsBeforeGate() && (review.subject == subject.id || review.subject == subject.kind);
}

namespace {

bool isReport(const State &state, const Artefact &artefact)
{
    const StepSpec *step = state.sop.step(artefact.step);
    return step != nullptr && step->type == StepType::Command;
}

/// A run has failed, and a round is left to find out whose fault that is.
bool isAttributionDue(const State &state, const Artefact &attribution, const Artefact &report)
{
    const Revision *head = report.head();
    const Revision *last = attribution.head();
    const StepSpec *step = state.sop.step(attribution.step);
    const bool judged = last != nullptr && usedRevision(last->inputs, report.path) == head->number;
    return step != nullptr && report.state == ArtefactState::Review && anyFailed(head->checks) && !judged
        && !areAllDecided(report) && attribution.state != ArtefactState::Skipped
        && report.rounds.value(cause::tests) < step->maxRounds;
}

} // namespace

bool isAttribution(const State &state, const StepSpec &step)
{
    return std::any_of(state.sop.steps.cbegin(), state.sop.steps.cend(),
        [&](const StepSpec &subject) { return subject.type == StepType::Command && judges(step, subject); });
}

const StepSpec *reviewStepFor(const State &state, const StepSpec &subject)
{
    const auto step = std::find_if(state.sop.steps.cbegin(), state.sop.steps.cend(),
        [&](const StepSpec &candidate) { return judges(candidate, subject) && isActive(state, candidate); });
    return step == state.sop.steps.cend() ? nullptr : &*step;
}

const Artefact *reviewOf(const State &state, const Artefact &subject)
{
    const StepSpec *step = state.sop.step(subject.step);
    const StepSpec *review = step == nullptr ? nullptr : reviewStepFor(state, *step);
    if (review == nullptr)
        return nullptr;
    const auto found =
        std::find_if(state.artefacts.cbegin(), state.artefacts.cend(), [&](const Artefact &candidate) {
            return candidate.step == review->id && !candidate.removed
                && candidate.item.file == subject.item.file;
        });
    return found == state.artefacts.cend() ? nullptr : &*found;
}

const Artefact *subjectOf(const State &state, const Artefact &review)
{
    const StepSpec *step = state.sop.step(review.step);
    if (step == nullptr || !step->reviewsBeforeGate())
        return nullptr;
    const auto found =
        std::find_if(state.artefacts.cbegin(), state.artefacts.cend(), [&](const Artefact &candidate) {
            const StepSpec *of = state.sop.step(candidate.step);
            return of != nullptr && judges(*step, *of) && !candidate.removed
                && candidate.item.file == review.item.file;
        });
    return found == state.artefacts.cend() ? nullptr : &*found;
}

QString askedPath(const State &state, const Artefact &artefact)
{
    const Artefact *subject = subjectOf(state, artefact);
    return subject == nullptr ? artefact.path : subject->path;
}

bool isReviewDue(const State &state, const Artefact &review)
{
    const Artefact *subject = subjectOf(state, review);
    const Revision *head = subject == nullptr ? nullptr : subject->head();
    if (head != nullptr && review.asked)
        return subject->activeCall.isEmpty();
    if (head != nullptr && isReport(state, *subject))
        return isAttributionDue(state, review, *subject);
    if (head == nullptr || subject->state != ArtefactState::Review || !wroteItself(*head)
        || anyFailed(head->checks))
        return false;
    const Revision *last = review.head();
    if (review.state == ArtefactState::Skipped)
        return false;
    return last == nullptr || usedRevision(last->inputs, subject->path) != head->number;
}

bool sendBackByChecks(Draft &draft, const QString &path)
{
    const Artefact artefact = *draft.state().artefact(path);
    const StepSpec *step = draft.state().sop.step(artefact.step);
    const Revision *head = artefact.head();
    const int round = artefact.rounds.value(cause::checks) + 1;
    if (step == nullptr || head == nullptr || !wroteItself(*head) || round > step->checkRounds)
        return false;
    const QVector<CheckResult> failed = mendable(*head);
    if (failed.isEmpty())
        return false;
    const Text words = makeText(inWords(failed));
    draft.addText(words);
    draft.add(event::SentBack{.path = path,
        .role = artefact.role,
        .cause = cause::checks,
        .round = round,
        .verb = Verb::Fix,
        .findings = words.hash,
        .because = {}});
    return true;
}

void settleReview(Draft &draft, const Artefact &review, bool asked)
{
    const Artefact *found = subjectOf(draft.state(), review);
    if (found == nullptr)
        return;
    const Artefact subject = *found;
    const StepSpec *step = draft.state().sop.step(review.step);
    const Revision *head = review.head();
    const int judged = usedRevision(head->inputs, subject.path);
    const bool stillWaits = subject.state == ArtefactState::Review && subject.head()->number == judged;
    const auto verdict = verdictOf(draft.state(), review, head->facts);
    const bool refuses = verdict && verdict->rule.action != VerdictRule::Action::Next;
    const int round = subject.rounds.value(cause::review) + 1;
    if (stillWaits && refuses && !asked && round <= step->maxRounds) {
        draft.add(event::SentBack{.path = subject.path,
            .role = subject.role,
            .cause = cause::review,
            .round = round,
            .verb = Verb::Revise,
            .findings = head->text,
            .because = review.path});
        return;
    }
    noteFindings(draft, review, subject, findingsIn(review, subject, judged));
    approveIfGateLets(draft, subject.path);
}

void tellPerson(Draft &draft, const Artefact &review, const QString &path, const QStringList &items)
{
    const Artefact subject = *draft.state().artefact(path);
    const int revision = subject.head()->number;
    QVector<Remark> findings = items.isEmpty() ? findingsIn(review, subject, revision) : QVector<Remark>();
    for (const QString &item : items) {
        Remark finding = findingOf(review, subject, revision);
        finding.text = item.trimmed();
        findings.append(finding);
    }
    noteFindings(draft, review, subject, findings);
}

void closeReview(Draft &draft, const QString &subject)
{
    const Artefact *review = reviewOf(draft.state(), *draft.state().artefact(subject));
    if (review == nullptr || !review->activeCall.isEmpty())
        return; // one that is being written still comes, for the record
    switch (review->state) {
    case ArtefactState::Queued:
    case ArtefactState::Review:
    case ArtefactState::Failed:
    case ArtefactState::ChangesRequested:
        draft.add(event::StepSkipped{.path = review->path, .role = review->role});
        break;
    default:
        break;
    }
}

} // namespace baton::engine
