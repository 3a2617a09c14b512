// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/call_trace.h"

#include <QStringList>

namespace baton::ui {

/// One thing of a call that can be read: a part of the prompt, the answer, ...
struct TraceItem {
    int depth = 0; ///< 0 = at the top
    QString title;
    QString size; ///< "1,204 characters"; empty where it says nothing
    QString text;
    bool isAnswer = false; ///< what is shown first
};

/// In the order of the call: prompt message by message and part by part, reasoning, answer, tries.
[[nodiscard]] QVector<TraceItem> traceItems(const session::CallTrace &trace);

/// Model, tokens, price, times: short phrases for one line each.
[[nodiscard]] QStringList traceFacts(const session::CallTrace &trace);

} // namespace baton::ui
