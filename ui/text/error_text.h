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

/// Words for every code. The error's detail (a host, a path, the provider's words) is woven in; it is
/// shortened to one line of at most 300 characters because it comes from outside.
[[nodiscard]] ErrorText errorText(const Error &error);

/// The three parts in one paragraph.
[[nodiscard]] QString sentence(const ErrorText &text);

} // namespace baton::ui
