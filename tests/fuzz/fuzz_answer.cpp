// SPDX-License-Identifier: GPL-3.0-or-later
// The reader of one protocol (BATON_FUZZ_PROTOCOL) with everything in front of it, on one response body.
#include "core/llm/protocol/decode_body.h"
#include "core/llm/protocol/protocol_adapter.h"
#include "core/llm/protocol/response_decoder.h"
#include "tests/fuzz/fuzz_support.h"

#include <QJsonDocument>

using namespace baton;

namespace {

struct Decoded {
    QByteArray answer;
    QString text;
    QString shownText;
    QString shownReasoning;
};

llm::ResponseHead headOf(int status)
{
    return {status, {{"Content-Type", "application/octet-stream"}, {"Retry-After", "2"}}, 1'795'507'200'000};
}

Decoded decode(const QVector<QByteArrayView> &pieces, int status, llm::BodyEnd end)
{
    static const auto adapter = llm::makeAdapter(BATON_FUZZ_PROTOCOL);
    llm::ResponseDecoder decoder(adapter->reader(), headOf(status));
    llm::ThinkSplitter splitter;
    Decoded result;
    const auto show = [&result](const llm::Delta &delta) {
        result.shownText += delta.text;
        result.shownReasoning += delta.reasoning;
    };
    for (const QByteArrayView &piece : pieces) {
        decoder.feed(piece);
        show(splitter.feed(decoder.takeDelta()));
    }
    const llm::Answer answer = decoder.finish(end);
    show(splitter.feed(decoder.takeDelta()));
    show(splitter.finish());
    result.answer = QJsonDocument(llm::toJson(answer)).toJson(QJsonDocument::Compact);
    result.text = answer.text;
    const bool failed = answer.outcome == llm::AnswerOutcome::Error;
    fuzz::require(failed == answer.error.has_value(), "an answer is whole or has an error");
    fuzz::require(answer.complete, "an answer that was finished is complete");
    if (answer.usage) {
        const Usage &usage = *answer.usage;
        fuzz::require(usage.input >= 0 && usage.output >= 0, "counters are not negative");
        fuzz::require(usage.cacheRead >= 0 && usage.cacheWrite >= 0, "counters are not negative");
    }
    return result;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView bytes = fuzz::viewOf(data, size);
    for (const int status : {200, 429}) {
        const Decoded whole = decode({bytes}, status, llm::BodyEnd::Clean);
        const Decoded pieces = decode(fuzz::torn(bytes), status, llm::BodyEnd::Clean);
        fuzz::require(whole.answer == pieces.answer, "the answer does not depend on how the bytes were cut");
        fuzz::require(whole.shownText == pieces.shownText, "nor does the text that was shown");
    }
    if (size < 512) {
        const Decoded whole = decode({bytes}, 200, llm::BodyEnd::Cut);
        const Decoded single = decode(fuzz::byteByByte(bytes), 200, llm::BodyEnd::Cut);
        fuzz::require(whole.answer == single.answer, "the answer is the same byte by byte");
    }
    return 0;
}
