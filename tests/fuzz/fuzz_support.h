// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QVector>

#include <cstddef>
#include <cstdint>

/// libFuzzer calls it with made-up input; a broken promise ends the program.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

namespace baton::fuzz {

[[nodiscard]] inline QByteArrayView viewOf(const std::uint8_t *data, std::size_t size)
{
    return {data, static_cast<qsizetype>(size)};
}

/// The bytes in pieces of odd sizes, which follow from the bytes: the same input always tears the same way.
[[nodiscard]] QVector<QByteArrayView> torn(QByteArrayView bytes);
[[nodiscard]] QVector<QByteArrayView> byteByByte(QByteArrayView bytes);

/// What the answer in an input of fuzz_reply was asked for; its first byte chooses.
struct AskedReply {
    const char *kind;
    const char *path; ///< of code and tests
};

constexpr AskedReply askedReplies[] = {{"prd", ""}, {"design", ""}, {"tasks", ""}, {"review", ""},
    {"summary", ""}, {"code", "src/a.py"}, {"code", "src/a.js"}, {"code", "README.md"}, {"code", "data.json"},
    {"test", "tests/test_a.py"}};

/// Ends the program unless `holds`; libFuzzer then keeps the input.
void require(bool holds, const char *promise);

} // namespace baton::fuzz
