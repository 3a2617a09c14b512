// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/http/http_message.h"

#include <QDateTime>
#include <QHostAddress>
#include <QLocale>
#include <QRegularExpression>

#include <cmath>

namespace baton::llm {

using namespace Qt::StringLiterals;

namespace {

constexpr double longestDelayMs = 1e12;

std::optional<qint64> positive(double milliseconds)
{
    if (!std::isfinite(milliseconds) || milliseconds <= 0 || milliseconds > longestDelayMs)
        return std::nullopt;
    return std::llround(milliseconds);
}

std::optional<qint64> untilHttpDate(const QByteArray &value, TimeMs now)
{
    QDateTime date =
        QLocale::c().toDateTime(QString::fromLatin1(value), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    if (!date.isValid())
        return std::nullopt;
    date.setTimeSpec(Qt::UTC);
    return positive(static_cast<double>(date.toMSecsSinceEpoch() - now));
}

std::optional<qint64> later(std::optional<qint64> a, std::optional<qint64> b)
{
    if (!a || !b)
        return a ? a : b;
    return std::max(*a, *b);
}

std::optional<qint64> openAiReset(const ResponseHead &head, const QByteArray &what)
{
    if (head.value(QByteArray("x-ratelimit-remaining-" + what)) != "0")
        return std::nullopt;
    return durationMs(QString::fromLatin1(head.value(QByteArray("x-ratelimit-reset-" + what))));
}

std::optional<qint64> anthropicReset(const ResponseHead &head, const QByteArray &what)
{
    if (head.value(QByteArray("anthropic-ratelimit-" + what + "-remaining")) != "0")
        return std::nullopt;
    const QByteArray value = head.value(QByteArray("anthropic-ratelimit-" + what + "-reset"));
    const QDateTime date = QDateTime::fromString(QString::fromLatin1(value), Qt::ISODate);
    return date.isValid() ? positive(static_cast<double>(date.toMSecsSinceEpoch() - head.now)) : std::nullopt;
}

} // namespace

QByteArray ResponseHead::value(QByteArrayView name) const
{
    for (const HttpHeader &header : headers) {
        if (header.name.compare(name, Qt::CaseInsensitive) == 0)
            return header.value.trimmed();
    }
    return {};
}

std::optional<qint64> retryAfterMs(const ResponseHead &head)
{
    bool isNumber = false;
    const double milliseconds = head.value("retry-after-ms").toDouble(&isNumber);
    if (isNumber)
        return positive(milliseconds);
    const QByteArray value = head.value("retry-after");
    const double seconds = value.toDouble(&isNumber);
    return isNumber ? positive(seconds * 1000) : untilHttpDate(value, head.now);
}

std::optional<qint64> rateLimitResetMs(const ResponseHead &head)
{
    std::optional<qint64> longest;
    for (const QByteArray &what : {QByteArray("requests"), QByteArray("tokens")})
        longest = later(longest, openAiReset(head, what));
    for (const char *what : {"requests", "tokens", "input-tokens", "output-tokens"})
        longest = later(longest, anthropicReset(head, what));
    return longest;
}

std::optional<qint64> durationMs(const QString &text)
{
    static const QRegularExpression whole(u"^(?:\\d+(?:\\.\\d+)?(?:ms|h|m|s))+$"_s);
    static const QRegularExpression part(u"(\\d+(?:\\.\\d+)?)(ms|h|m|s)"_s);
    if (text.size() > 40 || !whole.match(text).hasMatch())
        return std::nullopt;
    double milliseconds = 0;
    for (auto it = part.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        const QString unit = match.captured(2);
        const double factor = unit == "ms"_L1 ? 1
            : unit == "s"_L1                  ? 1000
            : unit == "m"_L1                  ? 60'000
                                              : 3'600'000;
        milliseconds += match.captured(1).toDouble() * factor;
    }
    return positive(milliseconds);
}

bool isLoopback(const QUrl &url)
{
    const QString host = url.host();
    if (host == "localhost"_L1 || host.endsWith(".localhost"_L1))
        return true;
    return QHostAddress(host).isLoopback();
}

QString printable(const QUrl &url)
{
    return url.toDisplayString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
}

} // namespace baton::llm
