// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <type_traits>
#include <variant>

namespace baton {

/// For variants of many types that are types of their own: their headers declare what is made of templates as
/// wide as the variant, and one .cpp file defines it, so that it is compiled once.
template <class T, class Variant> struct IsAlternative : std::false_type {
};
template <class T, class... All>
struct IsAlternative<T, std::variant<All...>> : std::bool_constant<(std::is_same_v<T, All> || ...)> {
};

/// Makes each alternative once into a `Whole`, a type over `Variant`: its constructors are then part of the
/// file that calls this with nullptr.
template <class Whole, class... All> void makeEach(const std::variant<All...> * /*variant*/)
{
    (static_cast<void>(Whole(All{})), ...);
}

} // namespace baton
