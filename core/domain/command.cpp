// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/command.h"

namespace baton {

Command::Command() = default;
Command::Command(const Command &other) = default;
Command::Command(Command &&other) noexcept = default;
Command &Command::operator=(const Command &other) = default;
Command &Command::operator=(Command &&other) noexcept = default;
Command::~Command() = default;

template <class C>
requires IsAlternative<C, CommandVariant>::value
    // Inlined, it would not be there for the other files.
    [[gnu::noinline]] Command::Command(C request)
    : CommandVariant(std::in_place_type<C>, std::move(request))
{
}

template void makeEach<Command>(const CommandVariant *);

} // namespace baton
