// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/state_codec.h"

#include "core/journal/state_fields_p.h"

#include <QCryptographicHash>
#include <QHash>

#include <cstring>

namespace baton::journal {

namespace {

/// Raise when evolve changes its mind about what events mean, or the bytes below change their form.
constexpr int snapshotVersion = 4;
constexpr auto checksumKind = QCryptographicHash::Blake2b_160;
constexpr qsizetype checksumBytes = 20;

// ---- fingerprint ------------------------------------------------------------------------------------------

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
    } else if constexpr (std::is_same_v<T, ErrorCode>) {
        print.add("code");
    } else if constexpr (std::is_enum_v<T>) {
        print.add("one of");
        for (int i = 0; !wordOf(static_cast<T>(i)).empty(); ++i)
            print.add(wordOf(static_cast<T>(i)));
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

// ---- writing ----------------------------------------------------------------------------------------------

/// Members one after another, without names: integers in groups of seven bits, enums as their number, each
/// text once and by its number from then on. A project of a hundred thousand events thus takes a fifth of its
/// JSON, and no tree is built on the way.
class StateWriter {
public:
    template <class T> void write(const T &value)
    {
        if constexpr (std::is_same_v<T, QString>) {
            writeText(value);
        } else if constexpr (IsId<T>::value) {
            writeText(value.value);
        } else if constexpr (std::is_same_v<T, Money>) {
            write(value.nanoUsd);
        } else if constexpr (std::is_floating_point_v<T>) {
            m_bytes.append(reinterpret_cast<const char *>(&value), static_cast<qsizetype>(sizeof value));
        } else if constexpr (std::is_same_v<T, ErrorCode>) {
            writeText(toWord(value));
        } else if constexpr (std::is_arithmetic_v<T> || std::is_enum_v<T>) {
            const auto number = static_cast<qint64>(value);
            writeCount((static_cast<quint64>(number) << 1) ^ static_cast<quint64>(number >> 63));
        } else {
            writeComposed(value);
        }
    }
    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; }

private:
    void writeCount(quint64 count)
    {
        for (; count >= 0x80; count >>= 7)
            m_bytes.append(static_cast<char>(count | 0x80));
        m_bytes.append(static_cast<char>(count));
    }

    void writeText(const QString &text)
    {
        qsizetype &number = m_numbers[text]; // counted from 1: 0 is new
        const bool isNew = number == 0;
        if (isNew)
            number = m_numbers.size();
        writeCount(static_cast<quint64>(number - 1));
        if (!isNew)
            return;
        const QByteArray utf8 = text.toUtf8();
        writeCount(static_cast<quint64>(utf8.size()));
        m_bytes.append(utf8);
    }

    template <class T> void writeComposed(const T &value)
    {
        if constexpr (IsVector<T>::value) {
            writeCount(static_cast<quint64>(value.size()));
            for (const auto &item : value)
                write(item);
        } else if constexpr (IsMap<T>::value) {
            writeCount(static_cast<quint64>(value.size()));
            for (auto it = value.cbegin(); it != value.cend(); ++it) {
                write(it.key());
                write(it.value());
            }
        } else if constexpr (IsOptional<T>::value) {
            write(value.has_value());
            if (value)
                write(*value);
        } else {
            Fields<T>::visit([&](const char *, auto member) { write(value.*member); });
        }
    }

    QByteArray m_bytes;
    QHash<QString, qsizetype> m_numbers;
};

// ---- reading ----------------------------------------------------------------------------------------------

/// The way back. Believes nothing: whatever does not fit ends it, and no length makes it take more memory
/// than the bytes there are.
class StateReader {
public:
    explicit StateReader(QByteArrayView bytes) : m_rest(bytes) { }

    [[nodiscard]] bool isAtEnd() const { return m_rest.isEmpty(); }

    template <class T> [[nodiscard]] bool read(T &out)
    {
        if constexpr (std::is_same_v<T, QString>) {
            return readText(out);
        } else if constexpr (IsId<T>::value) {
            return readText(out.value);
        } else if constexpr (std::is_same_v<T, Money>) {
            return read(out.nanoUsd);
        } else if constexpr (std::is_floating_point_v<T>) {
            return readReal(out);
        } else if constexpr (std::is_arithmetic_v<T>) {
            return readInteger(out);
        } else if constexpr (std::is_enum_v<T>) {
            return readEnum(out);
        } else {
            return readComposed(out);
        }
    }

private:
    [[nodiscard]] bool readCount(quint64 &out)
    {
        out = 0;
        for (int shift = 0; shift < 64 && !m_rest.isEmpty(); shift += 7) {
            const auto byte = static_cast<quint8>(m_rest.front());
            m_rest = m_rest.sliced(1);
            out |= static_cast<quint64>(byte & 0x7f) << shift;
            if (byte < 0x80)
                return true;
        }
        return false;
    }

    /// Each element takes a byte at least.
    [[nodiscard]] bool readSize(qsizetype &out)
    {
        quint64 count = 0;
        if (!readCount(count) || count > static_cast<quint64>(m_rest.size()))
            return false;
        out = static_cast<qsizetype>(count);
        return true;
    }

    [[nodiscard]] bool readText(QString &out)
    {
        quint64 number = 0;
        if (!readCount(number) || number > static_cast<quint64>(m_texts.size()))
            return false;
        if (number == static_cast<quint64>(m_texts.size())) {
            qsizetype size = 0;
            if (!readSize(size))
                return false;
            m_texts.append(QString::fromUtf8(m_rest.first(size)));
            m_rest = m_rest.sliced(size);
        }
        out = m_texts.at(static_cast<qsizetype>(number));
        return true;
    }

    template <class T> [[nodiscard]] bool readReal(T &out)
    {
        constexpr auto size = static_cast<qsizetype>(sizeof(T));
        if (m_rest.size() < size)
            return false;
        std::memcpy(&out, m_rest.data(), sizeof(T));
        m_rest = m_rest.sliced(size);
        return true;
    }

    template <class T> [[nodiscard]] bool readInteger(T &out)
    {
        quint64 folded = 0;
        if (!readCount(folded))
            return false;
        const qint64 number = static_cast<qint64>(folded >> 1) ^ -static_cast<qint64>(folded & 1);
        out = static_cast<T>(number);
        return static_cast<qint64>(out) == number;
    }

    template <class E> [[nodiscard]] bool readEnum(E &out)
    {
        if constexpr (std::is_same_v<E, ErrorCode>) {
            QString word;
            const bool ok = readText(word);
            out = errorCodeFromWord(word);
            return ok;
        } else {
            int number = 0;
            const bool ok = readInteger(number) && !wordOf(static_cast<E>(number)).empty();
            out = ok ? static_cast<E>(number) : out;
            return ok;
        }
    }

    template <class T> [[nodiscard]] bool readComposed(T &out)
    {
        if constexpr (IsVector<T>::value) {
            qsizetype size = 0;
            bool ok = readSize(size);
            for (qsizetype i = 0; ok && i < size; ++i)
                ok = read(out.emplace_back());
            return ok;
        } else if constexpr (IsMap<T>::value) {
            return readMap(out);
        } else if constexpr (IsOptional<T>::value) {
            bool isSet = false;
            return read(isSet) && (!isSet || read(out.emplace()));
        } else {
            bool ok = true;
            Fields<T>::visit([&](const char *, auto member) { ok = ok && read(out.*member); });
            return ok;
        }
    }

    template <class K, class V> [[nodiscard]] bool readMap(QMap<K, V> &out)
    {
        qsizetype size = 0;
        bool ok = readSize(size);
        for (qsizetype i = 0; ok && i < size; ++i) {
            K key{};
            V value{};
            ok = read(key) && read(value);
            if (ok)
                out.insert(out.cend(), key, value);
        }
        return ok;
    }

    QByteArrayView m_rest;
    QVector<QString> m_texts;
};

} // namespace

QByteArray snapshotFormat()
{
    Fingerprint print;
    describe<State>(print);
    return QByteArray::number(snapshotVersion) + '-' + QByteArray::number(print.value(), 16);
}

QByteArray encodeState(const State &state)
{
    StateWriter writer;
    writer.write(state);
    return QCryptographicHash::hash(writer.bytes(), checksumKind) + writer.bytes();
}

std::optional<State> decodeState(const QByteArray &data)
{
    const QByteArrayView bytes = QByteArrayView(data).sliced(std::min(checksumBytes, data.size()));
    if (data.left(checksumBytes)
        != QCryptographicHash::hash(QByteArray::fromRawData(bytes.data(), bytes.size()), checksumKind))
        return std::nullopt;
    StateReader reader(bytes);
    std::optional<State> state(std::in_place);
    if (!reader.read(*state) || !reader.isAtEnd())
        state.reset();
    return state;
}

} // namespace baton::journal
