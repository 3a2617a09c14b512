// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/recorder.h"

#include "core/base/text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSaveFile>

#include <algorithm>

namespace baton::llm {

using namespace Qt::StringLiterals;

namespace {

QJsonObject exchangeJson(const RecordedExchange &exchange)
{
    const QJsonObject usage{
        {u"input"_s, exchange.usage.input},
        {u"output"_s, exchange.usage.output},
        {u"cache_read"_s, exchange.usage.cacheRead},
        {u"cache_write"_s, exchange.usage.cacheWrite},
        {u"reasoning"_s, exchange.usage.reasoning},
    };
    QJsonObject object{
        {u"verb"_s, toWord(exchange.verb)},
        {u"path"_s, exchange.path},
        {u"kind"_s, exchange.kind},
        {u"nth"_s, exchange.nth},
        {u"reply"_s, exchange.reply},
        {u"finish"_s, toWord(exchange.finish)},
        {u"usage"_s, usage},
        {u"first_byte_ms"_s, exchange.firstByteMs},
        {u"tokens_per_second"_s, exchange.tokensPerSecond},
    };
    if (!exchange.remark.isEmpty())
        object.insert(u"remark"_s, exchange.remark);
    return object;
}

/// Pace and counts of an answer as it was.
void describe(const Outcome &outcome, RecordedExchange &exchange)
{
    exchange.reply = outcome.text;
    exchange.finish = outcome.finish == FinishReason::None ? FinishReason::Stop : outcome.finish;
    exchange.usage = outcome.usage.value_or(Usage{});
    const qint64 tokens = exchange.usage.output > 0 ? exchange.usage.output : estimateTokens(outcome.text);
    const qint64 span = std::max<qint64>(1, outcome.times.lastByte - outcome.times.firstByte);
    exchange.firstByteMs = std::max<qint64>(0, outcome.times.firstByte - outcome.times.sent);
    exchange.tokensPerSecond =
        std::clamp(static_cast<double>(tokens) * 1000.0 / static_cast<double>(span), 1.0, 1000.0);
}

} // namespace

Recorder::Recorder(std::unique_ptr<Provider> inner, QString file, DemoInfo info, QObject *parent)
    : Provider(parent), m_inner(inner.release()), m_file(std::move(file))
{
    static const QRegularExpression plainId(u"^[a-z0-9][a-z0-9_-]{0,63}$"_s);
    m_recording.info = std::move(info);
    if (!plainId.match(m_recording.info.id).hasMatch())
        m_recording.info.id = u"recording"_s;
    m_inner->setParent(this);
    connect(m_inner, &Provider::textArrived, this, &Provider::textArrived);
    connect(m_inner, &Provider::attemptFailed, this, &Provider::attemptFailed);
    connect(m_inner, &Provider::finished, this, &Recorder::onFinished);
}

Recorder::~Recorder() = default;

void Recorder::start(const Request &request)
{
    RecordedExchange exchange;
    exchange.verb = request.verb;
    exchange.path = request.path;
    exchange.kind = request.kind;
    exchange.nth = request.nth;
    m_asked.insert(request.call, exchange);
    m_inner->start(request);
}

void Recorder::cancel(const CallId &call)
{
    m_inner->cancel(call);
}

void Recorder::tryNow(const CallId &call)
{
    m_inner->tryNow(call);
}

void Recorder::onFinished(const Outcome &outcome)
{
    RecordedExchange exchange = m_asked.take(outcome.call);
    if (!outcome.error) {
        describe(outcome, exchange);
        keep(std::move(exchange));
    }
    Q_EMIT finished(outcome);
}

void Recorder::keep(RecordedExchange exchange)
{
    const auto same = [&](const RecordedExchange &old) {
        return old.verb == exchange.verb && old.path == exchange.path && old.kind == exchange.kind
            && old.nth == exchange.nth;
    };
    QVector<RecordedExchange> &all = m_recording.exchanges;
    all.erase(std::remove_if(all.begin(), all.end(), same), all.end());
    all.append(std::move(exchange));
    QSaveFile file(m_file);
    const bool written =
        file.open(QIODevice::WriteOnly) && file.write(toJson(m_recording)) >= 0 && file.commit();
    if (!written)
        Q_EMIT writeFailed({ErrorCode::FileWrite, m_file + u": "_s + file.errorString()});
}

QByteArray toJson(const Recording &recording)
{
    QJsonArray exchanges;
    for (const RecordedExchange &exchange : recording.exchanges)
        exchanges.append(exchangeJson(exchange));
    const QJsonObject index{
        {u"format"_s, u"baton-recording"_s},
        {u"version"_s, 1},
        {u"id"_s, recording.info.id},
        {u"title"_s, recording.info.title},
        {u"requirement"_s, recording.info.requirement},
        {u"language"_s, recording.info.language},
        {u"programming_language"_s, recording.programmingLanguage},
        {u"sop"_s, recording.sop},
        {u"exchanges"_s, exchanges},
    };
    return QJsonDocument(index).toJson(QJsonDocument::Indented);
}

} // namespace baton::llm

#include "moc_recorder.cpp"
