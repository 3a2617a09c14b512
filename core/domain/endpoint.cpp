// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/endpoint.h"

#include <QUrl>

namespace baton {

using namespace Qt::StringLiterals;

QString toWord(Protocol protocol)
{
    switch (protocol) {
    case Protocol::OpenAiChat:
        return u"openai-chat"_s;
    case Protocol::OpenAiResponses:
        return u"openai-responses"_s;
    case Protocol::Anthropic:
        return u"anthropic"_s;
    case Protocol::Gemini:
        return u"gemini"_s;
    case Protocol::Ollama:
        return u"ollama"_s;
    case Protocol::Replay:
        return u"replay"_s;
    }
    return {};
}

bool isOldPrice(const ModelInfo &model, const QDate &today)
{
    const QDate day = QDate::fromString(model.asOf, Qt::ISODate);
    return day.isValid() && day.daysTo(today) > priceIsOldAfterDays;
}

bool isDeprecated(const ModelInfo &model, const QDate &today)
{
    const QDate day = QDate::fromString(model.deprecated, Qt::ISODate);
    return day.isValid() && day <= today;
}

QString keyName(const EndpointProfile &profile, const QString &baseUrl)
{
    const QUrl own(profile.baseUrl);
    const QUrl used(baseUrl);
    const bool same = baseUrl.isEmpty() || (own.host() == used.host() && own.scheme() == used.scheme());
    return same ? profile.id : profile.id + u'@' + used.host();
}

} // namespace baton
