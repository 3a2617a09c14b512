// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/call.h"
#include "core/domain/endpoint.h"
#include "core/domain/sop.h"

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <QVector>

#include <optional>

namespace baton::llm {

struct Request;

/// One message of a request as a recording keeps it.
struct RecordedMessage {
    PromptRole role = PromptRole::User;
    QString text;
};

/// One answer of a recording, keyed by what was asked and why - never by the words of the prompt.
struct RecordedExchange {
    Verb verb = Verb::Produce;
    QString path;
    QString kind;
    int nth = 1;
    int continuation = -1; ///< which continuation of one answer this is; -1 = not recorded, fits all
    QString step; ///< empty = not recorded, fits all
    CallCause cause; ///< empty id = not recorded, fits all
    QString remark; ///< of a Revise: what a person may say that this answer responds to
    QString reply;
    QString reasoning;
    FinishReason finish = FinishReason::Stop;
    QString finishRaw;
    QString model; ///< as the endpoint named it; empty = not recorded
    Usage usage;
    bool usageReported = true;
    std::optional<Money> cost; ///< as the endpoint reported it
    std::optional<ErrorCode> error; ///< how it ended after `reply` had arrived; empty = a whole answer
    qint64 firstByteMs = 600;
    qint64 durationMs = 0; ///< from the first byte to the last; 0 = not recorded
    double tokensPerSecond = 90;
    // The request, for people and tools; a replay does not read it. No header, no key.
    QString endpoint;
    qint64 maxTokens = 0;
    QVector<RecordedMessage> messages;
};

/// What came of a run of the project's programs on just these texts.
struct RecordedProgram {
    QString path; ///< of the report it became
    QString inputs; ///< digest of the texts it ran on
    QByteArray results; ///< JSON object
};

/// A step of the SOP a run was recorded with.
struct RecordedStep {
    QString id;
    QString kind;
    QString path;
    bool operator==(const RecordedStep &) const = default;
};

/// A run as it was, replayed where no model is at hand.
struct Recording {
    DemoInfo info;
    QString programmingLanguage;
    QString sop;
    QVector<RecordedStep> steps; ///< empty = not recorded
    QVector<RecordedExchange> exchanges;
    QVector<RecordedProgram> programs;
    bool torn = false; ///< the writing program died in the middle of the last line, which was left out

    [[nodiscard]] const RecordedExchange *find(
        Verb verb, const QString &path, const QString &kind, int nth) const;
    /// How many whole answers there are for this verb, path and kind.
    [[nodiscard]] int count(Verb verb, const QString &path, const QString &kind) const;
    /// What the newest run for a report on these texts came to; empty: none is recorded.
    [[nodiscard]] QByteArray results(const QString &path, const QString &inputs) const;
    /// Takes an answer in; one under the same key gives way to it.
    void put(RecordedExchange exchange);
};

/// The recorded answer to a request. Fails with RecordingMismatch (other step, cause or remarks) or
/// RecordingExhausted (asked more often than recorded); the detail says what was asked and what the recording
/// holds instead. The pointer lives as long as the recording stays as it is.
[[nodiscard]] Result<const RecordedExchange *> answerTo(const Request &request, const Recording &recording);

/// The steps of an SOP that ask a model, as a recording keeps them.
[[nodiscard]] QVector<RecordedStep> recordedSteps(const Sop &sop);
/// Fails with RecordingMismatch when an SOP's steps are not the ones that were recorded; names the first step
/// that differs. A recording without steps fits all.
[[nodiscard]] Result<void> fitsSop(const Recording &recording, const Sop &sop);

/// Reads a recording: a file written by the Recorder, or `folder`/recording.json (also named itself) with the
/// reply files beside it. Untrusted: sizes, counts, versions, words and paths are checked. Fails with
/// RecordingInvalid (the detail names the rule) or FileRead.
[[nodiscard]] Result<Recording> loadRecording(const QString &path);
/// The head of a recording, without its replies.
[[nodiscard]] Result<DemoInfo> loadDemoInfo(const QString &path);

} // namespace baton::llm
