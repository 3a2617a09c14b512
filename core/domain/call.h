// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/base/id.h"
#include "core/base/text.h"
#include "core/domain/money.h"

#include <QString>
#include <QStringList>
#include <QVector>

#include <optional>

namespace baton {

/// First word of the last user message of every call (SOP: the verb line `VERB <path> as <kind>`).
enum class Verb { Produce, Revise, Review, Complete, Continue, Fix, Attribute };
[[nodiscard]] QString toWord(Verb verb); ///< "Produce"
[[nodiscard]] std::optional<Verb> verbFromWord(const QString &word);
[[nodiscard]] QString verbLine(Verb verb, const QString &path, const QString &kind);

/// Why a call is made: tells the answers of one step apart in a recording. The word is what recordings hold;
/// one of another build stays as it is. Empty = not known.
using CauseId = Id<struct CauseTag>;

namespace cause {
inline const CauseId first{QStringLiteral("first")};
inline const CauseId regenerate{QStringLiteral("regenerate")};
inline const CauseId remarks{QStringLiteral("remarks")}; ///< of the person
inline const CauseId findings{QStringLiteral("findings")}; ///< of a review or a test report
inline const CauseId inputs{QStringLiteral("inputs")}; ///< what it reads changed
inline const CauseId sections{QStringLiteral("sections")}; ///< some are missing
inline const CauseId cut{QStringLiteral("cut")}; ///< by the token limit
inline const CauseId review{QStringLiteral("review")};
inline const CauseId checks{QStringLiteral("checks")}; ///< that failed
inline const CauseId tests{QStringLiteral("tests")}; ///< that failed
inline const CauseId summary{QStringLiteral("summary")}; ///< named what is left to do

/// For an error's detail: "because what it reads changed".
[[nodiscard]] QString reasonOf(const CauseId &id);
} // namespace cause

struct CallCause {
    CauseId id;
    QStringList remarks; ///< of the cause "remarks": their texts in the order the prompt numbers them
    bool operator==(const CallCause &) const = default;
};

enum class PromptRole { System, User, Assistant };

/// One labelled piece of a prompt message, for the trace view: an artefact's path, "role", "remarks"...
struct PromptPart {
    QString label;
    qint64 characters = 0;
    bool operator==(const PromptPart &) const = default;
};

/// A prompt message with its text, on its way to the journal and the endpoint.
struct PromptMessage {
    PromptRole role = PromptRole::User;
    Text text;
    QVector<PromptPart> parts;
    bool operator==(const PromptMessage &) const = default;
};

/// The same message as the journal keeps it.
struct PromptMessageRef {
    PromptRole role = PromptRole::User;
    TextHash text;
    QVector<PromptPart> parts;
    bool operator==(const PromptMessageRef &) const = default;
};

enum class FinishReason { None, Stop, Length, ToolCalls, ContentFilter, Refusal, Pause, Error };
[[nodiscard]] QString toWord(FinishReason reason); ///< "stop", "length", ...; empty for None

/// When things happened in a call; 0 = did not happen.
struct CallTimes {
    TimeMs scheduled = 0;
    TimeMs sent = 0;
    TimeMs firstByte = 0;
    TimeMs lastByte = 0;
    TimeMs committed = 0;
    bool operator==(const CallTimes &) const = default;
};

/// One try that failed and was, or will be, repeated by the gateway.
struct CallAttempt {
    int number = 0; ///< 1-based
    ErrorCode code = ErrorCode::Internal;
    QString detail;
    int httpStatus = 0;
    qint64 waitMs = 0; ///< until the next try
    int maxAttempts = 0;
    TimeMs time = 0;
    bool operator==(const CallAttempt &) const = default;
};

/// Revision of an artefact that a prompt, and so what came of it, was made from.
struct InputRef {
    QString path;
    int revision = 0;
    bool operator==(const InputRef &) const = default;
};

/// A call in flight or answered but not parsed. Of finished ones the state keeps a CallRecord.
struct ActiveCall {
    CallId id;
    QString path;
    QString kind;
    QString step;
    QString role;
    Verb verb = Verb::Produce;
    int nth = 1; ///< how often this verb was asked for this path
    QString endpoint;
    QString model;
    bool isFallback = false; ///< asked where the role's own endpoint was down
    qint64 maxTokens = 0;
    qint64 promptTokens = 0; ///< as estimated before the call
    QVector<PromptMessageRef> messages;
    QVector<InputRef> inputs;
    std::optional<Money> reserved; ///< nullopt: price unknown
    CallAttempt lastAttempt; ///< number 0 = no failed try so far
    TextHash answer; ///< raw reply once answered
    FinishReason finish = FinishReason::None;
    CallTimes times;
    bool operator==(const ActiveCall &) const = default;
};

/// What the ledger keeps of a call that used something: answered, or failed after text had arrived.
struct CallRecord {
    CallId id;
    QString path;
    QString kind;
    QString step;
    QString role;
    Verb verb = Verb::Produce;
    QString endpoint;
    QString model; ///< as asked: the name in the price table
    qint64 promptTokens = 0; ///< as estimated before the call
    Usage usage;
    std::optional<Money> cost; ///< nullopt: price unknown
    std::optional<Money> reserved;
    bool failed = false;
    TimeMs time = 0;
    bool operator==(const CallRecord &) const = default;
};

} // namespace baton
