// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/evolve.h"
#include "core/journal/sqlite_journal.h"
#include "core/session/project_store.h"
#include "tests/bench/benches.h"
#include "tests/bench/history.h"

#include <QElapsedTimer>
#include <QTemporaryDir>

namespace baton::bench {

using namespace Qt::StringLiterals;
using journal::SqliteJournal;

namespace {

double milliseconds(const QElapsedTimer &timer)
{
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

State fold(const QVector<StoredEvent> &events)
{
    State state;
    for (const StoredEvent &event : events)
        engine::evolve(state, event);
    return state;
}

/// Fills a project's journal in large transactions; false when the disk does not take it.
bool fill(SqliteJournal &journal, const QVector<StoredEvent> &events)
{
    constexpr qsizetype batch = 2000;
    for (qsizetype at = 0; at < events.size(); at += batch) {
        if (!journal.append({events.mid(at, batch), {}}))
            return false;
    }
    return true;
}

/// One durable transaction of one event and its text, as an arriving answer makes.
double appendTime(SqliteJournal &journal, qint64 lastSeq)
{
    QVector<double> times;
    for (int i = 1; i <= 100; ++i) {
        const Text text = makeText(u"answer %1\n"_s.arg(i).repeated(300));
        event::NotePosted note{.id = u"n%1"_s.arg(i), .role = u"engineer"_s, .text = u"bench"_s};
        QElapsedTimer timer;
        timer.start();
        if (!journal.append({{{lastSeq + i, 1'700'100'000'000, note}}, {text}}))
            return 0;
        times.append(milliseconds(timer));
    }
    return median(times);
}

double reopenTime(const QString &folder, qint64 expectedSeq)
{
    QVector<double> times;
    for (int run = 0; run < 3; ++run) {
        QElapsedTimer timer;
        timer.start();
        const auto journal = SqliteJournal::open(folder, journal::OpenMode::ReadWrite);
        const auto state = journal ? session::loadState(**journal) : Result<State>(failure(journal.error()));
        if (!state || state->seq != expectedSeq)
            return 0;
        times.append(milliseconds(timer));
    }
    return median(times);
}

} // namespace

Measurements journalBench(int events)
{
    const QVector<StoredEvent> history = makeHistory(events);
    QElapsedTimer timer;
    timer.start();
    const State state = fold(history);
    const double foldMs = milliseconds(timer);
    const Artefact *first = state.artefact(u"src/file_0.py"_s);
    if (first == nullptr || first->revisions.size() < events / (6 * historyFiles + 10)) {
        qWarning("journal: the made-up history does not fold as it should");
        return {};
    }
    Measurements result{{u"engine.fold"_s, events / foldMs * 1000, u"events/s"_s}};

    QTemporaryDir folder;
    const auto journal = SqliteJournal::open(folder.path(), journal::OpenMode::ReadWrite);
    if (!journal || !fill(**journal, history)) {
        qWarning("journal: cannot be written here");
        return result;
    }
    result.append({u"journal.reopen_without_snapshot"_s, reopenTime(folder.path(), events), u"ms"_s});
    timer.restart();
    if ((*journal)->saveSnapshot(state))
        result.append({u"journal.save_snapshot"_s, milliseconds(timer), u"ms"_s});
    result.append({u"journal.reopen"_s, reopenTime(folder.path(), events), u"ms"_s,
        result.at(1).value}); // compared with folding everything
    result.append({u"journal.append"_s, appendTime(**journal, events), u"ms"_s});
    return result;
}

} // namespace baton::bench
