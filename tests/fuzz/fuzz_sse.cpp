// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/protocol/stream_decoders.h"
#include "tests/fuzz/fuzz_support.h"

using namespace baton;

namespace {

QVector<QByteArray> decode(const QVector<QByteArrayView> &pieces, qsizetype limit, bool &overflowed)
{
    llm::SseDecoder decoder(limit);
    QVector<QByteArray> seen;
    for (const QByteArrayView &piece : pieces) {
        for (const llm::SseEvent &event : decoder.feed(piece))
            seen << event.type << event.data;
    }
    if (const auto last = decoder.finish())
        seen << last->type << last->data;
    overflowed = decoder.overflowed();
    return seen;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView bytes = fuzz::viewOf(data, size);
    for (const qsizetype limit : {llm::SseDecoder::defaultLimit, qsizetype(100)}) {
        bool overflowed = false;
        bool tornOverflowed = false;
        const auto whole = decode({bytes}, limit, overflowed);
        const auto pieces = decode(fuzz::torn(bytes), limit, tornOverflowed);
        fuzz::require(whole == pieces, "the events do not depend on how the bytes were cut");
        fuzz::require(overflowed == tornOverflowed, "the limit does not depend on how the bytes were cut");
        for (qsizetype i = 1; i < whole.size(); i += 2)
            fuzz::require(!whole.at(i).isEmpty() && whole.at(i).size() <= limit, "data is within its limit");
    }
    return 0;
}
