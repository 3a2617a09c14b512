// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/fuzz_support.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <random>

namespace baton::fuzz {

QVector<QByteArrayView> torn(QByteArrayView bytes)
{
    std::uint32_t seed = 2166136261U; // FNV-1a
    for (const char c : bytes)
        seed = (seed ^ static_cast<std::uint8_t>(c)) * 16777619U;
    std::minstd_rand random(seed);
    const qsizetype longest = 1 + static_cast<qsizetype>(random() % 40);
    QVector<QByteArrayView> pieces;
    for (qsizetype at = 0; at < bytes.size();) {
        const auto wanted = static_cast<qsizetype>(random() % static_cast<std::uint32_t>(longest + 1));
        const qsizetype length = std::min(wanted, bytes.size() - at);
        pieces.append(bytes.sliced(at, length)); // empty ones included
        at += length;
    }
    return pieces;
}

QVector<QByteArrayView> byteByByte(QByteArrayView bytes)
{
    QVector<QByteArrayView> pieces;
    pieces.reserve(bytes.size());
    for (qsizetype at = 0; at < bytes.size(); ++at)
        pieces.append(bytes.sliced(at, 1));
    return pieces;
}

void require(bool holds, const char *promise)
{
    if (holds)
        return;
    std::fprintf(stderr, "broken: %s\n", promise);
    std::abort();
}

} // namespace baton::fuzz
