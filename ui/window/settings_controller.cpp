// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/settings_controller.h"

#include "core/settings/sop_library.h"
#include "ui/text/error_text.h"
#include "ui/window/window_ports.h"

#include <QWidget>

#include <algorithm>
#include <utility>

namespace baton::ui {

using namespace Qt::StringLiterals;

SettingsController::SettingsController(const WindowServices &services, KeyRing &keys, QWidget *window)
    : QObject(window), m_services(services), m_keys(keys), m_window(window)
{
    connect(&keys, &KeyRing::changed, this, &SettingsController::tellKeyStates);
    connect(&services.settings, &SettingsModel::changed, this,
        [this](const settings::AppSettings &now) { m_services.catalogs.setNetwork(now); });
}

void SettingsController::makeDialog()
{
    if (m_dialog != nullptr)
        return;
    CatalogPort &catalogs = m_services.catalogs;
    m_dialog = new SettingsDialog(m_services.theme, catalogs.endpoints(), m_window);
    m_dialog->setPriceCheck([&catalogs](const ModelChoice &choice) { return catalogs.hasPrice(choice); });
    connect(m_dialog, &SettingsDialog::saved, this, &SettingsController::save);
    connect(m_dialog, &SettingsDialog::testRequested, this, &SettingsController::test);
    connect(m_dialog, &SettingsDialog::testCancelled, this, [this] { m_probe.reset(); });
    connect(m_dialog, &SettingsDialog::priceTableChosen, this, &SettingsController::readPriceTable);
}

QString SettingsController::nameOf(const EndpointProfile &profile, const settings::AppSettings &settings)
{
    return keyName(profile, profile.id == settings.provider ? settings.baseUrl : QString());
}

void SettingsController::loadKeys()
{
    loadKeysOf([](const EndpointProfile &) { return true; });
}

void SettingsController::loadUsedKeys()
{
    const settings::AppSettings settings = m_services.settings.current();
    QStringList used{settings.provider};
    for (const ModelChoice &choice : settings.roleModels)
        used.append(choice.provider);
    for (const ModelChoice &choice : settings.fallbacks)
        used.append(choice.provider);
    loadKeysOf([&](const EndpointProfile &profile) { return profile.own || used.contains(profile.id); });
}

void SettingsController::loadKeysOf(const std::function<bool(const EndpointProfile &)> &wanted)
{
    const settings::AppSettings settings = m_services.settings.current();
    QStringList names;
    for (const EndpointProfile &profile : m_services.catalogs.endpoints()) {
        const bool keyed = profile.protocol != Protocol::Replay && (!profile.local || profile.keyRequired);
        if (keyed && wanted(profile))
            names << nameOf(profile, settings) << profile.id;
    }
    m_keys.load(names);
}

void SettingsController::open(SettingsDialog::Page page)
{
    m_services.settings.tellProblem();
    m_forRun = false;
    show(m_services.settings.current(), page);
}

void SettingsController::openForRun(const RunConfig &config)
{
    settings::AppSettings settings = m_services.settings.current();
    settings.provider = config.model.provider;
    settings.model = config.model.model;
    settings.baseUrl = config.baseUrl;
    m_forRun = true;
    show(settings, SettingsDialog::Page::Model);
}

void SettingsController::show(const settings::AppSettings &settings, SettingsDialog::Page page)
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

void SettingsController::tellKeyStates()
{
    if (m_dialog == nullptr)
        return;
    m_dialog->setKeychainAvailable(m_keys.isPersistent());
    const settings::AppSettings settings = m_services.settings.current();
    for (const EndpointProfile &profile : m_services.catalogs.endpoints()) {
        m_dialog->setKeyState(profile.id, stateOf(profile, nameOf(profile, settings)));
        m_dialog->setOwnKeyState(profile.id, stateOf(profile, profile.id));
    }
}

KeyState SettingsController::stateOf(const EndpointProfile &profile, const QString &name) const
{
    if (m_keys.keys().contains(name))
        return {m_keys.isPersistent() ? KeyPlace::Keychain : KeyPlace::Session, {}};
    const QString variable = m_services.keyVariableInUse(profile);
    return variable.isEmpty() ? KeyState() : KeyState{KeyPlace::Environment, variable};
}

void SettingsController::save(const SettingsEdits &edits)
{
    CatalogPort &catalogs = m_services.catalogs;
    for (const QString &id : edits.removedEndpoints)
        report(catalogs.removeEndpoint(id));
    for (const EndpointProfile &profile : edits.endpoints)
        report(catalogs.saveEndpoint(profile));
    for (const ModelInfo &model : edits.removedPrices)
        report(catalogs.removePrice(model.provider, model.model));
    for (const ModelInfo &model : edits.prices)
        report(catalogs.savePrice(model));
    for (auto key = edits.ownKeys.cbegin(); key != edits.ownKeys.cend(); ++key)
        m_keys.set(key.key(), key.value());
    for (const EndpointProfile &profile : catalogs.endpoints()) {
        if (edits.keys.contains(profile.id))
            m_keys.set(nameOf(profile, edits.settings), edits.keys.value(profile.id));
    }
    m_services.settings.change([&](settings::AppSettings &settings) { settings = edits.settings; });
    if (std::exchange(m_forRun, false))
        Q_EMIT runModelChosen({edits.settings.provider, edits.settings.model}, edits.settings.baseUrl);
}

void SettingsController::readPriceTable(const QString &file)
{
    CatalogPort &catalogs = m_services.catalogs;
    if (const auto read = catalogs.readPriceTable(file))
        m_dialog->showPrices(catalogs.prices(), catalogs.listedPrices(), *read);
    else
        m_dialog->showPriceProblem(errorText(read.error()));
}

void SettingsController::report(const Result<void> &saved)
{
    if (!saved)
        Q_EMIT failed(saved.error());
}

/// The roles of all teams that ask a model, each once.
QVector<SettingsRole> SettingsController::roles() const
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

QVector<OutgoingAddress> SettingsController::otherAddresses(const settings::AppSettings &settings) const
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

void SettingsController::test(const EndpointProfile &profile, const QString &key)
{
    // The verdict said what the same test would do the next time.
    const QString place = profile.id + u' ' + profile.baseUrl;
    const bool mayAsk = std::exchange(m_askable, {}) == place;
    m_probe = m_services.newProbe();
    connect(m_probe.get(), &ConnectionProbe::finished, this,
        [this, place](const std::optional<Error> &error, const QStringList &models, bool asked) {
            m_askable = error && error->code == ErrorCode::NoModelList ? place : QString();
            m_dialog->showVerdict(!error, error ? connectionText(*error, asked) : ErrorText(), models);
        });
    m_probe->setNetwork(m_dialog->edited());
    QString known = key;
    for (const EndpointProfile &own : m_services.catalogs.endpoints()) {
        if (known.isEmpty() && own.id == profile.id)
            known = m_keys.keys().value(keyName(own, profile.baseUrl));
    }
    m_probe->start(profile, known, mayAsk);
}

} // namespace baton::ui

#include "moc_settings_controller.cpp"
