// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/gate.h"

#include "core/domain/tags.h"
#include "core/markdown/cells.h"
#include "core/markdown/paths.h"

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

void blockByRemarks(const State &state, const Artefact &artefact, QVector<Blocker> &blockers)
{
    for (const Remark &remark : state.remarks) {
        const bool isOpen = remark.state == RemarkState::Declined || remark.state == RemarkState::Unanswered;
        if (isOpen && remark.path == artefact.path && remark.answeredIn == artefact.head()->number)
            blockers.append({Blocker::Kind::OpenRemark, remark.id.value});
    }
}

void blockByQuestions(const Revision &head, QVector<Blocker> &blockers)
{
    const SectionFacts *questions = head.facts.tagged(tag::questions);
    for (const QString &item : questions == nullptr ? QStringList() : questions->items) {
        if (!markdown::saysNothing(item))
            blockers.append({Blocker::Kind::OpenQuestion, item});
    }
}

/// What is wrong with the revision itself: it closes the gate at any autonomy.
QVector<Blocker> faultsOf(const State &state, const Artefact &artefact)
{
    QVector<Blocker> blockers;
    const Revision &head = *artefact.head();
    if (head.draft)
        blockers.append({Blocker::Kind::HalfAnswer});
    for (const CheckResult &check : head.checks) {
        if (check.state == CheckState::Failed)
            blockers.append({Blocker::Kind::FailedCheck, check.id.value});
    }
    blockByRemarks(state, artefact, blockers);
    const auto verdict = verdictOf(state, artefact, head.facts);
    if (verdict && verdict->rule.action != VerdictRule::Action::Next && !verdict->mayAct)
        blockers.append({Blocker::Kind::Verdict, artefact.path});
    return blockers;
}

} // namespace

Gate gateOf(const State &state, const Artefact &artefact)
{
    const StepSpec *step = state.sop.step(artefact.step);
    if (step == nullptr || artefact.head() == nullptr)
        return {{{Blocker::Kind::Person}}};
    Gate gate{faultsOf(state, artefact)};
    if (step->gate == GateRule::Never || step->type == StepType::Derive)
        return gate;
    blockByQuestions(*artefact.head(), gate.blockedBy);
    if (!state.config.letsPass(*step))
        gate.blockedBy.append({Blocker::Kind::Person});
    return gate;
}

} // namespace baton::engine
