// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/program/composition.h"
#include "app/program/window_stores.h"
#include "ui/support/state_store.h"
#include "ui/support/theme_controller.h"
#include "ui/window/window_services.h"

#include <QString>
#include <QTranslator>

namespace baton {

/// Installs Baton's and Qt's words of a language; widgets hear of a change as QEvent::LanguageChange. GUI
/// thread.
class Translators {
public:
    Translators() = default;
    ~Translators();
    Translators(const Translators &) = delete;
    Translators &operator=(const Translators &) = delete;

    /// "en", "zh_CN"; empty = the system's language. The default locale (dates, numbers) follows.
    void setLanguage(const QString &language);

private:
    QTranslator m_baton;
    QTranslator m_qt;
    QString m_language;
    bool m_set = false;
};

/// Everything the windows of a program live on; windows go before it. GUI thread.
class WindowProgram {
public:
    /// `secrets` and `notifier` outlive it. Settings and window state are read from the person's own places;
    /// model servers of this computer are looked for on `localPorts`.
    WindowProgram(QApplication &app, settings::SecretStore &secrets, ui::Notifier &notifier,
        const QVector<llm::LocalPort> &localPorts = llm::usualLocalPorts());

    /// `undoGraceMs`: how long calls wait after a decision, so that it can be undone.
    [[nodiscard]] ui::WindowServices services(int undoGraceMs = 5000);
    [[nodiscard]] ui::ThemeController &theme() { return m_theme; }
    [[nodiscard]] StoredCatalogs &catalogs() { return m_catalogs; }
    [[nodiscard]] Translators &translators() { return m_translators; }

private:
    // In the order they have to be made; destroyed the other way round.
    Composition m_composition;
    Translators m_translators;
    ui::ThemeController m_theme;
    ui::UiStateStore m_uiState;
    StoredSettings m_storedSettings;
    ui::SettingsModel m_settings;
    StoredKeys m_keys;
    StoredCatalogs m_catalogs;
    ui::Notifier &m_notifier;
    SystemClock m_clock;
    QtTimerFactory m_timers;
};

} // namespace baton
