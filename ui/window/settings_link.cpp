// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/settings_link.h"

#include "ui/text/error_text.h"
#include "ui/window/key_ring.h"

#include <QWidget>

namespace baton::ui {

SettingsLink::SettingsLink(const WindowServices &services, KeyRing &keys, QWidget *window)
    : QObject(window), m_services(services), m_keys(keys), m_window(window)
{
    connect(&keys, &KeyRing::changed, this, &SettingsLink::tellKeyStates);
}

void SettingsLink::makeDialog()
{
    if (m_dialog != nullptr)
        return;
    QVector<EndpointProfile> profiles = m_services.endpoints;
    m_dialog = new SettingsDialog(m_services.theme, profiles, m_window);
    connect(m_dialog, &SettingsDialog::keyAccepted, this, &SettingsLink::keepKey);
    connect(m_dialog, &SettingsDialog::settingsAccepted, this, &SettingsLink::save);
    connect(m_dialog, &SettingsDialog::testRequested, this, &SettingsLink::test);
    connect(m_dialog, &SettingsDialog::testCancelled, this, [this] { m_probe.reset(); });
}

QString SettingsLink::nameOf(const EndpointProfile &profile, const settings::AppSettings &settings)
{
    return keyName(profile, profile.id == settings.provider ? settings.baseUrl : QString());
}

void SettingsLink::loadKeys()
{
    const settings::AppSettings settings = m_services.settings.load().value_or(settings::AppSettings());
    QStringList names;
    for (const EndpointProfile &profile : m_services.endpoints) {
        if (profile.protocol != Protocol::Replay && !profile.local)
            names.append(nameOf(profile, settings));
    }
    m_keys.load(names);
}

void SettingsLink::keepKey(const QString &endpoint, const QString &key)
{
    for (const EndpointProfile &profile : m_services.endpoints) {
        if (profile.id == endpoint)
            m_keys.set(nameOf(profile, m_dialog->edited()), key);
    }
}

void SettingsLink::open(SettingsDialog::Page page)
{
    const auto settings = m_services.settings.load();
    if (!settings)
        Q_EMIT failed(settings.error());
    m_forRun = false;
    show(settings.value_or(settings::AppSettings()), page);
}

void SettingsLink::openForRun(const RunConfig &config)
{
    settings::AppSettings settings = m_services.settings.load().value_or(settings::AppSettings());
    settings.provider = config.model.provider;
    settings.model = config.model.model;
    settings.baseUrl = config.baseUrl;
    m_forRun = true;
    show(settings, SettingsDialog::Page::Model);
}

void SettingsLink::show(const settings::AppSettings &settings, SettingsDialog::Page page)
{
    makeDialog();
    m_dialog->edit(settings);
    m_dialog->showPage(page);
    loadKeys();
    tellKeyStates();
    m_dialog->open();
}

void SettingsLink::tellKeyStates()
{
    if (m_dialog == nullptr)
        return;
    m_dialog->setKeychainAvailable(m_keys.isPersistent());
    const settings::AppSettings settings = m_services.settings.load().value_or(settings::AppSettings());
    for (const EndpointProfile &profile : m_services.endpoints) {
        KeyState state;
        if (m_keys.keys().contains(nameOf(profile, settings)))
            state.place = m_keys.isPersistent() ? KeyPlace::Keychain : KeyPlace::Session;
        else if (const QString variable = m_services.keyVariableInUse(profile); !variable.isEmpty())
            state = {KeyPlace::Environment, variable};
        m_dialog->setKeyState(profile.id, state);
    }
}

void SettingsLink::save(const settings::AppSettings &settings)
{
    if (const auto saved = m_services.settings.save(settings); !saved)
        Q_EMIT failed(saved.error());
    Q_EMIT changed(settings);
    if (m_forRun)
        Q_EMIT runModelChosen({settings.provider, settings.model}, settings.baseUrl);
    m_forRun = false;
}

void SettingsLink::setAppearance(settings::Appearance appearance)
{
    settings::AppSettings settings = m_services.settings.load().value_or(settings::AppSettings());
    settings.appearance = appearance;
    save(settings);
}

void SettingsLink::setFontPercent(int percent)
{
    settings::AppSettings settings = m_services.settings.load().value_or(settings::AppSettings());
    settings.fontPercent = qBound(80, percent, 200);
    save(settings);
}

void SettingsLink::test(const EndpointProfile &profile, const QString &key)
{
    m_probe = m_services.newProbe();
    connect(m_probe.get(), &ConnectionProbe::finished, this,
        [this](const std::optional<Error> &error, const QStringList &models) {
            m_dialog->showVerdict(!error, error ? errorText(*error) : ErrorText(), models);
        });
    QString known = key;
    for (const EndpointProfile &own : m_services.endpoints) {
        if (known.isEmpty() && own.id == profile.id)
            known = m_keys.keys().value(keyName(own, profile.baseUrl));
    }
    m_probe->start(profile, known);
}

} // namespace baton::ui

#include "moc_settings_link.cpp"
