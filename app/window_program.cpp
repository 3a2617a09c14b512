// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window_program.h"

#include "app/endpoint_probe.h"
#include "core/base/config_folder.h"
#include "core/llm/catalog/endpoint_catalog.h"
#include "core/llm/recording/demo_catalog.h"

#include <QCoreApplication>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

QHash<QString, llm::Secret> secretsOf(const ui::Keys &keys)
{
    QHash<QString, llm::Secret> secrets;
    for (auto it = keys.cbegin(); it != keys.cend(); ++it)
        secrets.insert(it.key(), llm::Secret(it.value()));
    return secrets;
}

QString keyVariableInUse(const EndpointProfile &profile)
{
    return llm::environmentValue(profile.keyVariable).isEmpty() ? QString() : profile.keyVariable;
}

Result<DemoInfo> loadRecordingAt(const QString &path)
{
    const QString whole = llm::recordingPath(path);
    const auto recording = llm::loadDemo(whole);
    if (!recording)
        return failure(recording.error());
    DemoInfo info = recording->info;
    info.id = whole;
    return info;
}

} // namespace

WindowProgram::WindowProgram(QApplication &app, settings::SecretStore &secrets, ui::Notifier &notifier)
    : m_theme(app), m_settings(settings::SettingsStore::defaultFile()), m_keys(secrets),
      m_catalogs(m_composition), m_notifier(notifier)
{
    // Before the first widget: a change of language afterwards would build every text twice.
    const settings::AppSettings settings = m_settings.load().value_or(settings::AppSettings());
    m_translators.setLanguage(settings.uiLanguage);
    m_catalogs.setNetwork(settings.proxy, settings.caFile);
}

ui::WindowServices WindowProgram::services()
{
    return {.theme = m_theme,
        .uiState = m_uiState,
        .settings = m_settings,
        .secrets = m_keys,
        .catalogs = m_catalogs,
        .notifier = m_notifier,
        .clock = m_clock,
        .timers = m_timers,
        .demos = llm::demoCatalog(),
        .version = QCoreApplication::applicationVersion(),
        .userSopFolder = configFolder() + u"/sops"_s,
        .newSession =
            [this](const ui::Keys &keys) {
                return std::make_unique<session::Session>(m_composition.ports(secretsOf(keys)));
            },
        .resolver = [this](const ui::Keys &keys) { return m_composition.resolver(secretsOf(keys)); },
        .pricing = [this] { return m_composition.pricing(); },
        .keyVariableInUse = keyVariableInUse,
        .suggestedRemark = [](const QString &demo,
                               const QString &path) { return llm::suggestedRemark(demo, path); },
        .loadRecording = loadRecordingAt,
        .newProbe =
            [this] {
                return std::unique_ptr<ui::ConnectionProbe>(
                    new EndpointProbe(m_composition.endpoints(), m_composition.network(), m_clock, m_timers));
            },
        .setLanguage = [this](const QString &language) { m_translators.setLanguage(language); }};
}

} // namespace baton
