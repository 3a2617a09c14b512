// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/artefact/document/language_profile.h"
#include "core/base/clock.h"
#include "core/domain/endpoint.h"
#include "core/session/session.h"
#include "core/settings/sop_library.h"
#include "ui/window/window_ports.h"

#include <QUrl>

#include <functional>
#include <memory>

namespace baton::ui {

class Notifier;
class ThemeController;
class UiStateStore;

/// What a window needs from the program; built by app. References outlive the window. GUI thread.
struct WindowServices {
    ThemeController &theme;
    UiStateStore &uiState;
    SettingsModel &settings;
    KeyStore &secrets;
    CatalogPort &catalogs;
    Notifier &notifier;
    const Clock &clock;
    TimerFactory &timers;
    QVector<DemoInfo> demos;
    QString version;
    QString userSopFolder;
    /// A session whose calls use these keys.
    std::function<std::unique_ptr<session::Session>(const Keys &)> newSession;
    /// The same for a session that is open.
    std::function<session::Resolver(const Keys &)> resolver;
    /// What models cost now, for forecasts.
    std::function<session::Pricing()> pricing;
    /// Name of the environment variable that holds the key of an endpoint; empty when none does.
    std::function<QString(const EndpointProfile &)> keyVariableInUse;
    /// The remark a recording answers for a path; empty when there is none.
    std::function<QString(const QString &demo, const QString &path)> suggestedRemark;
    /// Reads a recording a person chose; its id is the path a run names it by.
    std::function<Result<DemoInfo>(const QString &path)> loadRecording;
    std::function<std::unique_ptr<ConnectionProbe>()> newProbe;
    /// Makes the window's language another one without a restart.
    std::function<void(const QString &language)> setLanguage;
    /// Shows a web address in the person's browser.
    std::function<void(const QUrl &)> browse;
    /// Who runs programs of a project for a person to try.
    std::function<std::unique_ptr<session::ProgramRunner>()> newPrograms;
    artefact::LanguageProfiles languages; ///< how they are started
    double demoSpeed = 1.0; ///< of new demo projects; 0 = no delays
};

} // namespace baton::ui
