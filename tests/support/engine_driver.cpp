// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/engine_driver.h"

#include "core/engine/decide.h"
#include "core/engine/evolve.h"
#include "core/engine/prompt_builder.h"

namespace baton::test {

using namespace Qt::StringLiterals;

Result<QString> EngineDriver::read(const TextHash &hash) const
{
    const auto it = m_texts.constFind(hash);
    if (it == m_texts.constEnd())
        return failure(ErrorCode::NotFound, hash.value);
    return *it;
}

std::optional<Error> EngineDriver::apply(const Command &command)
{
    now += 1000;
    auto decision = engine::decide(state, command, now);
    if (!decision)
        return decision.error();
    m_last.clear();
    for (const Text &text : decision->texts)
        m_texts.insert(text.hash, text.content);
    for (const Event &event : decision->events) {
        const StoredEvent stored{state.seq + 1, now, event};
        engine::evolve(state, stored);
        log.append(stored);
        m_last.append(event);
    }
    return std::nullopt;
}

QString EngineDriver::refusal(const Command &command)
{
    const auto error = apply(command);
    return error ? toWord(error->code) : QString();
}

void EngineDriver::create(const RunConfig &config, const Sop &sop)
{
    const auto error =
        apply(command::CreateProject{u"sample"_s, sop, config, makeText(u"A thing\nthat works\n"_s)});
    Q_ASSERT(!error);
    Q_UNUSED(error)
}

CallId EngineDriver::schedule(const QString &path, std::optional<Money> reservation)
{
    const auto prompt = engine::buildPrompt(state, path, *this);
    if (!prompt)
        return {};
    const CallId id{u"c%1"_s.arg(state.nextCall)};
    const auto error = apply(
        command::ScheduleCall{path, u"fake"_s, u"fake-1"_s, prompt->messages, prompt->inputs, reservation});
    return !error && state.calls.contains(id) ? id : CallId{};
}

void EngineDriver::recordAnswer(
    const CallId &call, const QString &raw, FinishReason finish, std::optional<Money> cost)
{
    command::RecordAnswer record;
    record.call = call;
    record.answer = makeText(raw);
    record.finish = finish;
    record.usage.input = 100;
    record.usage.output = 10;
    record.cost = cost;
    apply(record);
}

std::optional<Error> EngineDriver::propose(const CallId &call, const Reply &reply)
{
    command::ProposeReply command;
    command.call = call;
    command.text = makeText(reply.text);
    if (!reply.stitched.isEmpty())
        command.stitched = makeText(reply.stitched);
    command.lines = lineCount(reply.text);
    command.facts = reply.facts;
    command.checks = reply.checks;
    command.outcomes = reply.outcomes;
    command.missingSections = reply.missing;
    return apply(command);
}

std::optional<Error> EngineDriver::write(const QString &path, const Reply &reply)
{
    const CallId call = schedule(path);
    if (call.isEmpty())
        return Error{ErrorCode::WrongState, path};
    recordAnswer(call, u"raw of "_s + reply.text, reply.finish);
    return propose(call, reply);
}

std::optional<Error> EngineDriver::edit(const QString &path, const QString &text, const DocumentFacts &facts)
{
    command::Edit command;
    command.path = path;
    command.text = makeText(text);
    command.lines = lineCount(text);
    command.facts = facts;
    return apply(command);
}

std::optional<Error> EngineDriver::approve(const QString &path)
{
    return apply(command::Approve{path, 0, {}, false});
}

void EngineDriver::upToRows(const QVector<WorkRow> &rows, const RunConfig &config, const Sop &sop)
{
    create(config, sop);
    write(u"docs/plan.md"_s,
        Reply{u"## Pool\n| ID | Need |\n|---|---|\n| R1 | one |\n| R2 | two |\n"_s,
            planFacts({{u"R1"_s, u"one"_s}, {u"R2"_s, u"two"_s}})});
    approve(u"docs/plan.md"_s);
    write(u"docs/list.md"_s, Reply{listText(rows), listFacts(rows)});
    approve(u"docs/list.md"_s);
}

void EngineDriver::relist(const QVector<WorkRow> &rows, const QString &shared)
{
    edit(u"docs/list.md"_s, listText(rows, shared), listFacts(rows, shared));
    approve(u"docs/list.md"_s);
}

void EngineDriver::doLocalWork()
{
    const auto all = engine::readyWork(state);
    for (const engine::Work &item : all) {
        if (const auto *file = std::get_if<engine::work::WriteFile>(&item))
            apply(command::RecordFileWritten{file->path, file->revision});
        if (const auto *gone = std::get_if<engine::work::RemoveFile>(&item))
            apply(command::RecordFileRemoved{gone->path});
        if (const auto *commit = std::get_if<engine::work::CommitFile>(&item))
            apply(command::RecordCommit{commit->path, commit->revision, u"abc"_s});
        if (const auto *derive = std::get_if<engine::work::Derive>(&item))
            apply(command::ProposeDerived{
                derive->step, u"manifest.txt"_s, u"manifest"_s, makeText(u"lib\n"_s), 1, derive->inputs, {}});
    }
}

const Artefact &EngineDriver::at(const QString &path) const
{
    static const Artefact none;
    const Artefact *artefact = state.artefact(path);
    return artefact == nullptr ? none : *artefact;
}

QStringList EngineDriver::askable() const
{
    QStringList paths;
    const auto all = engine::readyWork(state);
    for (const engine::Work &item : all) {
        if (const auto *ask = std::get_if<engine::work::AskModel>(&item))
            paths.append(ask->path);
    }
    return paths;
}

State EngineDriver::refolded() const
{
    State fold;
    for (const StoredEvent &stored : log)
        engine::evolve(fold, stored);
    return fold;
}

} // namespace baton::test
