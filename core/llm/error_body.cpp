// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/error_body.h"

#include "core/base/text.h"
#include "core/llm/json_text.h"
#include "core/llm/response_head.h"

#include <QJsonArray>
#include <QRegularExpression>

namespace baton::llm {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestMessage = 2000;

void readDetails(const QJsonArray &details, ErrorBody &body)
{
    for (const QJsonValue &value : details) {
        const QJsonObject detail = value.toObject();
        if (detail.contains("retryDelay"_L1))
            body.retryDelayMs = durationMs(detail.value("retryDelay"_L1).toString());
        if (body.reason.isEmpty())
            body.reason = detail.value("reason"_L1).toString();
        const QJsonArray violations = detail.value("violations"_L1).toArray();
        for (const QJsonValue &violation : violations)
            body.quotaIds.append(violation.toObject().value("quotaId"_L1).toString());
    }
}

/// The innermost object, which has the message.
ErrorBody readFields(const QJsonObject &error)
{
    ErrorBody body;
    body.message = error.value("message"_L1).toString();
    body.type = error.value("type"_L1).toString();
    if (body.type.isEmpty())
        body.type = error.value("status"_L1).toString();
    body.code = error.value("code"_L1);
    body.param = error.value("param"_L1).toString();
    readDetails(error.value("details"_L1).toArray(), body);
    const QJsonObject metadata = error.value("metadata"_L1).toObject();
    body.moderation = metadata.contains("reasons"_L1) || metadata.contains("flagged_input"_L1);
    if (body.message.isEmpty())
        body.message = metadata.value("raw"_L1).toString();
    return body;
}

/// FastAPI: a text, or a list of {loc, msg, type}.
ErrorBody readDetail(const QJsonValue &detail)
{
    ErrorBody body;
    if (detail.isObject())
        return readFields(detail.toObject());
    body.message = detail.toString();
    QStringList messages;
    const QJsonArray problems = detail.toArray();
    for (const QJsonValue &value : problems) {
        const QJsonObject problem = value.toObject();
        QStringList place;
        const QJsonArray location = problem.value("loc"_L1).toArray();
        for (const QJsonValue &step : location)
            place.append(step.toVariant().toString());
        messages.append(place.join(u'.') + u": "_s + problem.value("msg"_L1).toString());
        body.type = problem.value("type"_L1).toString();
    }
    if (!messages.isEmpty())
        body.message = messages.join(u"; "_s);
    return body;
}

ErrorBody readShape(const QJsonObject &object)
{
    const QJsonValue error = object.value("error"_L1);
    if (error.isObject())
        return readFields(error.toObject());
    ErrorBody body = readFields(object);
    if (error.isString())
        body.message = error.toString();
    else if (body.message.isEmpty() && object.contains("detail"_L1))
        body = readDetail(object.value("detail"_L1));
    return body;
}

/// A gateway may put the provider's whole JSON into its own message: look inside once.
void unwrapMessage(ErrorBody &body)
{
    const qsizetype brace = body.message.indexOf(u'{');
    if (brace < 0 || body.message.size() > longestMessage * 4)
        return;
    const auto inner = parseJsonObject(body.message.sliced(brace).trimmed().toUtf8());
    if (!inner)
        return;
    const ErrorBody found = readShape(*inner);
    if (found.message.isEmpty())
        return;
    body.message = found.message;
    if (!found.type.isEmpty())
        body.type = found.type;
    if (!found.code.isNull() && !found.code.isUndefined())
        body.code = found.code;
}

ErrorBody tidy(ErrorBody body)
{
    unwrapMessage(body);
    body.message = maskSecrets(withoutLoneSurrogates(body.message.left(longestMessage)));
    if (body.code.isUndefined() || body.code.isObject() || body.code.isArray())
        body.code = QJsonValue::Null;
    return body;
}

bool looksLikePage(const QByteArray &body)
{
    const QByteArray start = body.left(200).trimmed().toLower();
    return start.startsWith("<!doctype") || start.startsWith("<html") || start.startsWith("<head");
}

} // namespace

ErrorBody readErrorObject(const QJsonObject &object)
{
    return tidy(readShape(object));
}

ErrorBody readErrorBody(const QByteArray &body)
{
    const QJsonDocument document = parseJson(body);
    if (document.isObject())
        return readErrorObject(document.object());
    if (document.isArray() && document.array().at(0).isObject())
        return readErrorObject(document.array().at(0).toObject());
    ErrorBody result;
    result.webPage = looksLikePage(body);
    result.message = pageSummary(body);
    return tidy(std::move(result));
}

QString pageSummary(const QByteArray &body)
{
    static const QRegularExpression title(
        u"<title[^>]*>([^<]*)</title>"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression tags(u"<[^>]*>"_s);
    const QString text = QString::fromUtf8(body.left(64 * 1024));
    const auto match = title.match(text);
    QString summary = match.hasMatch() ? match.captured(1) : QString(text).replace(tags, u" "_s);
    return maskSecrets(summary.simplified().left(200));
}

} // namespace baton::llm
