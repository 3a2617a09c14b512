// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/call.h"
#include "core/domain/endpoint.h"

#include <QString>
#include <QVector>

namespace baton::llm {

/// One answer of a recording, keyed by (verb, path, kind, nth).
struct RecordedExchange {
    Verb verb = Verb::Produce;
    QString path;
    QString kind;
    int nth = 1;
    QString remark; ///< of a Revise: what a person may say that this answer responds to
    QString reply;
    FinishReason finish = FinishReason::Stop;
    Usage usage;
    qint64 firstByteMs = 600;
    double tokensPerSecond = 90;
};

/// A complete run, replayed where no model is at hand.
struct Recording {
    DemoInfo info;
    QString programmingLanguage;
    QString sop;
    QVector<RecordedExchange> exchanges;

    [[nodiscard]] const RecordedExchange *find(
        Verb verb, const QString &path, const QString &kind, int nth) const;
    /// How many answers there are for this verb, path and kind.
    [[nodiscard]] int count(Verb verb, const QString &path, const QString &kind) const;
};

/// Reads `folder`/recording.json (or `folder` itself when it names a .json file) and the reply files beside
/// it. Untrusted: sizes, counts, versions, words and paths are checked. Fails with RecordingInvalid (the
/// detail names the rule) or FileRead.
[[nodiscard]] Result<Recording> loadRecording(const QString &folder);
/// The head of a recording, without its replies.
[[nodiscard]] Result<DemoInfo> loadDemoInfo(const QString &folder);

} // namespace baton::llm
