// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/call.h"

namespace baton::session {

/// Everything the trace view and `baton-cli trace` show of one call.
struct CallTrace {
    CallId call;
    QString path;
    QString kind;
    QString role;
    Verb verb = Verb::Produce;
    int nth = 1;
    QString endpoint;
    QString model;
    QVector<PromptMessage> messages;
    QString reply;
    QString reasoning;
    FinishReason finish = FinishReason::None;
    QString finishRaw;
    Usage usage;
    std::optional<Money> cost;
    CallTimes times;
    QVector<CallAttempt> attempts;
    std::optional<Error> error;
};

} // namespace baton::session
