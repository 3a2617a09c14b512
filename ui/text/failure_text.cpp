// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/failure_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace baton::ui {

namespace {

/// What differs where an answer had not begun: there is nothing to keep, and nothing to go on with.
// clang-format off
constexpr std::array rows{
    ErrorRow{ErrorCode::Disconnected,
        QT_TRANSLATE_NOOP("baton", "The connection was lost before an answer came%1."),
        QT_TRANSLATE_NOOP("baton", "Nothing was lost; the step waits where it was."),
        QT_TRANSLATE_NOOP("baton", "Ask again; if it stays, look at the server or the network.")},
    ErrorRow{ErrorCode::IdleTimeout,
        QT_TRANSLATE_NOOP("baton", "The server began to answer and fell silent%1."),
        QT_TRANSLATE_NOOP("baton", "Nothing was lost; the step waits where it was."),
        QT_TRANSLATE_NOOP("baton", "Ask again; if it stays, look at the server or the network.")},
    ErrorRow{ErrorCode::Protocol,
        QT_TRANSLATE_NOOP("baton", "The server sent data that cannot be understood%1."),
        QT_TRANSLATE_NOOP("baton", "Nothing was lost; the step waits where it was."),
        QT_TRANSLATE_NOOP("baton", "Check that the address belongs to the chosen kind of endpoint, then ask again.")},
    ErrorRow{ErrorCode::ContentFilter,
        QT_TRANSLATE_NOOP("baton", "A content filter of the provider stopped the answer%1."),
        QT_TRANSLATE_NOOP("baton", "Nothing was lost; the step waits where it was."),
        QT_TRANSLATE_NOOP("baton", "Reword the requirement or the remarks, or choose another model.")},
    ErrorRow{ErrorCode::Aborted,
        QT_TRANSLATE_NOOP("baton", "The call was stopped%1."),
        QT_TRANSLATE_NOOP("baton", "Nothing was lost; the step waits where it was."),
        QT_TRANSLATE_NOOP("baton", "Ask again when it is to go on.")},
};
// clang-format on

} // namespace

ErrorText failureText(const ArtefactFailure &failure)
{
    const Error error{failure.code, failure.detail};
    const auto row = std::find_if(
        rows.begin(), rows.end(), [&](const ErrorRow &known) { return known.code == failure.code; });
    return row == rows.end() || !failure.partial.isEmpty() ? errorText(error) : filled(*row, error);
}

} // namespace baton::ui
