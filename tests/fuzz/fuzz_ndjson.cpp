// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/protocol/stream_decoders.h"
#include "tests/fuzz/fuzz_support.h"

using namespace baton;

namespace {

QVector<QByteArray> decode(const QVector<QByteArrayView> &pieces, qsizetype limit, bool &overflowed)
{
    llm::NdjsonDecoder decoder(limit);
    QVector<QByteArray> lines;
    for (const QByteArrayView &piece : pieces)
        lines += decoder.feed(piece);
    if (const auto last = decoder.finish())
        lines.append(*last);
    overflowed = decoder.overflowed();
    return lines;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView bytes = fuzz::viewOf(data, size);
    for (const qsizetype limit : {qsizetype(1) << 24, qsizetype(100)}) {
        bool overflowed = false;
        bool tornOverflowed = false;
        const auto whole = decode({bytes}, limit, overflowed);
        const auto pieces = decode(fuzz::torn(bytes), limit, tornOverflowed);
        fuzz::require(whole == pieces, "the lines do not depend on how the bytes were cut");
        fuzz::require(overflowed == tornOverflowed, "the limit does not depend on how the bytes were cut");
        for (const QByteArray &line : whole)
            fuzz::require(!line.isEmpty() && line.size() <= limit, "a line is within its limit");
    }
    return 0;
}
