// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/reply_effects.h"

#include "core/artefact/diff/diff.h"
#include "core/artefact/diff/merge3.h"
#include "core/artefact/document/manifest.h"
#include "core/artefact/reply/stitch.h"
#include "core/domain/project_checks.h"
#include "core/domain/tags.h"
#include "core/markdown/cells.h"
#include "core/session/background.h"
#include "core/session/test_run.h"

#include <algorithm>

namespace baton::session {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype shownConflict = 400;

/// Lines of the newest revision that the remarks stand on which the answer answers.
QVector<LineRange> linesAsked(const State &state, const Artefact &artefact)
{
    QVector<LineRange> lines;
    for (const RemarkId &id : artefact.openBatch) {
        const Remark remark = state.remarks.value(id);
        if (remark.lineFrom > 0 && remark.revision == artefact.head()->number)
            lines.append({remark.lineFrom, remark.lineTo});
    }
    return lines;
}

/// Whether a check of the step reads other files.
bool comparesWithProject(const StepSpec &step)
{
    return std::any_of(step.checks.cbegin(), step.checks.cend(),
        [](const CheckSpec &spec) { return check::readsProject(spec.id); });
}

artefact::ParsedReply withChecks(artefact::ParsedReply reply, const artefact::FollowedWords &followed)
{
    if (followed.putBack > 0)
        reply.checks.append({check::yourWords, CheckState::Passed,
            u"%1 of your lines were left out and are back"_s.arg(followed.putBack), 0});
    reply.checks += followed.changed;
    return reply;
}

} // namespace

ReplyEffects::ReplyEffects(ProjectStore &store, const SessionPorts &ports, QObject *parent)
    : QObject(parent), m_store(store), m_languages(ports.languages), m_examiner(ports)
{
}

artefact::ReplyContext ReplyEffects::contextOf(const Artefact &artefact) const
{
    const State &state = m_store.state();
    artefact::ReplyContext context;
    if (const StepSpec *step = state.sop.step(artefact.step))
        context.step = *step;
    context.path = artefact.path;
    context.profiles = m_languages;
    context.derivesManifest = std::any_of(state.sop.steps.cbegin(), state.sop.steps.cend(),
        [](const StepSpec &step) { return step.derive == "manifest"_L1; });
    const bool compares = comparesWithProject(context.step);
    context.verb = Verb::Produce;
    for (const Artefact &other : state.artefacts) {
        if (other.path == artefact.path || other.removed)
            continue;
        context.projectFiles.append(other.path);
        const Revision *approved = other.approved();
        if (approved == nullptr)
            continue;
        const StepSpec *step = state.sop.step(other.step);
        const bool isFile = step != nullptr && step->type == StepType::File;
        const bool isDocument = !isFile && other.item.file.isEmpty() && !approved->facts.sections.isEmpty();
        if (!isFile && !approved->facts.sections.isEmpty())
            context.documents.insert(other.kind, approved->facts);
        if (compares && isDocument)
            context.documentTexts.insert(other.kind, m_store.text(approved->text));
        if (compares && isFile)
            context.projectTexts.insert(other.path, m_store.text(approved->text));
    }
    return context;
}

void ReplyEffects::expect(const QString &path)
{
    const State &state = m_store.state();
    const Artefact *artefact = state.artefact(path);
    const StepSpec *step = artefact == nullptr ? nullptr : state.sop.step(artefact->step);
    const auto compiles = [](const StepSpec &other) { return other.runs(check::syntax); };
    if (step == nullptr || std::none_of(state.sop.steps.cbegin(), state.sop.steps.cend(), compiles))
        return;
    if (step->runs(check::syntax)) {
        m_examiner.warmUp(path);
        return;
    }
    // The languages are known before the first file is asked for.
    for (const Artefact &other : state.artefacts) {
        const Revision *approved = other.approved();
        const SectionFacts *files = approved == nullptr ? nullptr : approved->facts.tagged(tag::files);
        const QStringList paths = files == nullptr ? QStringList() : markdown::pathsOfItems(files->items);
        for (const QString &file : paths)
            m_examiner.warmUp(file);
    }
}

void ReplyEffects::parse(const CallId &call)
{
    const auto active = m_store.state().calls.constFind(call);
    if (active == m_store.state().calls.constEnd() || m_parsing.contains(call))
        return;
    const Artefact *artefact = m_store.state().artefact(active->path);
    if (artefact == nullptr)
        return;
    artefact::ReplyContext context = contextOf(*artefact);
    QString raw = m_store.text(active->answer);
    if (active->verb == Verb::Continue) {
        // From here on the stitched text is read like an answer that had come in one piece.
        raw = artefact::stitch(m_store.text(artefact->partial), raw);
    } else {
        context.verb = active->verb;
        context.base = m_store.text(artefact->partial);
        context.wanted = artefact->wanted;
    }
    context.remarkCount = static_cast<int>(artefact->openBatch.size());
    const Text stitched = makeText(raw);
    m_parsing.insert(call);
    ++m_busy;
    m_examiner.examine(raw, context, TextExaminer::Origin::Model,
        [this, answer = Answer{call, artefact->path, stitched}](const Result<artefact::ParsedReply> &read) {
            if (read)
                follow(answer, *read);
            else
                giveUp(answer, read.error());
        });
}

void ReplyEffects::giveUp(const Answer &answer, const Error &why)
{
    m_parsing.remove(answer.call);
    finish(m_store.apply(command::ProposeReply{.call = answer.call,
               .stitched = answer.stitched,
               .unread = Error{ErrorCode::AnswerUnreadable, why.detail}}),
        {});
}

/// A revision with whose its lines are: as it was noted, else followed from the last revision that notes it,
/// or, in projects of builds that did not, from the first.
artefact::OwnedText ReplyEffects::ownedText(const Artefact &artefact, int number) const
{
    const QVector<Revision> &all = artefact.revisions;
    int first = std::min(number, static_cast<int>(all.size()));
    while (first > 1 && all.at(first - 1).personLines.isEmpty())
        --first;
    artefact::OwnedText owned;
    for (const Revision &revision : all.mid(first - 1, number - first + 1)) {
        const QString text = m_store.text(revision.text);
        if (!revision.personLines.isEmpty())
            owned.personLines = revision.personLines;
        else if (revision.author == AuthorKind::Human)
            owned.personLines = artefact::personLinesAfterEdit(owned, text);
        else
            owned.personLines = artefact::personLinesThatStand(owned, text);
        owned.text = text;
    }
    return owned;
}

void ReplyEffects::follow(const Answer &answer, const artefact::ParsedReply &reply)
{
    const Artefact *artefact = m_store.state().artefact(answer.path);
    const bool isTouched = artefact != nullptr
        && std::any_of(artefact->revisions.cbegin(), artefact->revisions.cend(),
            [](const Revision &revision) { return revision.author == AuthorKind::Human; });
    if (!isTouched || reply.text.isEmpty()) {
        propose(answer, reply, {});
        return;
    }
    const int head = artefact->head()->number;
    const QVector<LineRange> asked = linesAsked(m_store.state(), *artefact);
    const artefact::OwnedText before = ownedText(*artefact, head);
    const artefact::ReplyContext context = contextOf(*artefact);
    inBackground(
        this, [before, text = reply.text, asked] { return artefact::followWords(before, text, asked); },
        [this, answer, reply, context](const Result<artefact::FollowedWords> &words) {
            if (!words) {
                giveUp(answer, words.error());
                return;
            }
            const artefact::FollowedWords followed = *words;
            if (followed.putBack == 0) {
                propose(answer, withChecks(reply, followed), followed.now.personLines);
                return;
            }
            // The text is another than the one that was read: it is read again, as it will be handed on.
            m_examiner.examine(followed.now.text, context, TextExaminer::Origin::Person,
                [this, answer, reply, followed](const Result<artefact::ParsedReply> &again) {
                    if (!again) {
                        giveUp(answer, again.error());
                        return;
                    }
                    artefact::ParsedReply whole = *again;
                    whole.outcomes = reply.outcomes;
                    whole.missingSections = reply.missingSections;
                    propose(answer, withChecks(whole, followed), followed.now.personLines);
                });
        });
}

void ReplyEffects::propose(
    const Answer &answer, const artefact::ParsedReply &reply, const QVector<LineRange> &personLines)
{
    m_parsing.remove(answer.call);
    const Artefact *artefact = m_store.state().artefact(answer.path);
    const Revision *head = artefact == nullptr ? nullptr : artefact->head();
    const auto stat = artefact::diffStat(head == nullptr ? QString() : m_store.text(head->text), reply.text);
    const auto weaker = artefact == nullptr ? QVector<CheckResult>() : weakenings(*artefact, reply.text);
    finish(m_store.apply(command::ProposeReply{.call = answer.call,
               .text = reply.text.isEmpty() ? Text{} : makeText(reply.text),
               .stitched = answer.stitched,
               .lines = reply.lines,
               .facts = reply.facts,
               .checks = reply.checks + weaker,
               .outcomes = reply.outcomes,
               .missingSections = reply.missingSections,
               .personLines = personLines,
               .added = stat.added,
               .removed = stat.removed}),
        {});
}

/// What a mended test file asks less than the last one that asked enough: what nobody has approved is no
/// measure.
QVector<CheckResult> ReplyEffects::weakenings(const Artefact &artefact, const QString &text) const
{
    const bool mends = artefact.baseVerb == Verb::Fix || artefact.baseVerb == Verb::Revise;
    const Revision *before = artefact.head();
    const auto isWeaker = [](const CheckResult &check) {
        return check.id == check::weakerTest && check.state == CheckState::Failed;
    };
    while (before != nullptr && before->number > 1 && before->number != artefact.approvedRevision
        && std::any_of(before->checks.cbegin(), before->checks.cend(), isWeaker))
        before = artefact.revision(before->number - 1);
    if (!mends || before == nullptr || text.isEmpty())
        return {};
    QVector<CheckResult> checks;
    const TestChange change(m_languages, artefact.path, m_store.text(before->text), text);
    for (const artefact::Weakening &weakening : change.weakenings)
        checks.append({check::weakerTest, CheckState::Failed, weakening.detail, weakening.line});
    return checks;
}

Result<void> ReplyEffects::derive(const engine::work::Derive &work)
{
    const State &state = m_store.state();
    const StepSpec *step = state.sop.step(work.step);
    if (step == nullptr)
        return failure(ErrorCode::NotFound, work.step);
    QMap<QString, DocumentFacts> documents;
    for (const InputRef &input : work.inputs) {
        const Artefact *artefact = state.artefact(input.path);
        const Revision *revision = artefact == nullptr ? nullptr : artefact->revision(input.revision);
        if (revision != nullptr)
            documents.insert(artefact->kind, revision->facts);
    }
    const artefact::Manifest file = artefact::deriveManifest(documents, m_languages);
    return m_store.apply(command::ProposeDerived{.step = work.step,
        .path = file.path,
        .kind = step->kind,
        .text = makeText(file.text),
        .lines = lineCount(file.text),
        .inputs = work.inputs});
}

/// The text a person's edit comes to: what they typed, or that and the newest revision, or the newest with
/// their lines put back. Adds a failed check for each conflict.
Result<QString> ReplyEffects::mergedText(
    const Artefact &artefact, const command::Edit &edit, QVector<CheckResult> &checks) const
{
    const Revision *head = artefact.head();
    if (edit.putBack) {
        if (head == nullptr || head->number < 2)
            return failure(ErrorCode::WrongState, u"%1 has no earlier revision"_s.arg(artefact.path));
        return artefact::putBack(
            ownedText(artefact, head->number - 1), m_store.text(head->text), *edit.putBack);
    }
    const Revision *base = artefact.revision(edit.baseRevision);
    if (head == nullptr || base == nullptr || base->number == head->number)
        return edit.text.content;
    BATON_TRY_ASSIGN(const artefact::Merged merged,
        artefact::merge3(m_store.text(base->text), withFinalNewline(normaliseLineEnds(edit.text.content)),
            m_store.text(head->text)));
    for (const artefact::MergeConflict &conflict : merged.conflicts)
        checks.append({check::merge, CheckState::Failed,
            u"you and revision %1 changed the same lines; yours stand, revision %1 says: %2"_s.arg(
                QString::number(head->number), conflict.theirs.trimmed().left(shownConflict)),
            conflict.line});
    return merged.text;
}

void ReplyEffects::edit(const command::Edit &edit, Report report)
{
    const Artefact *artefact = m_store.state().artefact(edit.path);
    if (artefact == nullptr) {
        report(failure(ErrorCode::UnknownArtefact, edit.path));
        return;
    }
    const Revision *head = artefact->head();
    const bool isKnown = artefact->revision(edit.baseRevision) != nullptr;
    QVector<CheckResult> merging;
    const auto text = mergedText(*artefact, edit, merging);
    if (!text) {
        report(failure(text.error()));
        return;
    }
    const artefact::OwnedText before =
        head == nullptr ? artefact::OwnedText() : ownedText(*artefact, head->number);
    const int base = isKnown && head != nullptr ? head->number : edit.baseRevision;
    const artefact::ReplyContext context = contextOf(*artefact);
    ++m_busy;
    m_examiner.examine(*text, context, TextExaminer::Origin::Person,
        [this, path = edit.path, base, before, merging, text = *text, context, report = std::move(report)](
            const Result<artefact::ParsedReply> &read) {
            const artefact::ParsedReply reply = read ? *read : unreadText(text, context, read.error());
            const auto stat = artefact::diffStat(before.text, reply.text);
            finish(m_store.apply(command::Edit{.path = path,
                       .baseRevision = base,
                       .text = makeText(reply.text),
                       .lines = reply.lines,
                       .facts = reply.facts,
                       .checks = reply.checks + merging,
                       .personLines = artefact::personLinesAfterEdit(before, reply.text),
                       .added = stat.added,
                       .removed = stat.removed}),
                report);
        });
}

void ReplyEffects::keepDraft(const QString &path, Report report)
{
    const Artefact *artefact = m_store.state().artefact(path);
    if (artefact == nullptr || artefact->failure.partial.isEmpty()) {
        report(failure(artefact == nullptr ? ErrorCode::UnknownArtefact : ErrorCode::WrongState, path));
        return;
    }
    const artefact::OwnedText before =
        artefact->head() == nullptr ? artefact::OwnedText() : ownedText(*artefact, artefact->head()->number);
    const QString text = m_store.text(artefact->failure.partial);
    const artefact::ReplyContext context = contextOf(*artefact);
    ++m_busy;
    m_examiner.examine(text, context, TextExaminer::Origin::Model,
        [this, path, before, text, context, report = std::move(report)](
            const Result<artefact::ParsedReply> &read) {
            // Where no code was found in it the person keeps the answer itself.
            const Error why =
                read ? Error{ErrorCode::NoCode, u"nothing in it could be the file"_s} : read.error();
            const bool isRead = read && !read->text.isEmpty();
            const artefact::ParsedReply reply = isRead ? *read : unreadText(text, context, why);
            finish(m_store.apply(command::KeepDraft{.path = path,
                       .text = makeText(reply.text),
                       .lines = reply.lines,
                       .facts = reply.facts,
                       .checks = reply.checks,
                       .personLines = artefact::personLinesThatStand(before, reply.text)}),
                report);
        });
}

void ReplyEffects::finish(const Result<void> &result, const Report &report)
{
    --m_busy;
    if (report)
        report(result);
    Q_EMIT progressed();
}

} // namespace baton::session

#include "moc_reply_effects.cpp"
