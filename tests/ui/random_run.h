// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/state.h"

#include <QRandomGenerator>

namespace baton::test {

/// Plays a project at random, without the engine: each step changes the state by hand and returns events that
/// fit. Only what models look at is kept right. The same seed plays the same run.
class RandomRun {
public:
    explicit RandomRun(quint32 seed);

    EventBatch step();
    [[nodiscard]] const State &state() const { return m_state; }
    [[nodiscard]] const QVector<StoredEvent> &events() const { return m_events; }
    [[nodiscard]] quint32 below(quint32 limit) { return m_random.bounded(limit); }

private:
    Artefact *pick(std::initializer_list<ArtefactState> states);
    void plan(EventBatch &batch);
    void start(EventBatch &batch, Artefact &artefact);
    void finish(EventBatch &batch, Artefact &artefact);
    void decide(EventBatch &batch, Artefact &artefact);
    void note(EventBatch &batch);
    void add(EventBatch &batch, const Event &event);

    QRandomGenerator m_random;
    State m_state;
    QVector<StoredEvent> m_events;
    int m_files = 0;
};

} // namespace baton::test
