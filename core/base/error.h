// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace baton {

/// What went wrong, as a word that scripts may rely on (`toWord`). Users read the sentences of ui/text.
/// The model-endpoint block follows the classes of the retry table in core/llm/retry_policy.
enum class ErrorCode {
    // input and decisions
    InvalidArgument,
    NotFound,
    UnknownArtefact,
    UnknownRole,
    WrongState,
    NothingToReview,
    RequirementDiffers,
    UnsafePath,
    NotAPlainFile, ///< a folder, a link, a pipe or a device lies where a file has to be, or a file in its way
    SopInvalid,
    NotSupported,
    // project, journal, workspace
    ProjectNotFound,
    ProjectLocked,
    ProjectNewer,
    ProjectReadOnly,
    ForeignFiles,
    JournalCorrupt,
    JournalWrite,
    JournalBehind, ///< ends earlier than the project's own counter
    ProjectGone, ///< the folder was deleted, renamed or replaced while it was open
    DiskFull,
    FileRead,
    FileWrite,
    OutsideChange,
    GitFailed,
    ForeignRepository, ///< was there before Baton, and nobody said that Baton may commit to it
    ExportNotEmpty,
    ExportFailed,
    // model endpoints
    Dns,
    ConnectionRefused,
    ConnectTimeout,
    Tls,
    Proxy,
    Redirect,
    ClosedWithoutAnswer,
    WebPage,
    NoModelList,
    PlainServer,
    UnwantedEncoding,
    PlainHttpKey,
    KeychainLocked,
    KeychainRefused,
    KeychainMissing,
    KeychainFailed,
    NoKey,
    Auth,
    Permission,
    Quota,
    ModelNotFound,
    BadRequest,
    ContextLength,
    RateLimited,
    AsksToWait,
    Overloaded,
    ModelLoading,
    Server,
    FirstByteTimeout,
    IdleTimeout,
    Disconnected,
    EmptyResponse,
    ContentFilter,
    Refused,
    Truncated,
    ThinkingOnly,
    RunawayAnswer,
    Protocol,
    Aborted,
    Interrupted,
    // recordings
    RecordingInvalid,
    RecordingMismatch,
    RecordingExhausted,
    // money
    Budget,
    PriceUnknown,
    // answers
    MissingSections,
    NoCode,
    AnswerUnreadable,
    ChecksFailed,
    // environment
    ToolMissing,
    SandboxMissing, ///< a program that makes sandboxes is not installed
    SandboxForbidden, ///< it is, and the system does not let it
    Internal,
};

/// Stable snake_case word, e.g. `rate_limited`; used in JSON output and in the journal.
[[nodiscard]] QString toWord(ErrorCode code);
/// The code of a word; Internal for an unknown one (a newer journal may hold words this version lacks).
[[nodiscard]] ErrorCode errorCodeFromWord(const QString &word);

/// A failure that is expected to happen. `detail` is a technical addition (a path, a host, the provider's
/// words), never a whole user-facing sentence and never a secret.
struct Error {
    ErrorCode code = ErrorCode::Internal;
    QString detail;
    bool operator==(const Error &) const = default;
};

} // namespace baton
