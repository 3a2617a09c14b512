// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/llm/provider.h"
#include "core/llm/recording.h"

#include <QHash>

#include <memory>

namespace baton::llm {

/// Passes requests on to another provider and writes every answer into a recording that loadRecording reads.
/// The file is replaced whole after each answer, so that it is good at any moment. A step asked again under
/// the same key replaces its answer; failures are left out; no prompt and no key is written.
class Recorder final : public Provider {
    Q_OBJECT

public:
    /// `info.requirement` must not be empty; an `info.id` that is none becomes "recording".
    Recorder(std::unique_ptr<Provider> inner, QString file, DemoInfo info, QObject *parent = nullptr);
    ~Recorder() override;

public Q_SLOTS:
    void start(const baton::llm::Request &request) override;
    void cancel(const baton::CallId &call) override;
    void tryNow(const baton::CallId &call) override;

Q_SIGNALS:
    /// The file could not be written; the answers go on.
    void writeFailed(const baton::Error &error);

private:
    void onFinished(const Outcome &outcome);
    void keep(RecordedExchange exchange);

    Provider *m_inner; ///< a child
    QString m_file;
    Recording m_recording;
    QHash<CallId, RecordedExchange> m_asked;
};

/// The JSON of a recording, replies inline.
[[nodiscard]] QByteArray toJson(const Recording &recording);

} // namespace baton::llm
