// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/llm/port/provider.h"
#include "core/llm/recording/recording.h"

#include <QHash>

#include <memory>

namespace baton::llm {

/// Answers from a recording, at the pace it names times Request::demoSpeed (0 = at once, still
/// asynchronously). A step the recording lacks ends in RecordingMismatch, one asked more often than recorded
/// in RecordingExhausted; the detail is the verb line with its count.
class ReplayProvider final : public Provider {
    Q_OBJECT

public:
    /// `root` holds one folder per recording. The ports must outlive the provider.
    ReplayProvider(const Clock &clock, TimerFactory &timers, QString root, QObject *parent = nullptr);
    ~ReplayProvider() override;

public Q_SLOTS:
    void start(const baton::llm::Request &request) override;
    void cancel(const baton::CallId &call) override;
    void tryNow(const baton::CallId &call) override;

private:
    struct Playback;

    std::shared_ptr<const Recording> recordingOf(const QString &demo, Error &error);
    void begin(Playback &playback);
    void schedule(Playback &playback, qint64 milliseconds);
    void deliver(const CallId &call);
    void finish(const CallId &call, std::optional<Error> error);

    const Clock &m_clock;
    TimerFactory &m_timers;
    QString m_root;
    QHash<QString, std::shared_ptr<const Recording>> m_recordings;
    QHash<CallId, std::shared_ptr<Playback>> m_playing;
};

} // namespace baton::llm
