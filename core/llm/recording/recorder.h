// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/llm/port/provider.h"
#include "core/llm/recording/recording.h"

#include <QFile>
#include <QHash>

#include <memory>

namespace baton::llm {

/// Passes requests on to another provider and adds every answer, and what programs of the project came to, to a
/// recording that loadRecording reads. Each answer is one line, written at once and never touched again: a program killed at any moment leaves a
/// recording of what was there. Answers that broke off after text are kept with the error that ended them;
/// failures without text are left out. No header and no key is written. Lives on the inner provider's thread
/// or another one.
class Recorder final : public Provider {
    Q_OBJECT

public:
    /// Creates `file`, or goes on with the recording it holds: a line a killed program left half written is
    /// cut off. `head` has the requirement; an id that is none becomes "recording". Fails with
    /// RecordingInvalid (the file is something else; it stays as it is), RecordingMismatch (it records
    /// another requirement or SOP) or FileWrite. `inner` outlives the recorder.
    [[nodiscard]] static Result<std::unique_ptr<Recorder>> open(
        Provider &inner, const QString &file, Recording head);
    ~Recorder() override;

public Q_SLOTS:
    void start(const baton::llm::Request &request) override;
    void cancel(const baton::CallId &call) override;
    void tryNow(const baton::CallId &call) override;
    /// Adds what came of a program of the project.
    void keepProgram(const baton::llm::RecordedProgram &program);

Q_SIGNALS:
    /// An answer could not be written; the run goes on.
    void writeFailed(const baton::Error &error);
    void passStart(const baton::llm::Request &request);
    void passCancel(const baton::CallId &call);
    void passTryNow(const baton::CallId &call);

private:
    Recorder(Provider &inner, std::unique_ptr<QFile> file);
    void onFinished(const Outcome &outcome);
    void keep(const RecordedExchange &exchange);
    void append(const QByteArray &line, const QString &what);
    [[nodiscard]] Error failed(const QString &why) const;

    std::unique_ptr<QFile> m_file;
    QHash<CallId, RecordedExchange> m_asked;
};

} // namespace baton::llm
