// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/error_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace baton::ui {

namespace {

/// What differs where only a connection was tested; `kept` is the same for all.
// clang-format off
constexpr std::array connectionRows{
    ErrorRow{ErrorCode::ClosedWithoutAnswer,
        QT_TRANSLATE_NOOP("baton", "The server closed the connection without an answer%1."),
        "",
        QT_TRANSLATE_NOOP("baton", "Check the address, its port, and whether it speaks http or https.")},
    ErrorRow{ErrorCode::Disconnected,
        QT_TRANSLATE_NOOP("baton", "The connection was lost before the answer was whole%1."),
        "",
        QT_TRANSLATE_NOOP("baton", "Test again; if it stays, look at the server or the network.")},
    ErrorRow{ErrorCode::IdleTimeout,
        QT_TRANSLATE_NOOP("baton", "The server began to answer and fell silent%1."),
        "",
        QT_TRANSLATE_NOOP("baton", "Test again; if it stays, look at the server.")},
    ErrorRow{ErrorCode::FirstByteTimeout,
        QT_TRANSLATE_NOOP("baton", "The server took the question and did not answer in time%1."),
        "",
        QT_TRANSLATE_NOOP("baton", "Test again; a server that is loading a model needs a while.")},
    ErrorRow{ErrorCode::Protocol,
        QT_TRANSLATE_NOOP("baton", "The server sent data that cannot be understood%1."),
        "",
        QT_TRANSLATE_NOOP("baton", "Check that the address belongs to the chosen kind of endpoint.")},
    ErrorRow{ErrorCode::BadRequest,
        QT_TRANSLATE_NOOP("baton", "The provider did not accept the request%1."),
        "",
        QT_TRANSLATE_NOOP("baton", "Check that the address belongs to the chosen kind of endpoint.")},
    ErrorRow{ErrorCode::UnwantedEncoding,
        QT_TRANSLATE_NOOP("baton", "The server sent a compressed answer that nobody asked for%1."),
        "",
        QT_TRANSLATE_NOOP("baton", "Look at the proxy or gateway in between, or use another address.")},
    ErrorRow{ErrorCode::AsksToWait,
        QT_TRANSLATE_NOOP("baton", "The provider asks to wait%1."),
        "",
        QT_TRANSLATE_NOOP("baton", "Address and key are right; test again after that time.")},
    ErrorRow{ErrorCode::RateLimited,
        QT_TRANSLATE_NOOP("baton", "The provider limits how often it may be asked%1."),
        "",
        QT_TRANSLATE_NOOP("baton", "Address and key are right; wait a while before you go on.")},
};
// clang-format on

QString translated(const char *text)
{
    return QCoreApplication::translate("baton", text);
}

} // namespace

ErrorText connectionText(const Error &error, bool asked)
{
    const auto row = std::find_if(connectionRows.begin(), connectionRows.end(),
        [&](const ErrorRow &known) { return known.code == error.code; });
    ErrorText text = row == connectionRows.end() ? errorText(error) : filled(*row, error);
    if (error.code != ErrorCode::NoModelList)
        text.kept = asked
            ? translated(QT_TRANSLATE_NOOP("baton", "The test asked for one token."))
            : translated(QT_TRANSLATE_NOOP("baton", "No model was asked, so nothing was spent."));
    return text;
}

} // namespace baton::ui
