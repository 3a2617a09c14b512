// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"

#include <array>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

struct Word {
    ErrorCode code;
    const char16_t *word;
};

constexpr std::array words{
    Word{ErrorCode::InvalidArgument, u"invalid_argument"},
    Word{ErrorCode::NotFound, u"not_found"},
    Word{ErrorCode::UnknownArtefact, u"unknown_artefact"},
    Word{ErrorCode::UnknownRole, u"unknown_role"},
    Word{ErrorCode::WrongState, u"wrong_state"},
    Word{ErrorCode::NothingToReview, u"nothing_to_review"},
    Word{ErrorCode::RequirementDiffers, u"requirement_differs"},
    Word{ErrorCode::UnsafePath, u"unsafe_path"},
    Word{ErrorCode::NotAPlainFile, u"not_a_plain_file"},
    Word{ErrorCode::SopInvalid, u"sop_invalid"},
    Word{ErrorCode::NotSupported, u"not_supported"},
    Word{ErrorCode::ProjectNotFound, u"project_not_found"},
    Word{ErrorCode::ProjectLocked, u"project_locked"},
    Word{ErrorCode::ProjectNewer, u"project_newer"},
    Word{ErrorCode::ProjectReadOnly, u"project_read_only"},
    Word{ErrorCode::ForeignFiles, u"foreign_files"},
    Word{ErrorCode::JournalCorrupt, u"journal_corrupt"},
    Word{ErrorCode::JournalWrite, u"journal_write"},
    Word{ErrorCode::JournalBehind, u"journal_behind"},
    Word{ErrorCode::ProjectGone, u"project_gone"},
    Word{ErrorCode::DiskFull, u"disk_full"},
    Word{ErrorCode::FileRead, u"file_read"},
    Word{ErrorCode::FileWrite, u"file_write"},
    Word{ErrorCode::OutsideChange, u"outside_change"},
    Word{ErrorCode::GitFailed, u"git_failed"},
    Word{ErrorCode::ForeignRepository, u"foreign_repository"},
    Word{ErrorCode::ExportNotEmpty, u"export_not_empty"},
    Word{ErrorCode::ExportFailed, u"export_failed"},
    Word{ErrorCode::Dns, u"dns"},
    Word{ErrorCode::ConnectionRefused, u"connection_refused"},
    Word{ErrorCode::ConnectTimeout, u"connect_timeout"},
    Word{ErrorCode::Tls, u"tls"},
    Word{ErrorCode::Proxy, u"proxy"},
    Word{ErrorCode::Redirect, u"redirect"},
    Word{ErrorCode::ClosedWithoutAnswer, u"closed_without_answer"},
    Word{ErrorCode::WebPage, u"web_page"},
    Word{ErrorCode::NoModelList, u"no_model_list"},
    Word{ErrorCode::PlainServer, u"plain_server"},
    Word{ErrorCode::UnwantedEncoding, u"unwanted_encoding"},
    Word{ErrorCode::PlainHttpKey, u"plain_http_key"},
    Word{ErrorCode::KeychainLocked, u"keychain_locked"},
    Word{ErrorCode::KeychainRefused, u"keychain_refused"},
    Word{ErrorCode::KeychainMissing, u"keychain_missing"},
    Word{ErrorCode::KeychainFailed, u"keychain_failed"},
    Word{ErrorCode::NoKey, u"no_key"},
    Word{ErrorCode::Auth, u"auth"},
    Word{ErrorCode::Permission, u"permission"},
    Word{ErrorCode::Quota, u"quota"},
    Word{ErrorCode::ModelNotFound, u"model_not_found"},
    Word{ErrorCode::BadRequest, u"bad_request"},
    Word{ErrorCode::ContextLength, u"context_length"},
    Word{ErrorCode::RateLimited, u"rate_limited"},
    Word{ErrorCode::AsksToWait, u"asks_to_wait"},
    Word{ErrorCode::Overloaded, u"overloaded"},
    Word{ErrorCode::ModelLoading, u"model_loading"},
    Word{ErrorCode::Server, u"server"},
    Word{ErrorCode::FirstByteTimeout, u"first_byte_timeout"},
    Word{ErrorCode::IdleTimeout, u"idle_timeout"},
    Word{ErrorCode::Disconnected, u"disconnected"},
    Word{ErrorCode::EmptyResponse, u"empty_response"},
    Word{ErrorCode::ContentFilter, u"content_filter"},
    Word{ErrorCode::Refused, u"refused"},
    Word{ErrorCode::Truncated, u"truncated"},
    Word{ErrorCode::ThinkingOnly, u"thinking_only"},
    Word{ErrorCode::RunawayAnswer, u"runaway_answer"},
    Word{ErrorCode::Protocol, u"protocol"},
    Word{ErrorCode::Aborted, u"aborted"},
    Word{ErrorCode::Interrupted, u"interrupted"},
    Word{ErrorCode::RecordingInvalid, u"recording_invalid"},
    Word{ErrorCode::RecordingMismatch, u"recording_mismatch"},
    Word{ErrorCode::RecordingExhausted, u"recording_exhausted"},
    Word{ErrorCode::Budget, u"budget"},
    Word{ErrorCode::PriceUnknown, u"price_unknown"},
    Word{ErrorCode::MissingSections, u"missing_sections"},
    Word{ErrorCode::NoCode, u"no_code"},
    Word{ErrorCode::AnswerUnreadable, u"answer_unreadable"},
    Word{ErrorCode::ChecksFailed, u"checks_failed"},
    Word{ErrorCode::ToolMissing, u"tool_missing"},
    Word{ErrorCode::SandboxMissing, u"sandbox_missing"},
    Word{ErrorCode::SandboxForbidden, u"sandbox_forbidden"},
    Word{ErrorCode::Internal, u"internal"},
};

} // namespace

QString toWord(ErrorCode code)
{
    for (const Word &entry : words) {
        if (entry.code == code)
            return QString::fromUtf16(entry.word);
    }
    return u"internal"_s;
}

ErrorCode errorCodeFromWord(const QString &word)
{
    for (const Word &entry : words) {
        if (word == QStringView(entry.word))
            return entry.code;
    }
    return ErrorCode::Internal;
}

} // namespace baton
