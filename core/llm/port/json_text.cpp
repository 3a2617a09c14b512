// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/port/json_text.h"

#include <algorithm>

namespace baton::llm {

namespace {

constexpr qint64 mostTokens = 1'000'000'000'000;

} // namespace

QJsonDocument parseJson(const QByteArray &bytes)
{
    QJsonParseError error;
    QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (error.error == QJsonParseError::IllegalUTF8String)
        document = QJsonDocument::fromJson(QString::fromUtf8(bytes).toUtf8(), &error);
    return document;
}

std::optional<QJsonObject> parseJsonObject(const QByteArray &bytes)
{
    const QJsonDocument document = parseJson(bytes);
    if (!document.isObject())
        return std::nullopt;
    return document.object();
}

qsizetype completeLength(QStringView text)
{
    const bool half = !text.isEmpty() && text.last().isHighSurrogate();
    return text.size() - (half ? 1 : 0);
}

QString withoutLoneSurrogates(QString text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!text.at(i).isSurrogate())
            continue;
        const bool pair =
            text.at(i).isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate();
        if (pair)
            ++i;
        else
            text[i] = QChar(QChar::ReplacementCharacter);
    }
    return text;
}

std::optional<qint64> counter(const QJsonValue &value)
{
    if (!value.isDouble())
        return std::nullopt;
    return std::clamp<qint64>(value.toInteger(), 0, mostTokens);
}

} // namespace baton::llm
