// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/settings/app_settings.h"

#include <QObject>

namespace baton::ui {

/// Where a window's settings come from and go to. GUI thread.
class SettingsPort {
public:
    virtual ~SettingsPort() = default;
    [[nodiscard]] virtual Result<settings::AppSettings> load() const = 0;
    [[nodiscard]] virtual Result<void> save(const settings::AppSettings &settings) const = 0;
};

/// Keeps keys by name (see keyName). Asynchronous, because a keychain may ask the person. GUI thread.
class KeyStore : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;
    virtual void read(const QString &name) = 0; ///< -> readFinished
    virtual void write(const QString &name, const QString &key) = 0; ///< empty key = remove
    /// False: keys are kept for this session only.
    [[nodiscard]] virtual bool isPersistent() const = 0;

Q_SIGNALS:
    void readFinished(const QString &name, const QString &key);
    void persistenceChanged();
};

} // namespace baton::ui
