// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <tl/expected.hpp>

namespace baton {

/// Outcome of something that may fail in an expected way. Nothing else names tl::expected, so moving to
/// std::expected (C++23) is a change of this file.
template <class T> using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> failure(ErrorCode code, QString detail = {})
{
    return tl::unexpected<Error>(Error{code, std::move(detail)});
}

[[nodiscard]] inline tl::unexpected<Error> failure(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

} // namespace baton
