// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/event.h"

namespace baton {

Event::Event() = default;
Event::Event(const Event &other) = default;
Event::Event(Event &&other) noexcept = default;
Event &Event::operator=(const Event &other) = default;
Event &Event::operator=(Event &&other) noexcept = default;
Event::~Event() = default;

template <class E>
requires IsAlternative<E, EventVariant>::value
    // Inlined, it would not be there for the other files.
    [[gnu::noinline]] Event::Event(E fact)
    : EventVariant(std::in_place_type<E>, std::move(fact))
{
}

template void makeEach<Event>(const EventVariant *);

bool Event::operator==(const Event &other) const
{
    return static_cast<const EventVariant &>(*this) == static_cast<const EventVariant &>(other);
}

} // namespace baton
