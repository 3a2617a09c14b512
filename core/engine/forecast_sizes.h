// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/state.h"

#include <QHash>

namespace baton::engine {

/// Tokens that one call of a step is expected to take and give.
struct CallSize {
    double prompt = 0;
    double answer = 0;
    bool learned = false; ///< from calls of this project; else from what such steps need as a rule
};

/// How big calls are: means over this project's calls, usual sizes where it has none. A view of one state,
/// which has to outlive it unchanged.
class ForecastSizes {
public:
    explicit ForecastSizes(const State &state);

    /// First call of a step (Produce or Review).
    [[nodiscard]] CallSize of(const StepSpec &step) const;
    /// Rows of a per-item step: those planned, or a usual number.
    [[nodiscard]] int rowsOf(const StepSpec &step) const;
    /// Calls per artefact so far: revisions and continuations make it more than 1.
    [[nodiscard]] double callsPerArtefact() const { return m_callsPerArtefact; }

private:
    struct Mean {
        double prompt = 0;
        double answer = 0;
        int calls = 0;
    };

    [[nodiscard]] double answerOf(const StepSpec &step) const;
    [[nodiscard]] double readsOf(const StepSpec &step) const;
    [[nodiscard]] double textOf(const StepSpec &producer) const;

    const State &m_state;
    QHash<QString, Mean> m_bySteps;
    double m_callsPerArtefact = 1.15;
};

} // namespace baton::engine
