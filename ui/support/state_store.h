// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <QVector>

#include <memory>

QT_FORWARD_DECLARE_CLASS(QSettings)

namespace baton::ui {

/// A project the person had open, with what the start page says of it.
struct RecentProject {
    QString folder; ///< absolute; identity
    QString name;
    QString state; ///< word of the CLI contract: "running", "waiting", "finished", "interrupted", ...
    QString place; ///< where it stands: a path, e.g. of what waits or was interrupted
    int waiting = 0;
    double costUsd = -1; ///< below 0: unknown
    TimeMs time = 0;
    bool operator==(const RecentProject &) const = default;
};

/// Where windows and panes were: the only place of the window that keeps anything outside a project. An INI
/// file; unreadable values become defaults. GUI thread.
class UiStateStore {
public:
    /// `file` empty = `ui.ini` in the program's configuration folder.
    explicit UiStateStore(const QString &file = {});
    ~UiStateStore();

    [[nodiscard]] QByteArray bytes(const QString &key) const; ///< geometry, window and splitter states
    void setBytes(const QString &key, const QByteArray &value);
    [[nodiscard]] QString text(const QString &key, const QString &fallback = {}) const;
    void setText(const QString &key, const QString &value); ///< an empty one is forgotten

    /// Newest first, at most 20; folders that are gone are left out.
    [[nodiscard]] QVector<RecentProject> recentProjects() const;
    /// Puts it first, replacing an entry of the same folder.
    void rememberProject(const RecentProject &project);
    void forgetProject(const QString &folder);

private:
    void writeProjects(const QVector<RecentProject> &projects);

    std::unique_ptr<QSettings> m_settings;
};

} // namespace baton::ui
