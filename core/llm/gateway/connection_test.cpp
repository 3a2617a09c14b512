// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/gateway/connection_test.h"

#include "core/base/text.h"
#include "core/llm/port/json_text.h"
#include "core/llm/protocol/error_classifier.h"

namespace baton::llm {

using namespace Qt::StringLiterals;

namespace {

constexpr HttpLimits limits{5000, 15'000, 10'000, 30'000};
constexpr qsizetype largestBody = 4 * 1024 * 1024;

} // namespace

ConnectionTest::ConnectionTest(const Clock &clock, TimerFactory &timers, QObject *parent)
    : QObject(parent), m_clock(clock), m_timers(timers)
{
}

ConnectionTest::~ConnectionTest() = default;

void ConnectionTest::start(const EndpointProfile &profile, const Secret &key)
{
    cancel();
    m_startedAt = m_clock.now();
    m_key = key.reveal();
    m_head = {0, {}, m_startedAt};
    m_body.clear();
    m_wire = makeAdapter(profile.protocol);
    std::optional<Error> error;
    if (!m_wire)
        error = Error{ErrorCode::NotSupported, toWord(profile.protocol)};
    else if (profile.keyRequired && key.isEmpty())
        error = Error{ErrorCode::NoKey, profile.keyVariable};
    auto request =
        m_wire ? m_wire->buildModelList(profile, key) : Result<HttpRequest>{failure(ErrorCode::NotSupported)};
    if (!error && !request)
        error = request.error();
    if (error) {
        m_later = m_timers.after(0, [this, error] { finish({error, {}, 0, 0}); });
        return;
    }
    m_stream = std::make_unique<HttpStream>(m_pool, *std::move(request), limits, m_clock, m_timers);
    connect(
        m_stream.get(), &HttpStream::headArrived, this, [this](const ResponseHead &head) { m_head = head; });
    connect(m_stream.get(), &HttpStream::bytesArrived, this, &ConnectionTest::onBytes);
    connect(m_stream.get(), &HttpStream::ended, this, &ConnectionTest::onEnded);
    m_stream->start();
}

void ConnectionTest::cancel()
{
    m_later.reset();
    if (!m_stream)
        return;
    m_stream->abort();
    m_stream->disconnect(this);
    m_stream.release()->deleteLater();
}

void ConnectionTest::onBytes(const QByteArray &bytes)
{
    m_body += bytes;
    if (m_body.size() > largestBody)
        finish({Error{ErrorCode::Protocol, u"model list over 4 MiB"_s}, {}, m_head.status, 0});
}

void ConnectionTest::onEnded(const TransferEnd &end)
{
    finish(judge(end));
}

ConnectionVerdict ConnectionTest::judge(const TransferEnd &end) const
{
    if (end.error)
        return {Error{*end.error, end.detail}, {}, m_head.status, 0};
    if (m_head.status >= 300) {
        const EndpointError error = classifyResponse(m_head, readErrorBody(m_body));
        // There is no model in the question, so a 404 is about the address.
        const bool wrongPath = error.errorClass == ErrorClass::NotFound;
        return {
            Error{wrongPath ? ErrorCode::Protocol : error.errorCode(), error.message}, {}, m_head.status, 0};
    }
    const auto document = parseJsonObject(m_body);
    if (!document)
        return {Error{ErrorCode::Protocol, pageSummary(m_body)}, {}, m_head.status, 0};
    return {std::nullopt, m_wire->readModelList(*document), m_head.status, 0};
}

void ConnectionTest::finish(ConnectionVerdict verdict)
{
    cancel();
    verdict.milliseconds = m_clock.now() - m_startedAt;
    if (verdict.error) {
        if (m_key.size() >= 4)
            verdict.error->detail.replace(m_key, u"***"_s);
        verdict.error->detail = maskSecrets(verdict.error->detail);
    }
    m_key.clear();
    Q_EMIT finished(verdict);
}

} // namespace baton::llm

#include "moc_connection_test.cpp"
