// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/decide.h"
#include "core/engine/evolve.h"
#include "core/engine/scheduler.h"
#include "core/settings/sop_library.h"
#include "tests/bench/benches.h"

#include <QElapsedTimer>

namespace baton::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr TimeMs now = 1'700'000'000'000;

void apply(State &state, const Event &event)
{
    engine::evolve(state, {state.seq + 1, now, event});
}

/// A run whose task table has just been approved: `files` files to write, each depending on two before it.
State wideProject(int files)
{
    State state;
    event::ProjectCreated created;
    created.name = u"bench"_s;
    created.sop = settings::findSop(u"software-company"_s, {}).value_or(Sop());
    created.config.parallel = 8;
    apply(state, created);
    event::ArtefactsPlanned planned;
    for (const StepSpec &step : created.sop.steps) {
        if (!step.isPerItem())
            planned.planned.append({step.path, step.kind, step.id, step.role, step.title, {}});
    }
    for (int i = 0; i < files; ++i) {
        const QString path = u"src/file_%1.py"_s.arg(i);
        QStringList needs;
        for (int before : {i / 2, i / 3}) {
            if (before < i)
                needs.append(u"src/file_%1.py"_s.arg(before));
        }
        planned.planned.append({path, u"code"_s, u"code"_s, u"engineer"_s, path, {path, needs, {}, {}}});
    }
    apply(state, planned);
    for (const StepSpec &step : created.sop.steps) {
        if (step.isPerItem())
            continue;
        Revision revision{.number = 1, .role = step.role, .text = {u"0"_s}};
        apply(state,
            event::RevisionProposed{
                .path = step.path, .kind = step.kind, .role = step.role, .revision = revision});
        apply(state, event::RevisionApproved{.path = step.path, .role = step.role, .revision = 1});
    }
    apply(state, event::RunStarted());
    return state;
}

template <class Work> double medianMicroseconds(int runs, Work work)
{
    QVector<double> times;
    for (int i = 0; i < runs; ++i) {
        QElapsedTimer timer;
        timer.start();
        work();
        times.append(static_cast<double>(timer.nsecsElapsed()) / 1e3);
    }
    return median(times);
}

} // namespace

Measurements engineBench()
{
    State state = wideProject(1000);
    qsizetype offered = 0;
    const double ready =
        medianMicroseconds(50, [&] { offered = static_cast<qsizetype>(engine::readyWork(state).size()); });
    if (offered == 0)
        qWarning("engine: nothing is offered in the made-up project");
    const QString path = u"src/file_0.py"_s;
    const Revision revision{.number = 1, .role = u"engineer"_s, .text = {u"0"_s}};
    apply(state,
        event::RevisionProposed{
            .path = path, .kind = u"code"_s, .role = u"engineer"_s, .revision = revision});
    const double decide = medianMicroseconds(50, [&] {
        if (!engine::decide(state, command::Approve{.path = path}, now))
            qWarning("engine: the approval was refused");
    });
    return {{u"engine.ready_work_1000_files"_s, ready, u"us"_s},
        {u"engine.approve_1000_files"_s, decide, u"us"_s}};
}

} // namespace baton::bench
