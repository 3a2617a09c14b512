// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QHash>
#include <QSet>
#include <QString>

namespace baton::llm {

/// What the gateway learnt about its endpoints while the program runs.
class EndpointMemory {
public:
    /// Parameters this endpoint and model refused; they are not sent again.
    [[nodiscard]] QSet<QString> dropped(const QString &endpoint, const QString &model) const
    {
        return m_dropped.value({endpoint, model});
    }
    void drop(const QString &endpoint, const QString &model, const QString &parameter)
    {
        m_dropped[{endpoint, model}].insert(parameter);
    }

    /// A rate limit holds the whole endpoint until then; 0 = not held.
    [[nodiscard]] TimeMs heldUntil(const QString &endpoint) const { return m_held.value(endpoint); }
    void hold(const QString &endpoint, TimeMs until)
    {
        m_held[endpoint] = std::max(until, m_held.value(endpoint));
    }
    void release(const QString &endpoint) { m_held.remove(endpoint); }

private:
    QHash<QPair<QString, QString>, QSet<QString>> m_dropped;
    QHash<QString, TimeMs> m_held;
};

} // namespace baton::llm
