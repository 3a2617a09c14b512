// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/app_settings.h"

namespace baton::settings {

/// Loads and saves AppSettings as one JSON file of {"name": "value"} pairs. Values that do not validate keep
/// their default and are named in `ignored`, the ones taken in `present`; members this version does not know
/// are kept when saving.
class SettingsStore {
public:
    explicit SettingsStore(QString file) : m_file(std::move(file)) { }

    /// settings.json in the configFolder().
    [[nodiscard]] static QString defaultFile();

    /// A missing file reads as defaults. Fails with FileRead when it exists but is not readable JSON; the
    /// file is then left as it is.
    [[nodiscard]] Result<AppSettings> load(
        QStringList *ignored = nullptr, QStringList *present = nullptr) const;
    /// Atomic. A file that is no readable JSON is kept as FILE.broken. Fails with FileWrite.
    [[nodiscard]] Result<void> save(const AppSettings &settings) const;

    [[nodiscard]] const QString &file() const { return m_file; }

private:
    QString m_file;
};

} // namespace baton::settings
