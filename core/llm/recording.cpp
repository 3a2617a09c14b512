// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/recording.h"

#include "core/base/relative_path.h"
#include "core/llm/json_text.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>

namespace baton::llm {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largestIndex = 16 * 1024 * 1024;
constexpr qint64 largestReply = 4 * 1024 * 1024;
constexpr qint64 largestTotal = 64 * 1024 * 1024;
constexpr qsizetype mostExchanges = 5000;
constexpr qsizetype longestField = 20'000;

tl::unexpected<Error> invalid(const QString &why)
{
    return failure(ErrorCode::RecordingInvalid, why);
}

Result<QByteArray> readFile(const QString &path, qint64 limit)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::FileRead, path);
    if (file.size() > limit)
        return invalid(u"too large: "_s + QFileInfo(path).fileName());
    const QByteArray bytes = file.read(limit + 1);
    if (bytes.size() > limit)
        return invalid(u"too large: "_s + QFileInfo(path).fileName());
    return bytes;
}

struct Source {
    QString folder;
    QString index;
};

Source sourceOf(const QString &folder)
{
    if (folder.endsWith(".json"_L1))
        return {QFileInfo(folder).path(), folder};
    return {folder, folder + u"/recording.json"_s};
}

Result<QJsonObject> readIndex(const QString &path)
{
    const Result<QByteArray> bytes = readFile(path, largestIndex);
    if (!bytes)
        return failure(bytes.error());
    const auto object = parseJsonObject(*bytes);
    if (!object)
        return invalid(u"no JSON object"_s);
    if (object->value("format"_L1).toString() != "baton-recording"_L1)
        return invalid(u"format"_s);
    if (object->value("version"_L1).toInt() != 1)
        return invalid(u"version "_s + object->value("version"_L1).toVariant().toString());
    return *object;
}

Result<DemoInfo> readInfo(const QJsonObject &index)
{
    static const QRegularExpression plainId(u"^[a-z0-9][a-z0-9_-]{0,63}$"_s);
    DemoInfo info{index.value("id"_L1).toString(), index.value("title"_L1).toString(),
        index.value("requirement"_L1).toString(), index.value("language"_L1).toString()};
    if (!plainId.match(info.id).hasMatch())
        return invalid(u"id"_s);
    if (info.requirement.trimmed().isEmpty() || info.requirement.size() > longestField)
        return invalid(u"requirement"_s);
    if (info.title.size() > 300 || info.language.size() > 40)
        return invalid(u"title"_s);
    return info;
}

/// The reply of an exchange: inline, or a file that really lies inside the recording's folder.
Result<QString> readReply(const QJsonObject &entry, const QString &folder)
{
    if (entry.value("reply"_L1).isString())
        return entry.value("reply"_L1).toString();
    const auto path = RelativePath::parse(entry.value("reply_file"_L1).toString());
    if (!path)
        return invalid(u"reply_file "_s + path.error().detail);
    const QString file = folder + u'/' + path->toString();
    if (!folder.startsWith(u':')) {
        const QString inside = QFileInfo(folder).canonicalFilePath() + u'/';
        if (!QFileInfo(file).canonicalFilePath().startsWith(inside))
            return invalid(u"reply_file outside the recording or missing: "_s + path->toString());
    }
    const Result<QByteArray> bytes = readFile(file, largestReply);
    if (!bytes)
        return failure(bytes.error());
    const QString text = QString::fromUtf8(*bytes);
    if (text.toUtf8() != *bytes)
        return invalid(u"no UTF-8: "_s + path->toString());
    return text;
}

std::optional<FinishReason> finishFrom(const QString &word)
{
    for (const FinishReason reason :
        {FinishReason::Stop, FinishReason::Length, FinishReason::ContentFilter, FinishReason::Refusal}) {
        if (toWord(reason) == word)
            return reason;
    }
    return std::nullopt;
}

Usage readUsage(const QJsonObject &object)
{
    Usage usage;
    usage.input = counter(object.value("input"_L1)).value_or(0);
    usage.output = counter(object.value("output"_L1)).value_or(0);
    usage.cacheRead = counter(object.value("cache_read"_L1)).value_or(0);
    usage.cacheWrite = counter(object.value("cache_write"_L1)).value_or(0);
    usage.reasoning = counter(object.value("reasoning"_L1)).value_or(0);
    return usage;
}

Result<RecordedExchange> readExchange(const QJsonObject &entry, const QString &folder)
{
    const auto verb = verbFromWord(entry.value("verb"_L1).toString());
    const auto path = RelativePath::parse(entry.value("path"_L1).toString());
    const auto finish = finishFrom(entry.value("finish"_L1).toString(u"stop"_s));
    const QString kind = entry.value("kind"_L1).toString();
    const int nth = entry.value("nth"_L1).toInt(1);
    if (!verb || !path || !finish || kind.isEmpty() || kind.size() > 64 || nth < 1 || nth > 1000)
        return invalid(
            u"exchange "_s + entry.value("verb"_L1).toString() + u' ' + entry.value("path"_L1).toString());
    Result<QString> reply = readReply(entry, folder);
    if (!reply)
        return failure(reply.error());
    RecordedExchange exchange;
    exchange.verb = *verb;
    exchange.path = path->toString();
    exchange.kind = kind;
    exchange.nth = nth;
    exchange.remark = entry.value("remark"_L1).toString().left(longestField);
    exchange.reply = *std::move(reply);
    exchange.finish = *finish;
    exchange.usage = readUsage(entry.value("usage"_L1).toObject());
    exchange.firstByteMs = std::clamp<qint64>(entry.value("first_byte_ms"_L1).toInteger(600), 0, 60'000);
    exchange.tokensPerSecond = std::clamp(entry.value("tokens_per_second"_L1).toDouble(90), 1.0, 100'000.0);
    return exchange;
}

Result<QVector<RecordedExchange>> readExchanges(const QJsonArray &entries, const QString &folder)
{
    if (entries.isEmpty() || entries.size() > mostExchanges)
        return invalid(u"number of exchanges"_s);
    Recording known;
    qint64 total = 0;
    for (const QJsonValue &entry : entries) {
        Result<RecordedExchange> exchange = readExchange(entry.toObject(), folder);
        if (!exchange)
            return failure(exchange.error());
        total += exchange->reply.size();
        if (total > largestTotal)
            return invalid(u"replies too large together"_s);
        if (known.find(exchange->verb, exchange->path, exchange->kind, exchange->nth))
            return invalid(u"twice: "_s + verbLine(exchange->verb, exchange->path, exchange->kind));
        known.exchanges.append(*std::move(exchange));
    }
    return known.exchanges;
}

} // namespace

const RecordedExchange *Recording::find(Verb verb, const QString &path, const QString &kind, int nth) const
{
    const auto found =
        std::find_if(exchanges.begin(), exchanges.end(), [&](const RecordedExchange &exchange) {
            return exchange.verb == verb && exchange.nth == nth && exchange.path == path
                && exchange.kind == kind;
        });
    return found == exchanges.end() ? nullptr : &*found;
}

int Recording::count(Verb verb, const QString &path, const QString &kind) const
{
    const auto same = [&](const RecordedExchange &exchange) {
        return exchange.verb == verb && exchange.path == path && exchange.kind == kind;
    };
    return static_cast<int>(std::count_if(exchanges.begin(), exchanges.end(), same));
}

Result<DemoInfo> loadDemoInfo(const QString &folder)
{
    const Result<QJsonObject> index = readIndex(sourceOf(folder).index);
    return index ? readInfo(*index) : failure(index.error());
}

Result<Recording> loadRecording(const QString &folder)
{
    const Source source = sourceOf(folder);
    const Result<QJsonObject> index = readIndex(source.index);
    if (!index)
        return failure(index.error());
    Result<DemoInfo> info = readInfo(*index);
    if (!info)
        return failure(info.error());
    Result<QVector<RecordedExchange>> exchanges =
        readExchanges(index->value("exchanges"_L1).toArray(), source.folder);
    if (!exchanges)
        return failure(exchanges.error());
    Recording recording;
    recording.info = *std::move(info);
    recording.programmingLanguage = index->value("programming_language"_L1).toString().left(100);
    recording.sop = index->value("sop"_L1).toString().left(100);
    recording.exchanges = *std::move(exchanges);
    return recording;
}

} // namespace baton::llm
