// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QByteArray>
#include <QString>
#include <QVector>

#include <optional>

namespace baton::llm {

struct HttpHeader {
    QByteArray name;
    QByteArray value;
    bool operator==(const HttpHeader &) const = default;
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

} // namespace baton::llm
