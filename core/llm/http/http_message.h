// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <QUrl>
#include <QVector>

#include <optional>

namespace baton::llm {

struct HttpHeader {
    QByteArray name;
    QByteArray value;
    bool operator==(const HttpHeader &) const = default;
};

/// A request as it goes out. Holds the key: never logged, never kept after sending.
struct HttpRequest {
    QUrl url;
    QVector<HttpHeader> headers;
    QByteArray body; ///< empty = GET
    QStringList droppable; ///< parameters in the body that the protocol can do without
};

/// Status line and headers of a response, with the time it arrived (HTTP dates are relative to it).
struct ResponseHead {
    int status = 200;
    QVector<HttpHeader> headers;
    TimeMs now = 0;

    /// Value of the first header of that name (any case); empty when absent.
    [[nodiscard]] QByteArray value(QByteArrayView name) const;
};

/// Delay asked for by `retry-after-ms` or `Retry-After` (seconds or HTTP date). Absent when there is none or
/// it is not in the future.
[[nodiscard]] std::optional<qint64> retryAfterMs(const ResponseHead &head);
/// Time until the rate limit that is used up (remaining = 0) resets, from the x-ratelimit-* and
/// anthropic-ratelimit-* families.
[[nodiscard]] std::optional<qint64> rateLimitResetMs(const ResponseHead &head);
/// "1s", "6m0s", "17ms", "1h2m3s", "12.5s" in milliseconds.
[[nodiscard]] std::optional<qint64> durationMs(const QString &text);

[[nodiscard]] bool isLoopback(const QUrl &url);
/// Scheme, host, port and path for messages: no user info, no query.
[[nodiscard]] QString printable(const QUrl &url);

} // namespace baton::llm
