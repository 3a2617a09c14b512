// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/error_text.h"

#include "core/base/text.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace baton::ui {

namespace {

/// "%1" stands for the detail, joined by a colon, or for nothing.
struct Row {
    ErrorCode code;
    const char *happened;
    const char *kept;
    const char *todo;
};

// clang-format off
constexpr std::array rows{
    Row{ErrorCode::Dns,
        QT_TRANSLATE_NOOP("baton", "The server cannot be found%1."),
        QT_TRANSLATE_NOOP("baton", "Nothing was lost; the step waits where it was."),
        QT_TRANSLATE_NOOP("baton", "Check the address in the settings or the network, then try again.")},
    Row{ErrorCode::ConnectionRefused,
        QT_TRANSLATE_NOOP("baton", "Nothing is listening at that address%1."),
        QT_TRANSLATE_NOOP("baton", "Nothing was lost; the step waits where it was."),
        QT_TRANSLATE_NOOP("baton", "Start the local server (Ollama, LM Studio, ...) or correct the port, then try again.")},
    Row{ErrorCode::ConnectTimeout,
        QT_TRANSLATE_NOOP("baton", "The server does not answer%1."),
        QT_TRANSLATE_NOOP("baton", "Nothing was lost; the step waits where it was."),
        QT_TRANSLATE_NOOP("baton", "Check the network or the address, then try again.")},
    Row{ErrorCode::Tls,
        QT_TRANSLATE_NOOP("baton", "The server’s certificate cannot be trusted%1."),
        QT_TRANSLATE_NOOP("baton", "Nothing was lost; the step waits where it was."),
        QT_TRANSLATE_NOOP("baton", "Behind a company proxy, add its certificate under Settings, Network; otherwise correct the address.")},
    Row{ErrorCode::Proxy,
        QT_TRANSLATE_NOOP("baton", "The proxy refused the connection or needs credentials%1."),
        QT_TRANSLATE_NOOP("baton", "Nothing was lost; the step waits where it was."),
        QT_TRANSLATE_NOOP("baton", "Correct the proxy under Settings, Network, then try again.")},
    Row{ErrorCode::Redirect,
        QT_TRANSLATE_NOOP("baton", "The server redirects to another address%1."),
        QT_TRANSLATE_NOOP("baton", "The key was not sent on."),
        QT_TRANSLATE_NOOP("baton", "Enter that address in the settings if you trust it.")},
    Row{ErrorCode::PlainHttpKey,
        QT_TRANSLATE_NOOP("baton", "The key would have travelled unencrypted%1."),
        QT_TRANSLATE_NOOP("baton", "The key was not sent."),
        QT_TRANSLATE_NOOP("baton", "Use an https address, or a server on this computer.")},
    Row{ErrorCode::NoKey,
        QT_TRANSLATE_NOOP("baton", "No key is stored for this provider%1."),
        QT_TRANSLATE_NOOP("baton", "Nothing was lost; the step waits where it was."),
        QT_TRANSLATE_NOOP("baton", "Add a key under Settings, Providers, or choose a local model or the demo.")},
    Row{ErrorCode::Auth,
        QT_TRANSLATE_NOOP("baton", "The provider rejected the key%1."),
        QT_TRANSLATE_NOOP("baton", "Nothing was lost; the step waits where it was."),
        QT_TRANSLATE_NOOP("baton", "Correct the key under Settings, Providers, then try again.")},
    Row{ErrorCode::Permission,
        QT_TRANSLATE_NOOP("baton", "The key is not allowed to use this model%1."),
        QT_TRANSLATE_NOOP("baton", "Nothing was lost; the step waits where it was."),
        QT_TRANSLATE_NOOP("baton", "Choose another model, or ask the owner of the account.")},
    Row{ErrorCode::Quota,
        QT_TRANSLATE_NOOP("baton", "The account has no credit left%1."),
        QT_TRANSLATE_NOOP("baton", "Nothing was lost; the step waits where it was."),
        QT_TRANSLATE_NOOP("baton", "Top up the account or choose another provider, then try again.")},
    Row{ErrorCode::ModelNotFound,
        QT_TRANSLATE_NOOP("baton", "The provider does not know this model%1."),
        QT_TRANSLATE_NOOP("baton", "Nothing was lost; the step waits where it was."),
        QT_TRANSLATE_NOOP("baton", "Choose a model from the provider’s list; with Ollama, pull it first.")},
    Row{ErrorCode::BadRequest,
        QT_TRANSLATE_NOOP("baton", "The provider did not accept the request%1."),
        QT_TRANSLATE_NOOP("baton", "Nothing was lost; the step waits where it was."),
        QT_TRANSLATE_NOOP("baton", "Look at the trace of this call; another model may accept it.")},
    Row{ErrorCode::ContextLength,
        QT_TRANSLATE_NOOP("baton", "The prompt is longer than the model can read%1."),
        QT_TRANSLATE_NOOP("baton", "Nothing was lost; the step waits where it was."),
        QT_TRANSLATE_NOOP("baton", "Choose a model with a larger context, or shorten the documents the step reads.")},
    Row{ErrorCode::RateLimited,
        QT_TRANSLATE_NOOP("baton", "The provider limits how often it may be asked%1."),
        QT_TRANSLATE_NOOP("baton", "Nothing was lost; the step waits where it was."),
        QT_TRANSLATE_NOOP("baton", "Wait for the countdown, or try now.")},
    Row{ErrorCode::Overloaded,
        QT_TRANSLATE_NOOP("baton", "The provider is overloaded%1."),
        QT_TRANSLATE_NOOP("baton", "Nothing was lost; the step waits where it was."),
        QT_TRANSLATE_NOOP("baton", "Baton tries again by itself; you can also try now or choose another model.")},
    Row{ErrorCode::ModelLoading,
        QT_TRANSLATE_NOOP("baton", "The model is being loaded%1."),
        QT_TRANSLATE_NOOP("baton", "Nothing was lost; the step waits where it was."),
        QT_TRANSLATE_NOOP("baton", "Wait a moment; Baton goes on as soon as it answers.")},
    Row{ErrorCode::Server,
        QT_TRANSLATE_NOOP("baton", "The provider reported an error of its own%1."),
        QT_TRANSLATE_NOOP("baton", "Nothing was lost; the step waits where it was."),
        QT_TRANSLATE_NOOP("baton", "Try again; if it stays, choose another model.")},
    Row{ErrorCode::FirstByteTimeout,
        QT_TRANSLATE_NOOP("baton", "No answer came in time%1."),
        QT_TRANSLATE_NOOP("baton", "Nothing was lost; the step waits where it was."),
        QT_TRANSLATE_NOOP("baton", "Try again, or choose a faster model.")},
    Row{ErrorCode::IdleTimeout,
        QT_TRANSLATE_NOOP("baton", "The answer stalled%1."),
        QT_TRANSLATE_NOOP("baton", "What had arrived is kept."),
        QT_TRANSLATE_NOOP("baton", "Continue the answer, keep it as a draft, or ask again.")},
    Row{ErrorCode::Disconnected,
        QT_TRANSLATE_NOOP("baton", "The connection was lost in the middle of the answer%1."),
        QT_TRANSLATE_NOOP("baton", "What had arrived is kept."),
        QT_TRANSLATE_NOOP("baton", "Continue the answer, keep it as a draft, or ask again.")},
    Row{ErrorCode::EmptyResponse,
        QT_TRANSLATE_NOOP("baton", "The model returned nothing%1."),
        QT_TRANSLATE_NOOP("baton", "Nothing was lost; the step waits where it was."),
        QT_TRANSLATE_NOOP("baton", "Ask again, or choose another model.")},
    Row{ErrorCode::ContentFilter,
        QT_TRANSLATE_NOOP("baton", "A content filter of the provider stopped the answer%1."),
        QT_TRANSLATE_NOOP("baton", "What had arrived is kept."),
        QT_TRANSLATE_NOOP("baton", "Reword the requirement or the remarks, or choose another model.")},
    Row{ErrorCode::Refused,
        QT_TRANSLATE_NOOP("baton", "The model refused to answer%1."),
        QT_TRANSLATE_NOOP("baton", "Its words are kept in the trace."),
        QT_TRANSLATE_NOOP("baton", "Reword the requirement or the remarks, or choose another model.")},
    Row{ErrorCode::Truncated,
        QT_TRANSLATE_NOOP("baton", "The answer was cut at the token limit%1."),
        QT_TRANSLATE_NOOP("baton", "What had arrived is kept."),
        QT_TRANSLATE_NOOP("baton", "Continue the answer, or raise the limit of the step.")},
    Row{ErrorCode::Protocol,
        QT_TRANSLATE_NOOP("baton", "The server sent data that cannot be understood%1."),
        QT_TRANSLATE_NOOP("baton", "What had arrived is kept."),
        QT_TRANSLATE_NOOP("baton", "Check that the address belongs to the chosen kind of endpoint, then ask again.")},
    Row{ErrorCode::Aborted,
        QT_TRANSLATE_NOOP("baton", "The call was stopped%1."),
        QT_TRANSLATE_NOOP("baton", "What had arrived is kept."),
        QT_TRANSLATE_NOOP("baton", "Continue the answer, keep it as a draft, or ask again.")},
    Row{ErrorCode::Interrupted,
        QT_TRANSLATE_NOOP("baton", "Baton ended while the model was answering%1."),
        QT_TRANSLATE_NOOP("baton", "What had arrived is kept."),
        QT_TRANSLATE_NOOP("baton", "The step is asked again when the run goes on.")},
    Row{ErrorCode::RecordingInvalid,
        QT_TRANSLATE_NOOP("baton", "The recording cannot be read%1."),
        "",
        QT_TRANSLATE_NOOP("baton", "Choose another demo, or record it again.")},
    Row{ErrorCode::RecordingMismatch,
        QT_TRANSLATE_NOOP("baton", "The demo does not know this step%1."),
        QT_TRANSLATE_NOOP("baton", "Nothing was lost; the step waits where it was."),
        QT_TRANSLATE_NOOP("baton", "A demo replays only what was recorded: connect a model to go on from here.")},
    Row{ErrorCode::RecordingExhausted,
        QT_TRANSLATE_NOOP("baton", "The recording ends here%1."),
        QT_TRANSLATE_NOOP("baton", "Everything so far is saved."),
        QT_TRANSLATE_NOOP("baton", "Connect a model to go on from here, or choose another demo.")},
    Row{ErrorCode::Budget,
        QT_TRANSLATE_NOOP("baton", "The next call could pass the money limit%1."),
        QT_TRANSLATE_NOOP("baton", "The call was not made, so it costs nothing."),
        QT_TRANSLATE_NOOP("baton", "Raise the limit, or finish with what is there.")},
    Row{ErrorCode::PriceUnknown,
        QT_TRANSLATE_NOOP("baton", "The price of this model is unknown, so the money limit cannot be kept%1."),
        QT_TRANSLATE_NOOP("baton", "The call was not made, so it costs nothing."),
        QT_TRANSLATE_NOOP("baton", "Enter its price, go on without counting it, or choose another model.")},
    Row{ErrorCode::MissingSections,
        QT_TRANSLATE_NOOP("baton", "The document lacks sections%1."),
        QT_TRANSLATE_NOOP("baton", "What arrived is kept as it is."),
        QT_TRANSLATE_NOOP("baton", "Write them yourself, send a remark, or regenerate.")},
    Row{ErrorCode::NoCode,
        QT_TRANSLATE_NOOP("baton", "The answer holds no code that could be this file%1."),
        QT_TRANSLATE_NOOP("baton", "The raw answer is kept in the trace."),
        QT_TRANSLATE_NOOP("baton", "Write the file yourself, send a remark, or regenerate.")},
    Row{ErrorCode::AnswerUnreadable,
        QT_TRANSLATE_NOOP("baton", "The answer could not be read%1."),
        QT_TRANSLATE_NOOP("baton", "It is kept as it came."),
        QT_TRANSLATE_NOOP("baton", "Ask again, keep it as a draft and edit it, or skip the step.")},
    Row{ErrorCode::ChecksFailed,
        QT_TRANSLATE_NOOP("baton", "Checks failed%1."),
        QT_TRANSLATE_NOOP("baton", "The revision is kept."),
        QT_TRANSLATE_NOOP("baton", "Look at the failed checks; approve in spite of them, edit, or send remarks.")},
    Row{ErrorCode::ProjectNotFound,
        QT_TRANSLATE_NOOP("baton", "There is no Baton project in this folder%1."),
        "",
        QT_TRANSLATE_NOOP("baton", "Choose another folder, or start a new project there.")},
    Row{ErrorCode::ProjectLocked,
        QT_TRANSLATE_NOOP("baton", "Another Baton has this project open%1."),
        QT_TRANSLATE_NOOP("baton", "Nothing was changed."),
        QT_TRANSLATE_NOOP("baton", "Use the other window or command, or close it first.")},
    Row{ErrorCode::ProjectNewer,
        QT_TRANSLATE_NOOP("baton", "This project was written by a newer version of Baton%1."),
        QT_TRANSLATE_NOOP("baton", "Nothing was changed."),
        QT_TRANSLATE_NOOP("baton", "Open it with that version or a newer one.")},
    Row{ErrorCode::ProjectReadOnly,
        QT_TRANSLATE_NOOP("baton", "This project can only be read%1."),
        QT_TRANSLATE_NOOP("baton", "Nothing was changed."),
        QT_TRANSLATE_NOOP("baton", "Make the folder writable, or copy it to another place.")},
    Row{ErrorCode::ForeignFiles,
        QT_TRANSLATE_NOOP("baton", "The folder holds files that Baton did not write%1."),
        QT_TRANSLATE_NOOP("baton", "None of them was touched."),
        QT_TRANSLATE_NOOP("baton", "Choose an empty folder or one that does not exist yet.")},
    Row{ErrorCode::JournalCorrupt,
        QT_TRANSLATE_NOOP("baton", "The journal of this project is damaged%1."),
        QT_TRANSLATE_NOOP("baton", "The files in the folder are as they were."),
        QT_TRANSLATE_NOOP("baton", "Restore the folder .baton from a backup; the other files stay as they are.")},
    Row{ErrorCode::JournalWrite,
        QT_TRANSLATE_NOOP("baton", "The journal could not be written%1."),
        QT_TRANSLATE_NOOP("baton", "Everything recorded before is safe; nothing was done after it."),
        QT_TRANSLATE_NOOP("baton", "Free space or repair the permissions of the folder, then open the project again.")},
    Row{ErrorCode::JournalBehind,
        QT_TRANSLATE_NOOP("baton", "The journal of this project has lost its end%1."),
        QT_TRANSLATE_NOOP("baton", "Nothing was changed; the files in the folder are as they were."),
        QT_TRANSLATE_NOOP("baton", "Restore the folder .baton from a backup, or go on from what is left with `baton-cli recover --project DIR`: what was answered after it is then asked and paid again.")},
    Row{ErrorCode::ProjectGone,
        QT_TRANSLATE_NOOP("baton", "The project’s folder was deleted, renamed or replaced while Baton worked in it%1."),
        QT_TRANSLATE_NOOP("baton", "The run has stopped; what was recorded is kept with the journal."),
        QT_TRANSLATE_NOOP("baton", "Open the project where it is now, or put it back, then go on.")},
    Row{ErrorCode::DiskFull,
        QT_TRANSLATE_NOOP("baton", "The disk is full%1."),
        QT_TRANSLATE_NOOP("baton", "Everything recorded before is safe; the file is as it was."),
        QT_TRANSLATE_NOOP("baton", "Free some space, then try again.")},
    Row{ErrorCode::FileRead,
        QT_TRANSLATE_NOOP("baton", "A file could not be read%1."),
        QT_TRANSLATE_NOOP("baton", "Nothing was changed."),
        QT_TRANSLATE_NOOP("baton", "Check that it exists and may be read, then try again.")},
    Row{ErrorCode::FileWrite,
        QT_TRANSLATE_NOOP("baton", "A file could not be written%1."),
        QT_TRANSLATE_NOOP("baton", "The file on disk is as it was; the text is safe in the project."),
        QT_TRANSLATE_NOOP("baton", "Check the permissions of the folder, then try again.")},
    Row{ErrorCode::OutsideChange,
        QT_TRANSLATE_NOOP("baton", "A file was changed outside Baton%1."),
        QT_TRANSLATE_NOOP("baton", "Nothing was overwritten."),
        QT_TRANSLATE_NOOP("baton", "Take the changed file as your edit, keep Baton’s text, or compare them.")},
    Row{ErrorCode::GitFailed,
        QT_TRANSLATE_NOOP("baton", "Git could not record the hand-off%1."),
        QT_TRANSLATE_NOOP("baton", "The file itself is written."),
        QT_TRANSLATE_NOOP("baton", "Put the repository right; with the next hand-off, or when the project is opened again, everything that is missing is recorded.")},
    Row{ErrorCode::ForeignRepository,
        QT_TRANSLATE_NOOP("baton", "Nothing is committed, because the Git repository was there before Baton%1."),
        QT_TRANSLATE_NOOP("baton", "The files themselves are written; the repository is untouched."),
        QT_TRANSLATE_NOOP("baton", "Let Baton commit to its current branch with `baton-cli run --project DIR --git on`, or say `--git off`.")},
    Row{ErrorCode::ExportNotEmpty,
        QT_TRANSLATE_NOOP("baton", "The destination is not empty%1."),
        QT_TRANSLATE_NOOP("baton", "Nothing in it was touched."),
        QT_TRANSLATE_NOOP("baton", "Choose another place, or confirm that it may be replaced.")},
    Row{ErrorCode::ExportFailed,
        QT_TRANSLATE_NOOP("baton", "The export failed%1."),
        QT_TRANSLATE_NOOP("baton", "The project is unchanged."),
        QT_TRANSLATE_NOOP("baton", "Check the destination, then export again.")},
    Row{ErrorCode::UnsafePath,
        QT_TRANSLATE_NOOP("baton", "A path was refused because it could leave the project%1."),
        QT_TRANSLATE_NOOP("baton", "Nothing was written."),
        QT_TRANSLATE_NOOP("baton", "Correct the path in the document that names it, or take away what lies in its place.")},
    Row{ErrorCode::ToolMissing,
        QT_TRANSLATE_NOOP("baton", "A program that is needed is not installed%1."),
        "",
        QT_TRANSLATE_NOOP("baton", "Install it, or go on without this check.")},
    Row{ErrorCode::InvalidArgument,
        QT_TRANSLATE_NOOP("baton", "That input cannot be used%1."),
        QT_TRANSLATE_NOOP("baton", "Nothing was changed."),
        QT_TRANSLATE_NOOP("baton", "Correct it and try again.")},
    Row{ErrorCode::NotFound,
        QT_TRANSLATE_NOOP("baton", "It was not found%1."),
        QT_TRANSLATE_NOOP("baton", "Nothing was changed."),
        ""},
    Row{ErrorCode::UnknownArtefact,
        QT_TRANSLATE_NOOP("baton", "There is no such document or file in this project%1."),
        QT_TRANSLATE_NOOP("baton", "Nothing was changed."),
        QT_TRANSLATE_NOOP("baton", "Choose one from the project list.")},
    Row{ErrorCode::UnknownRole,
        QT_TRANSLATE_NOOP("baton", "There is no such role in this team%1."),
        QT_TRANSLATE_NOOP("baton", "Nothing was changed."),
        QT_TRANSLATE_NOOP("baton", "Choose one of the team’s roles.")},
    Row{ErrorCode::WrongState,
        QT_TRANSLATE_NOOP("baton", "That is not possible at this moment%1."),
        QT_TRANSLATE_NOOP("baton", "Nothing was changed."),
        QT_TRANSLATE_NOOP("baton", "Look at the present state of the step and decide again.")},
    Row{ErrorCode::NothingToReview,
        QT_TRANSLATE_NOOP("baton", "Nothing waits for a review there%1."),
        QT_TRANSLATE_NOOP("baton", "Nothing was changed."),
        ""},
    Row{ErrorCode::RequirementDiffers,
        QT_TRANSLATE_NOOP("baton", "This project has another requirement%1."),
        QT_TRANSLATE_NOOP("baton", "Nothing was changed."),
        QT_TRANSLATE_NOOP("baton", "Go on without a requirement, or start a new project in another folder. To change what is asked, edit docs/requirement.md (baton-cli edit).")},
    Row{ErrorCode::SopInvalid,
        QT_TRANSLATE_NOOP("baton", "The team’s procedure has a problem%1."),
        QT_TRANSLATE_NOOP("baton", "The last valid one stays in force."),
        QT_TRANSLATE_NOOP("baton", "Correct it in the team editor.")},
    Row{ErrorCode::NotSupported,
        QT_TRANSLATE_NOOP("baton", "That is not supported%1."),
        QT_TRANSLATE_NOOP("baton", "Nothing was changed."),
        ""},
    Row{ErrorCode::Internal,
        QT_TRANSLATE_NOOP("baton", "Something went wrong inside Baton%1."),
        QT_TRANSLATE_NOOP("baton", "Everything that arrived before is saved."),
        QT_TRANSLATE_NOOP("baton", "Try again; if it comes back, report it with the log.")},
};
// clang-format on

constexpr qsizetype maxDetail = 300;

QString oneLine(const QString &detail)
{
    QString line = maskSecrets(visible(detail)).simplified();
    if (line.size() > maxDetail)
        line = line.left(maxDetail - 1) + u'…';
    while (line.endsWith(u'.'))
        line.chop(1);
    return line;
}

QString translated(const char *text)
{
    return *text == 0 ? QString() : QCoreApplication::translate("baton", text);
}

} // namespace

ErrorText errorText(const Error &error)
{
    const auto found =
        std::find_if(rows.begin(), rows.end(), [&](const Row &row) { return row.code == error.code; });
    const Row &row = found == rows.end() ? rows.back() : *found;
    const QString detail = oneLine(error.detail);
    const QString joined = detail.isEmpty()
        ? QString()
        : QCoreApplication::translate("baton", ": %1", "joins a sentence and a detail").arg(detail);
    return {translated(row.happened).arg(joined), translated(row.kept), translated(row.todo)};
}

QString sentence(const ErrorText &text)
{
    QStringList parts{text.happened, text.kept, text.todo};
    parts.removeAll(QString());
    return parts.join(u' ');
}

} // namespace baton::ui
