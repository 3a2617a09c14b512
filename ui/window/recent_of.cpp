// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/recent_of.h"

namespace baton::ui {

RecentProject recentOf(const State &state, const QString &folder, TimeMs now)
{
    RecentProject project{.folder = folder, .name = state.name, .state = toWord(state.phase())};
    const QStringList waiting = state.waiting();
    project.waiting = static_cast<int>(waiting.size());
    project.place = waiting.value(0);
    for (const ActiveCall &call : state.calls) {
        project.state = QStringLiteral("interrupted");
        project.place = call.path;
    }
    project.costUsd = state.totals.unpricedCalls > 0 ? -1 : state.totals.cost.usd();
    project.time = now;
    return project;
}

} // namespace baton::ui
