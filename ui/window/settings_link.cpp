// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/settings_link.h"

#include "core/settings/sop_library.h"
#include "ui/text/error_text.h"
#include "ui/window/key_ring.h"

#include <QWidget>

#include <algorithm>

namespace baton::ui {

using namespace Qt::StringLiterals;

SettingsLink::SettingsLink(const WindowServices &services, KeyRing &keys, QWidget *window)
    : QObject(window), m_services(services), m_keys(keys), m_window(window)
{
    connect(&keys, &KeyRing::changed, this, &SettingsLink::tellKeyStates);
}

void SettingsLink::makeDialog()
{
    if (m_dialog != nullptr)
        return;
    CatalogPort &catalogs = m_services.catalogs;
    m_dialog = new SettingsDialog(m_services.theme, catalogs.endpoints(), m_window);
    m_dialog->setPriceCheck([&catalogs](const ModelChoice &choice) { return catalogs.hasPrice(choice); });
    connect(m_dialog, &SettingsDialog::endpointAccepted, this, &SettingsLink::keepEndpoint);
    connect(m_dialog, &SettingsDialog::endpointRemoved, this,
        [this](const QString &id) { report(m_services.catalogs.removeEndpoint(id)); });
    connect(m_dialog, &SettingsDialog::priceAccepted, this,
        [this](const ModelInfo &model) { report(m_services.catalogs.savePrice(model)); });
    connect(m_dialog, &SettingsDialog::priceRemoved, this, [this](const ModelInfo &model) {
        report(m_services.catalogs.removePrice(model.provider, model.model));
    });
    connect(m_dialog, &SettingsDialog::keyAccepted, this, &SettingsLink::keepKey);
    connect(m_dialog, &SettingsDialog::ownKeyAccepted, &m_keys, &KeyRing::set);
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
    loadKeysOf([](const EndpointProfile &) { return true; });
}

void SettingsLink::loadUsedKeys()
{
    const settings::AppSettings settings = m_services.settings.load().value_or(settings::AppSettings());
    QStringList used{settings.provider};
    for (const ModelChoice &choice : settings.roleModels)
        used.append(choice.provider);
    for (const ModelChoice &choice : settings.fallbacks)
        used.append(choice.provider);
    loadKeysOf([&](const EndpointProfile &profile) { return profile.own || used.contains(profile.id); });
}

void SettingsLink::loadKeysOf(const std::function<bool(const EndpointProfile &)> &wanted)
{
    const settings::AppSettings settings = m_services.settings.load().value_or(settings::AppSettings());
    QStringList names;
    for (const EndpointProfile &profile : m_services.catalogs.endpoints()) {
        const bool keyed = profile.protocol != Protocol::Replay && (!profile.local || profile.keyRequired);
        if (keyed && wanted(profile))
            names << nameOf(profile, settings) << profile.id;
    }
    m_keys.load(names);
}

void SettingsLink::keepKey(const QString &endpoint, const QString &key)
{
    for (const EndpointProfile &profile : m_services.catalogs.endpoints()) {
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
    const CatalogPort &catalogs = m_services.catalogs;
    m_dialog->setCatalogs(
        {catalogs.endpoints(), catalogs.prices(), catalogs.listedPrices(), catalogs.problems()});
    m_dialog->setRoles(roles());
    m_dialog->setOtherAddresses(otherAddresses(settings));
    m_dialog->edit(settings);
    m_dialog->showPage(page);
    loadKeys();
    tellKeyStates();
    m_dialog->open();
    if (page == SettingsDialog::Page::Model)
        m_dialog->showPage(page); // the focus can be given only to what is shown
}

void SettingsLink::tellKeyStates()
{
    if (m_dialog == nullptr)
        return;
    m_dialog->setKeychainAvailable(m_keys.isPersistent());
    const settings::AppSettings settings = m_services.settings.load().value_or(settings::AppSettings());
    for (const EndpointProfile &profile : m_services.catalogs.endpoints()) {
        m_dialog->setKeyState(profile.id, stateOf(profile, nameOf(profile, settings)));
        m_dialog->setOwnKeyState(profile.id, stateOf(profile, profile.id));
    }
}

KeyState SettingsLink::stateOf(const EndpointProfile &profile, const QString &name) const
{
    if (m_keys.keys().contains(name))
        return {m_keys.isPersistent() ? KeyPlace::Keychain : KeyPlace::Session, {}};
    const QString variable = m_services.keyVariableInUse(profile);
    return variable.isEmpty() ? KeyState() : KeyState{KeyPlace::Environment, variable};
}

void SettingsLink::save(const settings::AppSettings &settings)
{
    if (const auto saved = m_services.settings.save(settings); !saved)
        Q_EMIT failed(saved.error());
    m_services.catalogs.setNetwork(settings.proxy, settings.caFile);
    Q_EMIT changed(settings);
    if (m_forRun)
        Q_EMIT runModelChosen({settings.provider, settings.model}, settings.baseUrl);
    m_forRun = false;
}

void SettingsLink::keepEndpoint(const EndpointProfile &profile)
{
    report(m_services.catalogs.saveEndpoint(profile));
}

void SettingsLink::report(const Result<void> &saved)
{
    if (!saved)
        Q_EMIT failed(saved.error());
}

/// The roles of all teams that ask a model, each once.
QVector<SettingsRole> SettingsLink::roles() const
{
    QVector<SettingsRole> roles;
    for (const settings::SopEntry &entry : settings::loadSopLibrary(m_services.userSopFolder)) {
        const QVector<RoleSpec> specs = entry.sop ? entry.sop->roles : QVector<RoleSpec>();
        for (const RoleSpec &spec : specs) {
            const bool known = std::any_of(
                roles.cbegin(), roles.cend(), [&](const SettingsRole &role) { return role.id == spec.id; });
            if (spec.id != humanRole && !known)
                roles.append({spec.id, spec.name});
        }
    }
    return roles;
}

QVector<OutgoingAddress> SettingsLink::otherAddresses(const settings::AppSettings &settings) const
{
    QVector<OutgoingAddress> addresses;
    QStringList used;
    for (const ModelChoice &choice : settings.roleModels)
        used.append(choice.provider);
    for (const ModelChoice &choice : settings.fallbacks)
        used.append(choice.provider);
    for (const EndpointProfile &profile : m_services.catalogs.endpoints()) {
        if (used.contains(profile.id) && profile.id != settings.provider)
            addresses.append({profile.baseUrl, tr("Model calls of single roles (%1)").arg(profile.title)});
    }
    addresses.append({u"127.0.0.1"_s,
        tr("Looks for model servers on this computer when the window opens; nothing leaves it")});
    return addresses;
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
    const settings::AppSettings edited = m_dialog->edited();
    m_probe->setNetwork(edited.proxy, edited.caFile);
    QString known = key;
    for (const EndpointProfile &own : m_services.catalogs.endpoints()) {
        if (known.isEmpty() && own.id == profile.id)
            known = m_keys.keys().value(keyName(own, profile.baseUrl));
    }
    m_probe->start(profile, known);
}

} // namespace baton::ui

#include "moc_settings_link.cpp"
