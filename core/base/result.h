// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <tl/expected.hpp>

namespace baton {

/// Outcome of something that may fail in an expected way. Nothing else names tl::expected, so moving to
/// std::expected (C++23) is a change of this file.
template <class T> using Result = tl::expected<T, Error>;
/// What a function of any Result returns to fail.
using Failure = tl::unexpected<Error>;

[[nodiscard]] inline Failure failure(ErrorCode code, QString detail = {})
{
    return Failure(Error{code, std::move(detail)});
}

[[nodiscard]] inline Failure failure(Error error)
{
    return Failure(std::move(error));
}

} // namespace baton

#define BATON_JOIN_(a, b) a##b
#define BATON_JOIN(a, b) BATON_JOIN_(a, b)

#define BATON_TRY_(outcome, ...)                                                                             \
    do {                                                                                                     \
        if (auto outcome = (__VA_ARGS__); !outcome)                                                          \
            return ::baton::failure(std::move(outcome).error());                                             \
    } while (false)

#define BATON_TRY_ASSIGN_(outcome, target, ...)                                                              \
    auto outcome = (__VA_ARGS__);                                                                            \
    if (!outcome)                                                                                            \
        return ::baton::failure(std::move(outcome).error());                                                 \
    target = *std::move(outcome) // NOLINT(bugprone-macro-parentheses): a declaration

/// Goes on when the Result of the expression is a success; else returns its error from the function.
#define BATON_TRY(...) BATON_TRY_(BATON_JOIN(batonOutcome, __COUNTER__), __VA_ARGS__)
/// The same of a Result<T>, whose value goes on in `target`: BATON_TRY_ASSIGN(const State state,
/// loadState(journal)). Several statements: not the single one behind an `if`.
#define BATON_TRY_ASSIGN(target, ...)                                                                        \
    BATON_TRY_ASSIGN_(BATON_JOIN(batonOutcome, __COUNTER__), target, __VA_ARGS__)
