// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/impact.h"

#include "core/engine/decide.h"
#include "core/engine/dependency_graph.h"
#include "core/engine/evolve.h"
#include "core/engine/sop_rules.h"
#include "core/engine/staleness.h"

#include <QMap>
#include <QSet>

#include <algorithm>

namespace baton::engine {

namespace {

/// Path a decision is about; empty for those that change no text.
QString subjectOf(const Command &decision)
{
    return std::visit(
        [](const auto &c) -> QString {
            using C = std::decay_t<decltype(c)>;
            constexpr bool changesText =
                std::is_same_v<C,
                    command::
                        Edit> || std::is_same_v<C, command::Approve> || std::is_same_v<C, command::RequestChanges> || std::is_same_v<C, command::Regenerate> || std::is_same_v<C, command::Refresh> || std::is_same_v<C, command::Skip>;
            if constexpr (changesText)
                return c.path;
            else
                return {};
        },
        decision);
}

Result<State> after(const State &state, const Command &decision)
{
    BATON_TRY_ASSIGN(const auto made, decide(state, decision, state.time));
    State result = state;
    for (const Event &event : made.events)
        evolve(result, {result.seq + 1, result.time, event});
    return result;
}

/// Can be stale: approved work of a role that is read on, not a review or a run, which come by themselves.
bool canBeStale(const State &state, const Artefact &artefact)
{
    const StepSpec *step = state.sop.step(artefact.step);
    return step != nullptr && step->asksModel() && !step->reviewsBeforeGate() && !artefact.removed
        && artefact.approved() != nullptr
        && (artefact.state == ArtefactState::Approved || artefact.state == ArtefactState::Stale);
}

/// Rows in the order of production, which is that of the state.
class Rows {
public:
    explicit Rows(const State &state) : m_state(state) { }

    void add(const QString &path, const QStringList &because, bool certain)
    {
        Impact &row = m_rows[path];
        row.path = path;
        row.because += because;
        row.because.removeDuplicates();
        row.certain = certain || (m_seen.contains(path) && row.certain);
        m_seen.insert(path);
    }
    /// Everybody who reads one of the rows, and so on. `from`: where the change begins.
    void follow(const QString &from)
    {
        const DependencyGraph graph(m_state);
        for (const Artefact &reader : m_state.artefacts) {
            if (reader.path == from || m_seen.contains(reader.path) || !canBeStale(m_state, reader))
                continue;
            QStringList because;
            const ReadSet set = graph.readsOf(reader);
            for (const Read &read : set.reads) {
                if (m_seen.contains(read.artefact->path) || read.artefact->path == from)
                    because.append(read.artefact->path);
            }
            if (!because.isEmpty())
                add(reader.path, because, false);
        }
    }
    [[nodiscard]] QVector<Impact> inOrder() const
    {
        QVector<Impact> result;
        for (const Artefact &artefact : m_state.artefacts) {
            if (const auto row = m_rows.constFind(artefact.path); row != m_rows.constEnd())
                result.append(*row);
        }
        return result;
    }

private:
    const State &m_state;
    QMap<QString, Impact> m_rows;
    QSet<QString> m_seen;
};

void addStale(const State &state, const State &before, Rows &rows)
{
    for (const Artefact &artefact : state.artefacts) {
        const Artefact *was = before.artefact(artefact.path);
        const bool isNew = was == nullptr || was->staleBecause != artefact.staleBecause;
        if (artefact.state == ArtefactState::Stale && !artefact.removed && isNew)
            rows.add(artefact.path, artefact.staleBecause, true);
    }
}

} // namespace

Result<QVector<Impact>> impactOf(const State &state, const Command &decision)
{
    BATON_TRY_ASSIGN(State then, after(state, decision));
    const QString path = subjectOf(decision);
    const Artefact *artefact = then.artefact(path);
    const Revision *head = artefact == nullptr ? nullptr : artefact->head();
    const bool waits = head != nullptr && artefact->state == ArtefactState::Review;
    if (waits) {
        const command::Approve approval{.path = path, .note = {}, .despiteFailedChecks = true};
        BATON_TRY_ASSIGN(then, after(then, approval));
    }
    Rows rows(then);
    addStale(then, state, rows);
    // Whose text is yet to come may change for every reader.
    const bool isOpen = artefact != nullptr && !waits && std::get_if<command::Skip>(&decision) == nullptr
        && std::get_if<command::Approve>(&decision) == nullptr;
    rows.follow(isOpen ? path : QString());
    return rows.inOrder();
}

QVector<Impact> staleNow(const State &state)
{
    Rows rows(state);
    addStale(state, {}, rows);
    rows.follow({});
    return rows.inOrder();
}

} // namespace baton::engine
