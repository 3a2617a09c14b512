// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/decide.h"

#include "core/engine/evolve.h"
#include "core/engine/rules.h"
#include "core/engine/scheduler.h"

#include <algorithm>

namespace baton::engine {

using namespace Qt::StringLiterals;

void Draft::add(Event event)
{
    const StoredEvent stored{m_state.seq + 1, m_now, std::move(event)};
    evolve(m_state, stored);
    m_decision.events.push_back(stored.event);
}

void Draft::addText(const Text &text)
{
    const auto known = std::any_of(m_decision.texts.cbegin(), m_decision.texts.cend(),
        [&](const Text &other) { return other.hash == text.hash; });
    if (!text.hash.isEmpty() && !known)
        m_decision.texts.push_back(text);
}

Result<Artefact> find(const Draft &draft, const QString &path)
{
    const Artefact *artefact = draft.state().artefact(path);
    if (artefact == nullptr)
        return failure(ErrorCode::UnknownArtefact, path);
    return *artefact;
}

Result<Artefact> findIn(const Draft &draft, const QString &path, std::initializer_list<ArtefactState> states)
{
    auto artefact = find(draft, path);
    if (artefact && std::find(states.begin(), states.end(), artefact->state) == states.end())
        return failure(ErrorCode::WrongState, u"%1 is %2"_s.arg(path, toWord(artefact->state)));
    return artefact;
}

Result<Decision> decide(const State &state, const Command &command, TimeMs now)
{
    if (!state.exists() && !std::holds_alternative<command::CreateProject>(command))
        return failure(ErrorCode::WrongState, u"there is no project yet"_s);
    Draft draft(state, now);
    BATON_TRY(std::visit([&draft](const auto &c) { return decideOn(draft, c); }, command));
    // A decision that makes new work for a finished run sets it going again.
    const bool wasFinished = state.mode == RunMode::Finished && draft.state().mode == RunMode::Finished;
    if (wasFinished && isComplete(state) && !isComplete(draft.state()))
        draft.add(event::RunStarted{});
    return draft.take();
}

} // namespace baton::engine
