// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/json_fields_p.h"
#include "core/journal/state_fields_p.h"

#include <QRandomGenerator>

/// Fills every member that the codec knows of with a value that is not its default.
class SampleFiller {
public:
    explicit SampleFiller(quint32 seed) : m_random(seed) { }

    template <class T> T make()
    {
        T value{};
        fill(value);
        return value;
    }

    template <class T> void fill(T &value)
    {
        using namespace baton;
        if constexpr (std::is_same_v<T, QString>) {
            value = text();
        } else if constexpr (journal::IsId<T>::value) {
            value.value = text();
        } else if constexpr (std::is_same_v<T, bool>) {
            value = !value;
        } else if constexpr (std::is_integral_v<T>) {
            value = static_cast<T>(value + m_random.bounded(1, 1'000'000));
        } else if constexpr (std::is_floating_point_v<T>) {
            value += 0.5 + m_random.bounded(8) / 8.0;
        } else if constexpr (std::is_same_v<T, Money>) {
            value.nanoUsd = m_random.bounded(1, 2'000'000'000);
        } else if constexpr (std::is_same_v<T, ErrorCode>) {
            value = ErrorCode::RateLimited;
        } else if constexpr (std::is_enum_v<T>) {
            fillEnum(value);
        } else {
            fillComposed(value);
        }
    }

    QString text()
    {
        static const QStringList samples{QStringLiteral("docs/prd.md"),
            QStringLiteral("tab\tquote\" back\\slash\n"), QStringLiteral("需求文档 – über"),
            QString::fromUtf8("emoji \xF0\x9F\x9A\x80"), QStringLiteral("\x01\x1f")};
        return samples.at(m_random.bounded(static_cast<int>(samples.size())))
            + QString::number(m_random.bounded(1000));
    }

private:
    template <class E> void fillEnum(E &value)
    {
        int count = 0;
        while (!baton::journal::wordOf(static_cast<E>(count)).empty())
            ++count;
        const int step = m_random.bounded(1, count);
        value = static_cast<E>((static_cast<int>(value) + step) % count);
    }

    template <class T> void fillComposed(T &value)
    {
        using namespace baton;
        if constexpr (journal::IsVector<T>::value) {
            for (int i = m_random.bounded(1, 3); i > 0; --i)
                value.append(make<typename T::value_type>());
        } else if constexpr (journal::IsMap<T>::value) {
            for (int i = m_random.bounded(1, 3); i > 0; --i)
                value.insert(make<typename T::key_type>(), make<typename T::mapped_type>());
        } else if constexpr (journal::IsOptional<T>::value) {
            fill(value.emplace());
        } else {
            journal::Fields<T>::visit([&](const char *, auto member) { fill(value.*member); });
        }
    }

    QRandomGenerator m_random;
};

/// Stands for a value of any type but the one it is to initialise.
template <class Outer> struct AnyMember {
    template <class T>
    requires(!std::is_same_v<T, Outer>) operator T() const;
};

template <class T, size_t... I> constexpr bool takesMembers(std::index_sequence<I...>)
{
    return requires
    {
        T{(static_cast<void>(I), AnyMember<T>{})...};
    };
}

/// How many members an aggregate has: the most values a braced list for it can hold.
template <class T, size_t N = 40> constexpr size_t memberCount()
{
    if constexpr (N == 0 || takesMembers<T>(std::make_index_sequence<N>()))
        return N;
    else
        return memberCount<T, N - 1>();
}

template <class T> size_t describedCount()
{
    size_t count = 0;
    baton::journal::Fields<T>::visit([&](const char *, auto) { ++count; });
    return count;
}
