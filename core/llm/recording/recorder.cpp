// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/recording/recorder.h"

#include "core/base/text.h"
#include "core/llm/recording/recording_codec.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

namespace baton::llm {

using namespace Qt::StringLiterals;

namespace {

QByteArray lineOf(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

/// The request without headers and key.
RecordedExchange exchangeOf(const Request &request)
{
    RecordedExchange exchange;
    exchange.verb = request.verb;
    exchange.path = request.path;
    exchange.kind = request.kind;
    exchange.nth = request.nth;
    exchange.continuation = request.continuation;
    exchange.step = request.step;
    exchange.cause = request.cause;
    exchange.endpoint = request.endpoint.id;
    exchange.model = request.model;
    exchange.maxTokens = request.maxTokens;
    for (const Message &message : request.messages)
        exchange.messages.append({message.role, message.text});
    return exchange;
}

/// The answer, its pace and its counts as they were.
void describe(const Outcome &outcome, RecordedExchange &exchange)
{
    exchange.reply = outcome.text;
    exchange.reasoning = outcome.reasoning;
    exchange.finish = outcome.finish;
    exchange.finishRaw = outcome.finishRaw;
    if (!outcome.model.isEmpty())
        exchange.model = outcome.model;
    exchange.usage = outcome.usage.value_or(Usage{});
    exchange.usageReported = outcome.usage.has_value();
    exchange.cost = outcome.reportedCost;
    if (outcome.error)
        exchange.error = outcome.error->code;
    const qint64 tokens = exchange.usage.output > 0 ? exchange.usage.output : estimateTokens(outcome.text);
    exchange.durationMs = std::max<qint64>(0, outcome.times.lastByte - outcome.times.firstByte);
    exchange.firstByteMs = std::max<qint64>(0, outcome.times.firstByte - outcome.times.sent);
    const auto span = static_cast<double>(std::max<qint64>(1, exchange.durationMs));
    exchange.tokensPerSecond = std::clamp(static_cast<double>(tokens) * 1000.0 / span, 1.0, 1000.0);
}

Error cannotWrite(const QFile &file)
{
    return {ErrorCode::FileWrite, u"%1: %2"_s.arg(file.fileName(), file.errorString())};
}

/// Whether answers of a run with this head may go into the recording that is there.
Result<void> goesOn(const Recording &there, const Recording &head)
{
    if (there.info.requirement.simplified() != head.info.requirement.simplified())
        return failure(ErrorCode::RecordingMismatch,
            u"it records another requirement: "_s + there.info.requirement.simplified().left(80));
    if (there.steps != head.steps)
        return failure(ErrorCode::RecordingMismatch, u"it records another team: "_s + there.sop);
    return {};
}

/// Cuts off what a killed program left of a line.
bool mend(QFile &file)
{
    constexpr qint64 block = 64 * 1024;
    for (qint64 end = file.size(); end > 0;) {
        const qint64 from = std::max<qint64>(0, end - block);
        if (!file.seek(from))
            return false;
        const qsizetype newline = file.read(end - from).lastIndexOf('\n');
        if (newline >= 0)
            return file.resize(from + newline + 1) && file.seek(file.size());
        end = from;
    }
    return file.resize(0) && file.seek(0);
}

/// The recording a file holds; nothing for one that is empty or torn in its very first line.
Result<std::optional<Recording>> recordingIn(QFile &file)
{
    const QByteArray first = file.readLine(recording_limits::line);
    const QByteArray start("{\"");
    if (first.isEmpty() || (!first.endsWith('\n') && start.startsWith(first.left(2))))
        return std::optional<Recording>();
    const QJsonObject object = QJsonDocument::fromJson(first).object();
    const int version = object.value("version"_L1).toInt();
    if (version < 2 || version > recordingVersion)
        return invalidRecording(u"the file holds something else and was left as it is: "_s + file.fileName());
    BATON_TRY_ASSIGN(Recording head, headFromJson(object));
    return std::optional<Recording>(std::move(head));
}

} // namespace

Recorder::Recorder(Provider &inner, std::unique_ptr<QFile> file) : m_file(std::move(file))
{
    connect(this, &Recorder::passStart, &inner, &Provider::start);
    connect(this, &Recorder::passCancel, &inner, &Provider::cancel);
    connect(this, &Recorder::passTryNow, &inner, &Provider::tryNow);
    connect(&inner, &Provider::textArrived, this, &Provider::textArrived);
    connect(&inner, &Provider::attemptFailed, this, &Provider::attemptFailed);
    connect(&inner, &Provider::finished, this, &Recorder::onFinished);
}

Recorder::~Recorder() = default;

Result<std::unique_ptr<Recorder>> Recorder::open(Provider &inner, const QString &name, Recording head)
{
    static const QRegularExpression plainId(u"^[a-z0-9][a-z0-9_-]{0,63}$"_s);
    if (!plainId.match(head.info.id).hasMatch())
        head.info.id = u"recording"_s;
    auto file = std::make_unique<QFile>(name);
    if (!file->open(QIODevice::ReadWrite))
        return failure(cannotWrite(*file));
    BATON_TRY_ASSIGN(const std::optional<Recording> there, recordingIn(*file));
    if (there)
        BATON_TRY(goesOn(*there, head));
    if (!mend(*file))
        return failure(cannotWrite(*file));
    const bool isNew = file->size() == 0;
    const QByteArray line = lineOf(headToJson(head));
    if (isNew && (file->write(line) != line.size() || !file->flush()))
        return failure(cannotWrite(*file));
    return std::unique_ptr<Recorder>(new Recorder(inner, std::move(file)));
}

void Recorder::start(const Request &request)
{
    m_asked.insert(request.call, exchangeOf(request));
    Q_EMIT passStart(request);
}

void Recorder::cancel(const CallId &call)
{
    Q_EMIT passCancel(call);
}

void Recorder::tryNow(const CallId &call)
{
    Q_EMIT passTryNow(call);
}

void Recorder::onFinished(const Outcome &outcome)
{
    const auto asked = m_asked.find(outcome.call);
    if (asked != m_asked.end() && (!outcome.error || !outcome.text.isEmpty())) {
        describe(outcome, *asked);
        keep(*asked);
    }
    m_asked.remove(outcome.call);
    Q_EMIT finished(outcome);
}

Error Recorder::failed(const QString &why) const
{
    return {ErrorCode::FileWrite, u"%1: %2"_s.arg(m_file->fileName(), why)};
}

void Recorder::keep(const RecordedExchange &exchange)
{
    const QString line = verbLine(exchange.verb, exchange.path, exchange.kind);
    const QByteArray bytes = lineOf(exchangeToJson(exchange));
    if (bytes.size() > recording_limits::line
        || exchange.reply.size() + exchange.reasoning.size() > recording_limits::reply) {
        Q_EMIT writeFailed(failed(u"the answer to %1 is larger than a recording takes"_s.arg(line)));
        return;
    }
    append(bytes, line);
}

void Recorder::keepProgram(const RecordedProgram &program)
{
    if (program.results.size() > recording_limits::reply) {
        Q_EMIT writeFailed(failed(u"the results of %1 are larger than a recording takes"_s.arg(program.path)));
        return;
    }
    append(lineOf(programToJson(program)), program.path);
}

void Recorder::append(const QByteArray &bytes, const QString &what)
{
    // One write of a whole line behind the last one; a half written line is cut off again.
    const qint64 before = m_file->size();
    if (m_file->seek(before) && m_file->write(bytes) == bytes.size() && m_file->flush())
        return;
    const QString why = m_file->errorString();
    m_file->unsetError();
    static_cast<void>(m_file->resize(before)); // what cannot be cut off is left out when it is read
    Q_EMIT writeFailed(failed(u"%1 (%2)"_s.arg(why, what)));
}

} // namespace baton::llm

#include "moc_recorder.cpp"
