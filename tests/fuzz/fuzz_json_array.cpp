// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/protocol/stream_decoders.h"
#include "tests/fuzz/fuzz_support.h"

using namespace baton;

namespace {

QVector<QByteArray> decode(const QVector<QByteArrayView> &pieces, qsizetype limit, bool &overflowed)
{
    llm::JsonObjectScanner scanner(limit);
    QVector<QByteArray> objects;
    for (const QByteArrayView &piece : pieces)
        objects += scanner.feed(piece);
    overflowed = scanner.overflowed();
    return objects;
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
        fuzz::require(whole == pieces, "the objects do not depend on how the bytes were cut");
        fuzz::require(overflowed == tornOverflowed, "the limit does not depend on how the bytes were cut");
        for (const QByteArray &object : whole) {
            fuzz::require(object.startsWith('{') && object.endsWith('}'), "an object stands in braces");
            fuzz::require(object.size() <= limit, "an object is within its limit");
        }
    }
    return 0;
}
