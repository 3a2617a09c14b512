// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/state_codec.h"

#include "core/journal/state_fields_p.h"

namespace baton::journal {

namespace {

/// Raise when evolve changes its mind about what events mean.
constexpr int foldVersion = 1;

/// FNV-1a, 64 bit.
class Fingerprint {
public:
    void add(std::string_view text)
    {
        for (const char c : text)
            m_value = (m_value ^ static_cast<quint8>(c)) * 0x100000001b3ULL;
        m_value *= 0x100000001b3ULL;
    }
    [[nodiscard]] quint64 value() const { return m_value; }

private:
    quint64 m_value = 0xcbf29ce484222325ULL;
};

template <class T> struct Element;
template <class T> struct Element<QVector<T>> {
    using type = T;
};
template <class K, class V> struct Element<QMap<K, V>> {
    using type = V;
};
template <class T> struct Element<std::optional<T>> {
    using type = T;
};

template <class T> void describe(Fingerprint &print)
{
    if constexpr (std::is_same_v<T, QString> || IsId<T>::value) {
        print.add("text");
    } else if constexpr (std::is_enum_v<T>) {
        print.add("word");
    } else if constexpr (std::is_arithmetic_v<T> || std::is_same_v<T, Money>) {
        print.add(std::is_floating_point_v<T> ? "real" : std::is_same_v<T, bool> ? "bool" : "integer");
    } else if constexpr (IsVector<T>::value || IsMap<T>::value || IsOptional<T>::value) {
        print.add(IsVector<T>::value ? "list of" : IsMap<T>::value ? "map of" : "optional");
        describe<typename Element<T>::type>(print);
    } else {
        print.add("{");
        Fields<T>::visit([&](const char *name, auto member) {
            print.add(name);
            describe<std::remove_cvref_t<decltype(std::declval<T &>().*member)>>(print);
        });
        print.add("}");
    }
}

} // namespace

QByteArray snapshotFormat()
{
    Fingerprint print;
    describe<State>(print);
    return QByteArray::number(foldVersion) + '-' + QByteArray::number(print.value(), 16);
}

QByteArray encodeState(const State &state)
{
    return dumpJson(writeObject(state, JsonStyle::Compact));
}

std::optional<State> decodeState(const QByteArray &data)
{
    const Json json = Json::parse(data.cbegin(), data.cend(), nullptr, false);
    std::optional<State> state(std::in_place);
    ReadProblem problem;
    if (json.is_discarded() || !readObject(json, *state, problem))
        state.reset();
    return state;
}

} // namespace baton::journal
