// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/composition.h"
#include "app/translators.h"
#include "app/window_stores.h"
#include "ui/support/state_store.h"
#include "ui/support/theme_controller.h"
#include "ui/window/window_services.h"

namespace baton {

/// Everything the windows of a program live on; windows go before it. GUI thread.
class WindowProgram {
public:
    /// `secrets` and `notifier` outlive it. Settings and window state are read from the person's own places.
    WindowProgram(QApplication &app, settings::SecretStore &secrets, ui::Notifier &notifier);

    [[nodiscard]] ui::WindowServices services();
    [[nodiscard]] ui::ThemeController &theme() { return m_theme; }
    [[nodiscard]] StoredCatalogs &catalogs() { return m_catalogs; }
    [[nodiscard]] Translators &translators() { return m_translators; }

private:
    // In the order they have to be made; destroyed the other way round.
    Composition m_composition;
    Translators m_translators;
    ui::ThemeController m_theme;
    ui::UiStateStore m_uiState;
    StoredSettings m_settings;
    StoredKeys m_keys;
    StoredCatalogs m_catalogs;
    ui::Notifier &m_notifier;
    SystemClock m_clock;
    QtTimerFactory m_timers;
};

} // namespace baton
