// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/event.h"
#include "tests/bench/endpoint_process.h"

#include <QHash>
#include <QString>

namespace baton::bench {

/// What the endpoint took for each call of a run and programs for their runs, gathered from its events.
class CallSpans {
public:
    void add(const StoredEvent &stored);

    [[nodiscard]] int count() const { return m_count; }
    /// Time the endpoint had, summed over all calls.
    [[nodiscard]] double endpointMs() const { return m_endpointMs; }
    /// The longest chain of calls and programs that need each other's results: no order of work can be
    /// faster.
    [[nodiscard]] double criticalPathMs() const { return m_longest; }

private:
    /// A span behind all that it read and that became of the path before.
    void append(const QString &path, const QVector<InputRef> &inputs, double took);

    QHash<EffectId, QVector<InputRef>> m_inputs;
    QHash<QString, double> m_readyAt; ///< by path: earliest time its text can be there
    double m_endpointMs = 0;
    double m_longest = 0;
    int m_count = 0;
};

/// How long files wait although all they read is there: from the moment the last answer they need is in the
/// journal to their request.
class LevelGaps {
public:
    /// `seen`: when the event had been appended, milliseconds since 1970.
    void add(const Event &event, TimeMs seen);

    /// Of the first request of each level of files behind the first, in milliseconds.
    [[nodiscard]] QVector<double> firstOfLevels() const;
    /// Of all files that read others.
    [[nodiscard]] QVector<double> all() const;

private:
    struct File {
        int level = 0; ///< files it waits for, one behind the other
        TimeMs ready = 0;
        TimeMs sent = 0;
    };
    QHash<CallId, QVector<InputRef>> m_inputs;
    QHash<QString, TimeMs> m_answered;
    QHash<QString, File> m_files;
};

struct SessionRunResult {
    bool finished = false; ///< the run came to its end
    double wallMs = 0; ///< from the first call asked for to the last fact
    CallSpans calls;
    LevelGaps gaps;
    double cpuMs = 0; ///< of this process, from the first call asked for to the last fact
    double worstGapMs = 0; ///< longest time this thread's event loop did not turn while calls streamed
    double worstGapP99Ms = 0;
    int mostStreams = 0; ///< calls with text arriving at the same time
    qint64 promptBytes = 0; ///< of all calls; of prompts without letters beyond ASCII
};

/// What a run does beside documents and code.
enum class Loops { Off, ReviewsAndTests };

/// One run of the stock SOP from requirement to code against a scripted endpoint; everything is approved
/// without asking. The session lives on the calling thread, as it does in the window.
[[nodiscard]] SessionRunResult runSession(
    const EndpointScript &script, int parallel, Loops loops = Loops::Off);

} // namespace baton::bench
