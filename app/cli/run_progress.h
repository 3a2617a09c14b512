// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/state.h"
#include "core/session/session.h"

#include <QHash>

namespace baton::cli {

/// Tells on stdout, a line each, what a run does.
class RunProgress {
public:
    /// Tells all of it from now on, as long as `context` lives; what programs write only on a terminal.
    void follow(session::Session &session, QObject *context);
    /// Where the run stands. `isHeld` as in runWord().
    void summarise(const State &state, bool isHeld) const;

private:
    void show(const EventBatch &batch, const State &state) const;
    void showOutput(const session::LiveText &live);

    QHash<EffectId, qint64> m_shown; ///< by program: characters of its output
};

/// What folder and history lack of what was decided, and why, by path; the history's trouble has none.
[[nodiscard]] QVector<QPair<QString, Error>> diskProblems(const State &state);

/// Failed steps, the budget and outside changes as sentences on stderr.
void reportProblems(const State &state);

} // namespace baton::cli
