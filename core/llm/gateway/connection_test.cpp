// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/gateway/connection_test.h"

#include "core/base/text.h"
#include "core/llm/catalog/price_table.h"
#include "core/llm/port/json_text.h"
#include "core/llm/protocol/error_classifier.h"

#include <QDateTime>

#include <utility>

namespace baton::llm {

using namespace Qt::StringLiterals;

namespace {

constexpr HttpLimits limits{5000, 15'000, 10'000, 30'000};
constexpr qsizetype largestBody = 4 * 1024 * 1024;

/// The Responses API takes nothing below sixteen.
qint64 fewestTokens(Protocol protocol)
{
    return protocol == Protocol::OpenAiResponses ? 16 : 1;
}

/// Endings that only a model brings about: it was reached, whatever it made of a single token.
bool isAnswer(ErrorCode code)
{
    switch (code) {
    case ErrorCode::ThinkingOnly:
    case ErrorCode::RunawayAnswer:
    case ErrorCode::EmptyResponse:
    case ErrorCode::Refused:
    case ErrorCode::ContentFilter:
        return true;
    default:
        return false;
    }
}

QVector<ModelInfo> pricesOf(const QJsonObject &document, const EndpointProfile &profile, TimeMs now)
{
    const QString host = QUrl(profile.baseUrl).host();
    return pricesFromModelList(document, profile,
        {u"model list of "_s + host, QDateTime::fromMSecsSinceEpoch(now).date().toString(Qt::ISODate)});
}

bool hasNoList(int status)
{
    return status == 404 || status == 405 || status == 501;
}

} // namespace

ConnectionTest::ConnectionTest(const Clock &clock, TimerFactory &timers, QObject *parent)
    : QObject(parent), m_clock(clock), m_timers(timers)
{
}

ConnectionTest::~ConnectionTest() = default;

void ConnectionTest::setNetwork(const NetworkOptions &network)
{
    m_pool.setOptions(network);
}

void ConnectionTest::start(const ConnectionQuestion &question)
{
    cancel();
    m_startedAt = m_clock.now();
    m_question = question;
    m_head = {0, {}, m_startedAt};
    m_body.clear();
    m_inflater.reset();
    const EndpointProfile &profile = m_question.profile;
    m_wire = makeAdapter(profile.protocol);
    std::optional<Error> error;
    if (!m_wire)
        error = Error{ErrorCode::NotSupported, toWord(profile.protocol)};
    else if (profile.keyRequired && question.key.isEmpty())
        error = missingKey(profile);
    auto request = m_wire ? m_wire->buildModelList(profile, question.key)
                          : Result<HttpRequest>{failure(ErrorCode::NotSupported)};
    if (!error && !request)
        error = request.error();
    if (error) {
        m_later = m_timers.after(0, [this, error] { finish({.error = error}); });
        return;
    }
    m_stream = std::make_unique<HttpStream>(m_pool, *std::move(request), limits, m_clock, m_timers);
    connect(m_stream.get(), &HttpStream::headArrived, this, &ConnectionTest::onHead);
    connect(m_stream.get(), &HttpStream::bytesArrived, this, &ConnectionTest::onBytes);
    connect(m_stream.get(), &HttpStream::ended, this, &ConnectionTest::onEnded);
    m_stream->start();
}

void ConnectionTest::cancel()
{
    m_later.reset();
    if (m_gateway) {
        m_gateway->disconnect(this);
        m_gateway.release()->deleteLater();
    }
    if (!m_stream)
        return;
    m_stream->abort();
    m_stream->disconnect(this);
    m_stream.release()->deleteLater();
}

void ConnectionTest::onHead(const ResponseHead &head)
{
    m_head = head;
    const QByteArray encoding = head.value("content-encoding").toLower();
    if (Inflater::knows(encoding))
        m_inflater = std::make_unique<Inflater>();
    else if (!encoding.isEmpty() && encoding != "identity")
        finish({.error = Error{ErrorCode::UnwantedEncoding, QString::fromLatin1(encoding)}});
}

void ConnectionTest::onBytes(const QByteArray &bytes)
{
    const auto take = [this](QByteArrayView piece) {
        m_body.append(piece);
        return m_body.size() <= largestBody;
    };
    const bool isWhole = m_inflater ? m_inflater->feed(bytes, take) : take(bytes);
    if (m_body.size() > largestBody)
        finish({.error = Error{ErrorCode::Protocol, u"model list over 4 MiB"_s}});
    else if (!isWhole)
        finish({.error = Error{ErrorCode::UnwantedEncoding, u"damaged gzip or deflate"_s}});
}

void ConnectionTest::onEnded(const TransferEnd &end)
{
    const ConnectionVerdict verdict = judge(end);
    const bool noList = verdict.error && verdict.error->code == ErrorCode::NoModelList;
    if (noList && m_question.mayAsk && !m_question.model.isEmpty())
        ask();
    else
        finish(verdict);
}

ConnectionVerdict ConnectionTest::judge(const TransferEnd &end) const
{
    if (end.error) {
        const bool silent = *end.error == ErrorCode::Disconnected && m_head.status == 0;
        return {.error = Error{silent ? ErrorCode::ClosedWithoutAnswer : *end.error, end.detail}};
    }
    if (m_head.status < 300)
        return judgeList();
    const EndpointError error = classifyResponse(m_head, readErrorBody(m_body));
    // There is no model in the question, so that a 404 is about the list.
    const bool noList = hasNoList(m_head.status) && error.errorCode() != ErrorCode::WebPage;
    return {.error = Error{noList ? ErrorCode::NoModelList : error.errorCode(), error.message}};
}

ConnectionVerdict ConnectionTest::judgeList() const
{
    const auto document = parseJsonObject(m_body);
    if (document && (document->contains("data"_L1) || document->contains("models"_L1)))
        return {.error = std::nullopt,
            .models = m_wire->readModelList(*document),
            .prices = pricesOf(*document, m_question.profile, m_clock.now())};
    if (document)
        return {.error = Error{ErrorCode::NoModelList, {}}};
    const ErrorBody body = readErrorBody(m_body);
    if (body.webPage)
        return {
            .error = Error{ErrorCode::WebPage, u"the address answers with a web page: "_s + body.message}};
    return {.error = Error{ErrorCode::Protocol, pageSummary(m_body)}};
}

void ConnectionTest::ask()
{
    NetworkOptions network = m_pool.options();
    network.patienceMs = limits.connect; // somebody sits in front of it
    m_gateway = std::make_unique<Gateway>(
        m_clock, m_timers, GatewayOptions{.limits = {}, .random = {}, .network = network});
    connect(m_gateway.get(), &Gateway::finished, this, &ConnectionTest::onAnswered);
    Request request;
    request.call = CallId{u"test"_s};
    request.endpoint = m_question.profile;
    request.model = m_question.model;
    request.key = m_question.key;
    request.messages = {{PromptRole::User, u"Say yes."_s}};
    request.maxTokens = fewestTokens(m_question.profile.protocol);
    m_gateway->start(request);
}

void ConnectionTest::onAnswered(const Outcome &outcome)
{
    const bool isReached = !outcome.error || isAnswer(outcome.error->code);
    finish({.error = isReached ? std::nullopt : outcome.error,
        .models = {},
        .httpStatus = outcome.httpStatus,
        .milliseconds = 0,
        .asked = true});
}

void ConnectionTest::finish(ConnectionVerdict verdict)
{
    cancel();
    verdict.milliseconds = m_clock.now() - m_startedAt;
    if (verdict.httpStatus == 0)
        verdict.httpStatus = m_head.status;
    if (verdict.error) {
        const QString &key = m_question.key.reveal();
        if (key.size() >= 4)
            verdict.error->detail.replace(key, u"***"_s);
        verdict.error->detail = maskSecrets(verdict.error->detail);
    }
    m_question.key = {};
    Q_EMIT finished(verdict);
}

} // namespace baton::llm

#include "moc_connection_test.cpp"
