// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/domain/endpoint.h"

#include <QObject>
#include <QStringList>

#include <optional>

namespace baton::ui {

/// Asks an endpoint whether it answers. One question at a time; deleting it ends it. GUI thread.
class ConnectionProbe : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;
    /// Proxy and certificates as they stand in the settings being edited.
    virtual void setNetwork(const QString &proxy, const QString &caFile) = 0;
    /// `key` empty = without one. -> finished, exactly once unless deleted before.
    virtual void start(const EndpointProfile &profile, const QString &key) = 0;

Q_SIGNALS:
    void finished(const std::optional<baton::Error> &error, const QStringList &models);
};

} // namespace baton::ui
