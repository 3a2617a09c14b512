// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/endpoint.h"
#include "core/settings/model_presets.h"
#include "ui/dialogs/settings/settings_page.h"
#include "ui/support/theme_controller.h"

QT_FORWARD_DECLARE_CLASS(QLabel)
QT_FORWARD_DECLARE_CLASS(QPushButton)

namespace baton::ui {

class ModelPick;

/// A role that settings can be made for.
struct SettingsRole {
    QString id;
    QString name; ///< for people
    bool operator==(const SettingsRole &) const = default;
};

/// Which model each role asks, presets for all of them, and what is asked when an endpoint is down. GUI
/// thread.
class RolesPage : public SettingsPage {
    Q_OBJECT

public:
    explicit RolesPage(const ThemeController &theme, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("Models per role"); }
    void retranslate() override;
    void load(const settings::AppSettings &settings) override;
    void store(settings::AppSettings &settings) const override;
    [[nodiscard]] bool isValid() const override { return wrongField() == nullptr; }
    [[nodiscard]] QWidget *wrongField() const override;

    void setRoles(const QVector<SettingsRole> &roles);
    void setProfiles(const QVector<EndpointProfile> &profiles);
    /// The run's own choice: roles without one of theirs follow it, and presets are about its endpoint.
    void setRunModel(const EndpointProfile &profile);

Q_SIGNALS:
    /// A preset was applied to the roles; the run's model is the other half of it.
    void runModelWanted(const QString &model);

private:
    void addRole(const SettingsRole &role);
    void applyPreset(const QString &id);
    void refresh();
    [[nodiscard]] QStringList roleIds() const;
    [[nodiscard]] QString presetName(const QString &id) const;

    const ThemeController &m_theme;
    settings::ModelPresets m_presets;
    QLabel *m_lead;
    QVector<QPushButton *> m_buttons; ///< in the order of the presets
    QLabel *m_presetNote;
    QVBoxLayout *m_rows;
    QVector<SettingsRole> m_roles;
    QVector<ModelPick *> m_picks; ///< in the order of the roles
    ModelPick *m_fallback;
    QVector<EndpointProfile> m_profiles;
    EndpointProfile m_run;
    settings::AppSettings m_loaded; ///< choices of roles that have no row stay as they were
};

} // namespace baton::ui
