// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QString>

namespace baton::ui {

/// An error in three parts, each a whole sentence in the language of the program; the last two may be empty.
struct ErrorText {
    QString happened;
    QString kept;
    QString todo;
    bool operator==(const ErrorText &) const = default;
};

/// The words of a code, marked for translation. "%1" stands for the detail, joined by a colon, or for
/// nothing.
struct ErrorRow {
    ErrorCode code;
    const char *happened;
    const char *kept; ///< may be empty
    const char *todo; ///< may be empty
};
[[nodiscard]] ErrorText filled(const ErrorRow &row, const Error &error);

/// Words for every code. The error's detail (a host, a path, the provider's words) is woven in; it is
/// shortened to one line of at most 300 characters because it comes from outside.
[[nodiscard]] ErrorText errorText(const Error &error);

/// The same for a test of a connection, where there is no step and no answer. `asked`: a model was called.
[[nodiscard]] ErrorText connectionText(const Error &error, bool asked);

/// The three parts in one paragraph.
[[nodiscard]] QString sentence(const ErrorText &text);

} // namespace baton::ui
