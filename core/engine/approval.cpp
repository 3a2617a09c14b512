// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/approval.h"

#include "core/domain/tags.h"
#include "core/engine/planning.h"
#include "core/engine/scheduler.h"
#include "core/engine/sop_rules.h"
#include "core/engine/staleness.h"
#include "core/markdown/cells.h"

#include <QRegularExpression>

#include <algorithm>

namespace baton::engine {

using namespace Qt::StringLiterals;

namespace {

const SectionFacts *lastList(const StepSpec &step, const DocumentFacts &facts)
{
    const SectionFacts *found = nullptr;
    for (const SectionSpec &spec : step.schema) {
        const SectionFacts *section = spec.form == SectionForm::List ? facts.section(spec.title) : nullptr;
        found = section != nullptr ? section : found;
    }
    return found;
}

QString verdictWord(const StepSpec &step, const DocumentFacts &facts)
{
    const QStringList words = step.onVerdict.keys();
    if (const SectionFacts *section = facts.tagged(tag::verdict)) {
        for (const QString &word : words) {
            const QRegularExpression whole(u"\\b%1\\b"_s.arg(QRegularExpression::escape(word)),
                QRegularExpression::CaseInsensitiveOption);
            if (section->items.join(u' ').contains(whole))
                return word;
        }
        return {};
    }
    const SectionFacts *open = lastList(step, facts);
    return open == nullptr ? QString() : saysNothing(*open) ? u"none"_s : u"open"_s;
}

QStringList revised(const State &state, const Artefact &review, const QString &step)
{
    QStringList paths;
    for (const Artefact &artefact : state.artefacts) {
        const bool sameRow = review.item.file.isEmpty() || artefact.item.file == review.item.file;
        if (artefact.step == step && sameRow && !artefact.removed)
            paths.append(artefact.path);
    }
    return paths;
}

QStringList requeued(const State &state, const SectionFacts *open)
{
    QStringList paths;
    for (const Artefact &artefact : state.artefacts) {
        const bool named = open != nullptr && !artefact.item.file.isEmpty() && !artefact.removed
            && std::any_of(open->items.cbegin(), open->items.cend(), [&](const QString &item) {
                   return markdown::pathOf(item) == artefact.path
                       || item.contains(u'`' + artefact.path + u'`');
               });
        if (named)
            paths.append(artefact.path);
    }
    return paths;
}

/// Only what rests with a text can be sent back.
void keepWhatCanBeRevised(const State &state, QStringList &paths)
{
    const auto busy = [&](const QString &path) {
        const Artefact *artefact = state.artefact(path);
        const bool rests = artefact != nullptr
            && (artefact->state == ArtefactState::Review || artefact->state == ArtefactState::Approved
                || artefact->state == ArtefactState::Stale);
        return !rests || artefact->head() == nullptr;
    };
    paths.erase(std::remove_if(paths.begin(), paths.end(), busy), paths.end());
}

} // namespace

bool saysNothing(const SectionFacts &section)
{
    return std::all_of(section.items.cbegin(), section.items.cend(),
        [](const QString &item) { return markdown::saysNothing(item); });
}

std::optional<Verdict> verdictOf(const State &state, const Artefact &review, const DocumentFacts &facts)
{
    const StepSpec *step = state.sop.step(review.step);
    if (step == nullptr || step->onVerdict.isEmpty())
        return std::nullopt;
    const auto rule = step->onVerdict.constFind(verdictWord(*step, facts));
    if (rule == step->onVerdict.constEnd())
        return std::nullopt;
    Verdict verdict{*rule, false, {}};
    if (rule->action == VerdictRule::Action::Revise)
        verdict.targets = revised(state, review, rule->step);
    else if (rule->action == VerdictRule::Action::Requeue)
        verdict.targets = requeued(state, lastList(*step, facts));
    keepWhatCanBeRevised(state, verdict.targets);
    const auto rounds = std::count_if(review.revisions.cbegin(), review.revisions.cend(),
        [](const Revision &revision) { return revision.author == AuthorKind::Role; });
    verdict.mayAct = rule->action != VerdictRule::Action::Next && rounds <= step->maxRounds;
    return verdict;
}

namespace {

bool hasOpenRemark(const State &state, const Artefact &artefact, int revision)
{
    return std::any_of(state.remarks.cbegin(), state.remarks.cend(), [&](const Remark &remark) {
        const bool open = remark.state == RemarkState::Declined || remark.state == RemarkState::Unanswered;
        return remark.path == artefact.path && remark.answeredIn == revision && open;
    });
}

bool hasOpenQuestions(const Revision &revision)
{
    const SectionFacts *questions = revision.facts.tagged(tag::questions);
    return questions != nullptr && !saysNothing(*questions);
}

/// What is written per row, and verdicts on it, go with the files; everything else is a document.
bool isFileLike(const StepSpec &step)
{
    return step.type == StepType::File || (step.type == StepType::Review && step.isPerItem());
}

bool autonomyLets(const State &state, const StepSpec &step)
{
    const auto choice = state.config.roleAutoApprove.constFind(step.role);
    if (choice != state.config.roleAutoApprove.constEnd())
        return *choice;
    return isFileLike(step) ? state.config.autonomy.files : state.config.autonomy.documents;
}

} // namespace

bool passesGate(const State &state, const Artefact &artefact)
{
    const StepSpec *step = state.sop.step(artefact.step);
    const Revision *head = artefact.head();
    if (step == nullptr || head == nullptr || head->draft || anyFailed(head->checks))
        return false;
    if (hasOpenRemark(state, artefact, head->number))
        return false;
    const auto verdict = verdictOf(state, artefact, head->facts);
    if (verdict && verdict->rule.action != VerdictRule::Action::Next && !verdict->mayAct)
        return false;
    if (step->gate == GateRule::Never || step->type == StepType::Derive)
        return true;
    return autonomyLets(state, *step) && !hasOpenQuestions(*head);
}

namespace {

void planRows(Draft &draft, const Artefact &table)
{
    const Revision *approved = table.approved();
    if (approved == nullptr || !isWorkTable(draft.state(), table.kind))
        return;
    if (const event::ArtefactsPlanned plan = planItems(draft.state(), table, approved->facts);
        isWorthRecording(plan))
        draft.add(plan);
}

/// A review that had sent its subject back looks at the new revision by itself as long as rounds are left.
bool isReviewDueAgain(const State &state, const Artefact &reader)
{
    const Revision *head = reader.head();
    if (head == nullptr)
        return false;
    const auto verdict = verdictOf(state, reader, head->facts);
    return verdict && verdict->mayAct;
}

void markReaders(Draft &draft, const Artefact &input, const Revision &before, const Revision &after)
{
    const QStringList readers = readersTouched(draft.state(), input, before, after);
    for (const QString &path : readers) {
        const Artefact reader = *draft.state().artefact(path);
        if (isReviewDueAgain(draft.state(), reader))
            draft.add(event::RefreshRequested{.path = path, .role = reader.role});
        else
            draft.add(event::ArtefactStale{.path = path, .because = {input.path}});
    }
}

void followVerdict(Draft &draft, const Artefact &review)
{
    const Revision *head = review.head();
    const auto verdict = verdictOf(draft.state(), review, head->facts);
    if (!verdict || !verdict->mayAct)
        return;
    for (const QString &path : verdict->targets) {
        const Artefact target = *draft.state().artefact(path);
        draft.add(event::RetryRequested{
            .path = path, .role = target.role, .verb = Verb::Revise, .partial = head->text});
    }
}

} // namespace

void approveHead(Draft &draft, const QString &path, bool byPerson, const QString &note)
{
    const Artefact before = *draft.state().artefact(path);
    const int revision = before.head()->number;
    draft.add(event::RevisionApproved{.path = path,
        .role = before.role,
        .revision = revision,
        .byPerson = byPerson,
        .note = note,
        .receivers = receiversOf(draft.state(), before)});
    const Artefact after = *draft.state().artefact(path);
    planRows(draft, after);
    const Revision *replaced = before.approved();
    if (replaced != nullptr && before.approvedRevision != revision)
        markReaders(draft, after, *replaced, *after.approved());
    const QStringList outdated = outdatedInputs(draft.state(), after, after.approved()->inputs);
    if (!outdated.isEmpty())
        draft.add(event::ArtefactStale{.path = path, .because = outdated});
    followVerdict(draft, after);
}

void approveIfGateLets(Draft &draft, const QString &path)
{
    const Artefact *artefact = draft.state().artefact(path);
    if (artefact != nullptr && artefact->state == ArtefactState::Review
        && passesGate(draft.state(), *artefact))
        approveHead(draft, path, false, {});
}

QVector<CheckResult> checksWithRows(const State &state, const Artefact &artefact,
    const QVector<CheckResult> &checks, const DocumentFacts &facts)
{
    QVector<CheckResult> result = checks;
    if (!isWorkTable(state, artefact.kind))
        return result;
    const event::ArtefactsPlanned plan = planItems(state, artefact, facts);
    for (const CheckResult &refused : plan.refused) {
        if (!result.contains(refused))
            result.append(refused);
    }
    return result;
}

} // namespace baton::engine
