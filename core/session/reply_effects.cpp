// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/reply_effects.h"

#include "core/artefact/diff/diff.h"
#include "core/artefact/document/manifest.h"
#include "core/artefact/reply/stitch.h"

namespace baton::session {

using namespace Qt::StringLiterals;

ReplyEffects::ReplyEffects(ProjectStore &store, const SessionPorts &ports, QObject *parent)
    : QObject(parent), m_store(store), m_languages(ports.languages), m_examiner(ports.languages, ports.timers)
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
    context.verb = Verb::Produce;
    for (const Artefact &other : state.artefacts) {
        if (other.path == artefact.path || other.removed)
            continue;
        context.projectFiles.append(other.path);
        const Revision *approved = other.approved();
        if (approved != nullptr && !approved->facts.sections.isEmpty())
            context.documents.insert(other.kind, approved->facts);
    }
    return context;
}

void ReplyEffects::expect(const QString &path)
{
    const Artefact *artefact = m_store.state().artefact(path);
    const StepSpec *step = artefact == nullptr ? nullptr : m_store.state().sop.step(artefact->step);
    if (step != nullptr && step->runs(check::syntax))
        m_examiner.warmUp(path);
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
        [this, call, path = artefact->path, stitched](
            const artefact::ParsedReply &reply) { propose(call, path, stitched, reply); });
}

void ReplyEffects::propose(
    const CallId &call, const QString &path, const Text &stitched, const artefact::ParsedReply &reply)
{
    m_parsing.remove(call);
    const Artefact *artefact = m_store.state().artefact(path);
    const Revision *head = artefact == nullptr ? nullptr : artefact->head();
    const auto stat = artefact::diffStat(head == nullptr ? QString() : m_store.text(head->text), reply.text);
    finish(m_store.apply(command::ProposeReply{.call = call,
               .text = reply.text.isEmpty() ? Text{} : makeText(reply.text),
               .stitched = stitched,
               .lines = reply.lines,
               .facts = reply.facts,
               .checks = reply.checks,
               .outcomes = reply.outcomes,
               .missingSections = reply.missingSections,
               .added = stat.added,
               .removed = stat.removed}),
        {});
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

void ReplyEffects::edit(const QString &path, int baseRevision, const QString &text, Report report)
{
    const Artefact *artefact = m_store.state().artefact(path);
    if (artefact == nullptr) {
        report(failure(ErrorCode::UnknownArtefact, path));
        return;
    }
    const Revision *head = artefact->head();
    const QString before = head == nullptr ? QString() : m_store.text(head->text);
    ++m_busy;
    m_examiner.examine(text, contextOf(*artefact), TextExaminer::Origin::Person,
        [this, path, baseRevision, before, report = std::move(report)](const artefact::ParsedReply &reply) {
            const auto stat = artefact::diffStat(before, reply.text);
            finish(m_store.apply(command::Edit{.path = path,
                       .baseRevision = baseRevision,
                       .text = makeText(reply.text),
                       .lines = reply.lines,
                       .facts = reply.facts,
                       .checks = reply.checks,
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
    ++m_busy;
    m_examiner.examine(m_store.text(artefact->failure.partial), contextOf(*artefact),
        TextExaminer::Origin::Model,
        [this, path, report = std::move(report)](const artefact::ParsedReply &reply) {
            finish(m_store.apply(command::KeepDraft{.path = path,
                       .text = makeText(reply.text),
                       .lines = reply.lines,
                       .facts = reply.facts,
                       .checks = reply.checks}),
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
