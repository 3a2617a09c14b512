// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/settings/roles_page.h"

#include "ui/dialogs/form/field_block.h"
#include "ui/dialogs/settings/model_pick.h"
#include "ui/support/small_widgets.h"
#include "ui/text/words.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

/// The fallback of every role.
const QString everyRole;

} // namespace

RolesPage::RolesPage(const ThemeController &theme, QWidget *parent)
    : SettingsPage(parent), m_theme(theme), m_presets(settings::ModelPresets::builtIn()),
      m_lead(makeText({}, this)), m_presetNote(makeText(u"small"_s, this)), m_rows(new QVBoxLayout),
      m_fallback(new ModelPick(theme, u"Fallback"_s, this))
{
    column()->addWidget(m_lead);
    auto *presets = new QWidget(this);
    nameWidget(presets, "Presets");
    auto *flow = new FlowLayout(presets, 8);
    const QStringList ids = m_presets.ids();
    for (const QString &id : ids) {
        auto *button = new QPushButton(presets);
        nameWidget(button, (u"Preset "_s + id).toUtf8().constData());
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, [this, id] { applyPreset(id); });
        flow->addWidget(button);
        m_buttons.append(button);
    }
    column()->addWidget(presets);
    column()->addWidget(m_presetNote);
    m_rows->setSpacing(14);
    column()->addLayout(m_rows);
    column()->addWidget(m_fallback);
    connect(m_fallback, &ModelPick::changed, this, &RolesPage::changed);
    retranslate();
}

void RolesPage::retranslate()
{
    m_lead->setText(tr("A preset chooses for all roles at once; each can be changed below."));
    const QStringList ids = m_presets.ids();
    for (int i = 0; i < m_buttons.size(); ++i) {
        m_buttons.at(i)->setText(presetName(ids.at(i)));
        m_buttons.at(i)->setAccessibleName(tr("Preset: %1").arg(withoutMnemonic(presetName(ids.at(i)))));
    }
    m_fallback->setLabel(tr("When an endpoint is &down, ask instead"));
    m_fallback->setNothing(tr("None: the step waits"));
    m_fallback->setHint(tr("Off unless you choose one. The timeline says when it was used."));
    for (int i = 0; i < m_picks.size(); ++i)
        m_picks.at(i)->setLabel(roleText(m_roles.at(i).name));
    refresh();
}

void RolesPage::load(const settings::AppSettings &settings)
{
    const QSignalBlocker quiet(this);
    m_loaded = settings;
    for (int i = 0; i < m_picks.size(); ++i) {
        const auto found = settings.roleModels.constFind(m_roles.at(i).id);
        m_picks.at(i)->setChoice(
            found == settings.roleModels.cend() ? std::nullopt : std::optional<ModelChoice>(*found));
    }
    const auto fallback = settings.fallbacks.constFind(everyRole);
    m_fallback->setChoice(
        fallback == settings.fallbacks.cend() ? std::nullopt : std::optional<ModelChoice>(*fallback));
}

void RolesPage::store(settings::AppSettings &settings) const
{
    settings.roleModels = m_loaded.roleModels;
    settings.fallbacks = m_loaded.fallbacks;
    const auto put = [](QMap<QString, ModelChoice> &choices, const QString &role, const ModelPick &pick) {
        choices.remove(role);
        if (const auto choice = pick.choice())
            choices.insert(role, *choice);
    };
    for (int i = 0; i < m_picks.size(); ++i)
        put(settings.roleModels, m_roles.at(i).id, *m_picks.at(i));
    put(settings.fallbacks, everyRole, *m_fallback);
}

QWidget *RolesPage::wrongField() const
{
    const auto wrong = std::find_if(
        m_picks.cbegin(), m_picks.cend(), [](const ModelPick *pick) { return pick->lacksModel(); });
    if (wrong != m_picks.cend())
        return (*wrong)->modelField();
    return m_fallback->lacksModel() ? m_fallback->modelField() : nullptr;
}

void RolesPage::setRoles(const QVector<SettingsRole> &roles)
{
    if (roles == m_roles)
        return;
    qDeleteAll(m_picks);
    m_picks.clear();
    m_roles = roles;
    for (const SettingsRole &role : roles)
        addRole(role);
    load(m_loaded);
    refresh();
}

void RolesPage::addRole(const SettingsRole &role)
{
    auto *pick = new ModelPick(m_theme, u"Endpoint of "_s + role.id, this);
    pick->setLabel(roleText(role.name));
    pick->setProfiles(m_profiles);
    connect(pick, &ModelPick::changed, this, &RolesPage::changed);
    m_rows->addWidget(pick);
    m_picks.append(pick);
}

void RolesPage::setProfiles(const QVector<EndpointProfile> &profiles)
{
    m_profiles = profiles;
    for (ModelPick *pick : std::as_const(m_picks))
        pick->setProfiles(profiles);
    m_fallback->setProfiles(profiles);
}

void RolesPage::setRunModel(const EndpointProfile &profile)
{
    m_run = profile;
    refresh();
}

void RolesPage::applyPreset(const QString &id)
{
    const settings::PresetChoice choice = m_presets.choose(id, m_run.id, roleIds());
    for (int i = 0; i < m_picks.size(); ++i) {
        const auto found = choice.roleModels.constFind(m_roles.at(i).id);
        m_picks.at(i)->setChoice(
            found == choice.roleModels.cend() ? std::nullopt : std::optional<ModelChoice>(*found));
    }
    Q_EMIT runModelWanted(choice.model);
    Q_EMIT changed();
}

void RolesPage::refresh()
{
    const bool known = m_presets.endpoints().contains(m_run.id);
    for (QPushButton *button : std::as_const(m_buttons))
        button->setEnabled(known);
    m_presetNote->setText(known
            ? tr("For %1, chosen on the Model page.", "an endpoint").arg(m_run.title)
            : tr("There are no presets for %1; choose models below.", "an endpoint").arg(m_run.title));
    const QString model = m_run.defaultModel;
    const QString same = model.isEmpty() ? tr("As the run") : tr("As the run (%1)", "a model").arg(model);
    for (ModelPick *pick : std::as_const(m_picks))
        pick->setNothing(same);
}

QStringList RolesPage::roleIds() const
{
    QStringList ids;
    for (const SettingsRole &role : m_roles)
        ids.append(role.id);
    return ids;
}

QString RolesPage::presetName(const QString &id) const
{
    if (id == "cheap"_L1)
        return tr("&Cheap");
    if (id == "balanced"_L1)
        return tr("Ba&lanced");
    return id == "best"_L1 ? tr("Bes&t") : id;
}

} // namespace baton::ui

#include "moc_roles_page.cpp"
