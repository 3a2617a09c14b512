// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/protocol/response_decoder.h"

#include "core/base/thinking_tags.h"

#include "core/llm/port/json_text.h"
#include "core/llm/protocol/error_classifier.h"

#include <algorithm>
#include <cctype>

namespace baton::llm {

using namespace Qt::StringLiterals;

namespace {

constexpr QByteArrayView byteOrderMark("\xEF\xBB\xBF");

/// Blank lines, as keep-alive, and marks may stand in front of any kind of body, in whatever pieces they
/// come.
QByteArrayView behindBlanks(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        if (bytes.startsWith(byteOrderMark))
            bytes = bytes.sliced(byteOrderMark.size());
        else if (std::isspace(static_cast<unsigned char>(bytes.front())) != 0)
            bytes = bytes.sliced(1);
        else
            break;
    }
    return bytes;
}

QString newText(const QString &all, qsizetype &seen)
{
    const qsizetype end = completeLength(all);
    if (end <= seen)
        return {};
    QString text = all.sliced(seen, end - seen);
    seen = end;
    return text;
}

} // namespace

ResponseDecoder::ResponseDecoder(std::unique_ptr<AnswerReader> reader, ResponseHead head)
    : m_reader(std::move(reader)), m_head(std::move(head))
{
    if (m_head.status >= 300)
        m_body = Body::Buffered;
    else if (m_head.value("content-type").toLower().startsWith("text/html"))
        m_body = Body::Page;
    const QByteArray encoding = m_head.value("content-encoding").toLower();
    if (Inflater::knows(encoding))
        m_inflater = std::make_unique<Inflater>();
    else if (!encoding.isEmpty() && encoding != "identity")
        failEncoding(QString::fromLatin1(encoding));
}

/// By status it may still be told what went wrong; the words of the body are lost.
void ResponseDecoder::failEncoding(const QString &encoding)
{
    failProtocol(m_answer, u"the body is compressed with "_s + encoding);
    m_answer.error->means = ErrorCode::UnwantedEncoding;
    if (m_head.status < 300)
        return;
    m_answer.error = classifyResponse(m_head, {});
    m_answer.error->message += u", the words are compressed with "_s + encoding;
}

void ResponseDecoder::feed(QByteArrayView bytes)
{
    if (!m_inflater) {
        take(bytes);
        return;
    }
    const bool isWhole = m_inflater->feed(bytes, [this](QByteArrayView piece) {
        take(piece);
        return !m_answer.complete;
    });
    if (!isWhole && !m_answer.complete)
        failEncoding(u"a damaged gzip or deflate"_s);
}

void ResponseDecoder::take(QByteArrayView bytes)
{
    if (m_answer.complete)
        return;
    m_received += bytes.size();
    if (m_received > bodyLimit) {
        failOver(u"body over 64 MiB"_s);
        return;
    }
    if (m_body == Body::Undecided)
        sniff(bytes);
    else
        decode(bytes);
}

Delta ResponseDecoder::takeDelta()
{
    return {newText(m_answer.text, m_textSeen), newText(m_answer.reasoning, m_reasoningSeen)};
}

/// The first byte that is neither space nor byte order mark tells; Content-Type is often wrong.
void ResponseDecoder::sniff(QByteArrayView bytes)
{
    m_start.append(bytes);
    const QByteArray rest = behindBlanks(m_start).toByteArray();
    m_start = rest;
    if (rest.size() < byteOrderMark.size() && byteOrderMark.startsWith(rest))
        return; // nothing yet, or part of a mark
    const bool isJson = rest.front() == '{' || rest.front() == '[';
    if (rest.front() == '<')
        m_body = Body::Page;
    else if (m_reader->framing() == Framing::Ndjson)
        m_body = Body::Lines;
    else
        m_body = isJson ? Body::Objects : Body::Sse;
    m_start.clear();
    decode(rest);
}

void ResponseDecoder::decode(QByteArrayView bytes)
{
    switch (m_body) {
    case Body::Undecided:
        break;
    case Body::Buffered:
    case Body::Page:
        m_buffer.append(bytes.first(std::min(bytes.size(), errorLimit - m_buffer.size())));
        break;
    case Body::Sse:
        for (const SseEvent &event : m_sse.feed(bytes))
            readData(event.type, event.data, false);
        break;
    case Body::Lines:
        for (const QByteArray &line : m_lines.feed(bytes))
            readData({}, line, false);
        break;
    case Body::Objects:
        for (const QByteArray &object : m_objects.feed(bytes))
            readData({}, object, true);
        break;
    }
    checkOverflow();
}

void ResponseDecoder::readData(const QByteArray &name, const QByteArray &data, bool whole)
{
    if (m_answer.complete)
        return;
    if (data.trimmed() == "[DONE]") {
        m_reader->readDone(m_answer);
        return;
    }
    const auto object = parseJsonObject(data);
    if (!object && name == "error")
        failStream(m_answer, QJsonObject{{u"message"_s, QString::fromUtf8(data.left(500))}});
    else if (!object)
        failProtocol(m_answer, u"unreadable event: "_s + QString::fromUtf8(data.left(80)));
    else if (whole)
        m_reader->readDocument(*object, m_answer);
    else
        m_reader->readEvent(name, *object, m_answer);
}

void ResponseDecoder::checkOverflow()
{
    if (m_sse.overflowed() || m_lines.overflowed() || m_objects.overflowed())
        failOver(u"line over 16 MiB"_s);
}

/// Such an answer has no end; going on from it would only make more of it.
void ResponseDecoder::failOver(const QString &limit)
{
    failProtocol(m_answer, limit);
    m_answer.error->means = ErrorCode::RunawayAnswer;
}

Answer ResponseDecoder::finish(BodyEnd end)
{
    if (m_body == Body::Buffered || m_body == Body::Page)
        finishBuffered(end);
    else if (!m_answer.complete)
        finishStream();
    m_reader->close(m_answer);
    settle(m_answer, end, m_received);
    return m_answer;
}

void ResponseDecoder::finishStream()
{
    if (const auto event = m_sse.finish())
        readData(event->type, event->data, false);
    if (const auto line = m_lines.finish())
        readData({}, *line, false);
}

void ResponseDecoder::finishBuffered(BodyEnd end)
{
    if (m_answer.error)
        return;
    if (m_head.status >= 300) {
        m_answer.error = classifyResponse(m_head, readErrorBody(m_buffer));
    } else if (end == BodyEnd::Clean) {
        failProtocol(m_answer, u"the address answers with a web page: "_s + pageSummary(m_buffer));
        m_answer.error->means = ErrorCode::WebPage;
    }
}

namespace {

/// Whether the tag that a text begins with may still come.
bool mayBegin(QStringView text)
{
    return std::any_of(thinkingTags.begin(), thinkingTags.end(),
        [&](const ThinkingTag &tag) { return tag.always && tag.open.startsWith(text, Qt::CaseInsensitive); });
}

/// The tag that a text begins with; null when it begins with none.
const ThinkingTag *begunTag(QStringView text)
{
    const auto tag = std::find_if(thinkingTags.begin(), thinkingTags.end(),
        [&](const ThinkingTag &t) { return t.always && text.startsWith(t.open, Qt::CaseInsensitive); });
    return tag == thinkingTags.end() ? nullptr : &*tag;
}

qsizetype firstVisible(const QString &text)
{
    const auto found = std::find_if(text.begin(), text.end(), [](QChar c) { return !c.isSpace(); });
    return found - text.begin();
}

/// How much of `text` can go out although the tag may begin at its end.
qsizetype beforePartOf(const QString &text, QStringView tag)
{
    for (qsizetype part = std::min(text.size(), tag.size() - 1); part > 0; --part) {
        if (text.endsWith(tag.first(part)))
            return text.size() - part;
    }
    return text.size();
}

QString take(QString &text, qsizetype length)
{
    const QString start = text.first(length);
    text.remove(0, length);
    return start;
}

} // namespace

Delta ThinkSplitter::feed(Delta delta)
{
    if (m_place == Place::Text)
        return delta;
    m_held += delta.text;
    Delta result = advance();
    result.reasoning = delta.reasoning + result.reasoning;
    return result;
}

Delta ThinkSplitter::advance()
{
    Delta result;
    if (m_place == Place::Start) {
        const QStringView visible = QStringView(m_held).sliced(firstVisible(m_held));
        if (const ThinkingTag *tag = begunTag(visible)) {
            m_held = visible.sliced(tag->open.size()).toString();
            m_close = tag->close;
            m_place = Place::Inside;
        } else if (!mayBegin(visible)) {
            m_place = Place::Text;
        }
    }
    if (m_place == Place::Inside) {
        const qsizetype end = m_held.indexOf(m_close, 0, Qt::CaseInsensitive);
        result.reasoning = take(m_held, end >= 0 ? end : beforePartOf(m_held, m_close));
        if (end >= 0) {
            m_held.remove(0, m_close.size());
            m_place = Place::After;
        }
    }
    if (m_place == Place::After) {
        m_held.remove(0, firstVisible(m_held)); // the blank lines behind the tag
        if (!m_held.isEmpty())
            m_place = Place::Text;
    }
    if (m_place == Place::Text)
        result.text = std::exchange(m_held, {});
    return result;
}

Delta ThinkSplitter::finish()
{
    const QString rest = std::exchange(m_held, {});
    return m_place == Place::Inside ? Delta{{}, rest} : Delta{rest, {}};
}

} // namespace baton::llm
