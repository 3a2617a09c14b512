// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/gate.h"

#include "core/domain/tags.h"
#include "core/engine/loops.h"
#include "core/engine/staleness.h"
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

/// The word as one of its own; scripts that put no spaces between words have no such thing.
QRegularExpression wholeWord(const QString &word)
{
    const auto edge = [&](QChar c, const QString &expression) {
        const bool hasSpaces = c.script() != QChar::Script_Han && c.script() != QChar::Script_Hiragana
            && c.script() != QChar::Script_Katakana;
        return hasSpaces && c.isLetterOrNumber() ? expression : QString();
    };
    return QRegularExpression(edge(word.front(), u"(?<![\\p{L}\\p{N}_])"_s) + QRegularExpression::escape(word)
            + edge(word.back(), u"(?![\\p{L}\\p{N}_])"_s),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
}

QString verdictWord(const StepSpec &step, const DocumentFacts &facts)
{
    QStringList words = step.onVerdict.keys();
    words.removeAll(QString());
    // "not approved" before "approved"
    std::stable_sort(
        words.begin(), words.end(), [](const QString &a, const QString &b) { return a.size() > b.size(); });
    if (const SectionFacts *section = facts.tagged(tag::verdict)) {
        const QString said = section->items.join(u' ');
        const auto word = std::find_if(words.cbegin(), words.cend(),
            [&](const QString &candidate) { return said.contains(wholeWord(candidate)); });
        return word == words.cend() ? QString() : *word;
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

/// Items of a list that name a file.
QStringList itemsNaming(const SectionFacts &list, const QString &path)
{
    QStringList items = list.items;
    items.removeIf([&](const QString &item) {
        return markdown::pathOf(item) != path && !item.contains(u'`' + path + u'`');
    });
    return items;
}

QStringList requeued(const State &state, const SectionFacts &open)
{
    QStringList paths;
    for (const Artefact &artefact : state.artefacts) {
        const bool isOfRow = !artefact.item.file.isEmpty() && !artefact.removed;
        if (isOfRow && !itemsNaming(open, artefact.path).isEmpty())
            paths.append(artefact.path);
    }
    return paths;
}

/// Only what rests with a text of a role can be sent back.
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

/// What a person wrote last never goes back by itself.
void leaveToThePerson(const State &state, const SectionFacts *open, Verdict &verdict)
{
    verdict.targets.removeIf([&](const QString &path) {
        const bool isPersons = state.artefact(path)->head()->author == AuthorKind::Human;
        if (isPersons)
            verdict.persons.insert(path, open == nullptr ? QStringList() : itemsNaming(*open, path));
        return isPersons;
    });
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
    Verdict verdict{.rule = *rule, .targets = {}, .persons = {}};
    if (rule->action == VerdictRule::Action::Revise)
        verdict.targets = revised(state, review, rule->step);
    const SectionFacts *open =
        rule->action == VerdictRule::Action::Requeue ? lastList(*step, facts) : nullptr;
    if (open != nullptr)
        verdict.targets = requeued(state, *open);
    keepWhatCanBeRevised(state, verdict.targets);
    leaveToThePerson(state, open, verdict);
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

/// What the reviewer before its gate has not said yet, or refuses for good.
void blockByReview(const State &state, const Artefact &artefact, QVector<Blocker> &blockers)
{
    const Artefact *review = reviewOf(state, artefact);
    if (review == nullptr)
        return;
    const Revision *last = review->head();
    const bool judged =
        last != nullptr && usedRevision(last->inputs, artefact.path) == artefact.head()->number;
    if (isReviewDue(state, *review) || (judged && review->state == ArtefactState::Review)) {
        blockers.append({Blocker::Kind::Reviewing, review->path});
        return;
    }
    const auto verdict = judged ? verdictOf(state, *review, last->facts) : std::nullopt;
    if (verdict && verdict->rule.action != VerdictRule::Action::Next
        && review->state != ArtefactState::Skipped)
        blockers.append({Blocker::Kind::Verdict, review->path});
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
    blockByReview(state, artefact, blockers);
    const StepSpec *step = state.sop.step(artefact.step);
    const bool judgesOthers =
        step != nullptr && step->reviewsBeforeGate(); // a refusal is its subject's matter
    const auto verdict = judgesOthers ? std::nullopt : verdictOf(state, artefact, head.facts);
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
    const bool isOpen = step->gate == GateRule::Never || step->type == StepType::Derive;
    if (!isOpen)
        blockByQuestions(*artefact.head(), gate.blockedBy);
    if (artefact.letMeReview || (!isOpen && !state.config.letsPass(*step)))
        gate.blockedBy.append({Blocker::Kind::Person});
    return gate;
}

} // namespace baton::engine
