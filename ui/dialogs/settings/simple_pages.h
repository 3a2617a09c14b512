// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/settings/roles_page.h"
#include "ui/dialogs/settings/settings_page.h"
#include "ui/support/theme_controller.h"

QT_FORWARD_DECLARE_CLASS(QComboBox)
QT_FORWARD_DECLARE_CLASS(QDoubleSpinBox)
QT_FORWARD_DECLARE_CLASS(QLabel)
QT_FORWARD_DECLARE_CLASS(QLineEdit)
QT_FORWARD_DECLARE_CLASS(QPushButton)
QT_FORWARD_DECLARE_CLASS(QSpinBox)

namespace baton::ui {

class FieldBlock;

/// Where new projects go and at which outputs their runs stop. GUI thread, like all pages.
class ProjectsPage : public SettingsPage {
    Q_OBJECT

public:
    explicit ProjectsPage(const ThemeController &theme, QWidget *parent = nullptr);
    [[nodiscard]] QString title() const override { return tr("Projects"); }
    void retranslate() override;
    void load(const settings::AppSettings &settings) override;
    void store(settings::AppSettings &settings) const override;
    [[nodiscard]] bool isValid() const override { return folderProblem().isEmpty(); }
    [[nodiscard]] QWidget *wrongField() const override;

private:
    void onFolderEdited();
    void browse();
    [[nodiscard]] QString folderProblem() const;

    QLineEdit *m_folder;
    QPushButton *m_browse;
    QComboBox *m_autonomy;
    FieldBlock *m_folderBlock;
    FieldBlock *m_autonomyBlock;
};

/// What a run and each role may cost, and how many calls run at the same time.
class LimitsPage : public SettingsPage {
    Q_OBJECT

public:
    explicit LimitsPage(const ThemeController &theme, QWidget *parent = nullptr);
    [[nodiscard]] QString title() const override { return tr("Limits"); }
    void retranslate() override;
    void load(const settings::AppSettings &settings) override;
    void store(settings::AppSettings &settings) const override;

    void setRoles(const QVector<SettingsRole> &roles);

private:
    void refresh();
    void addRole(const SettingsRole &role);

    const ThemeController &m_theme;
    QDoubleSpinBox *m_money;
    QSpinBox *m_parallel;
    FieldBlock *m_moneyBlock;
    FieldBlock *m_parallelBlock;
    QLabel *m_roleLead;
    QVBoxLayout *m_roleColumn;
    QVector<SettingsRole> m_roles;
    QVector<QDoubleSpinBox *> m_roleMoney; ///< in the order of the roles
    QVector<FieldBlock *> m_roleBlocks;
    QMap<QString, double> m_loaded; ///< limits of roles that have no field stay as they were
};

/// Colours, size of the letters, language of the window.
class AppearancePage : public SettingsPage {
    Q_OBJECT

public:
    explicit AppearancePage(const ThemeController &theme, QWidget *parent = nullptr);
    [[nodiscard]] QString title() const override { return tr("Appearance"); }
    void retranslate() override;
    void load(const settings::AppSettings &settings) override;
    void store(settings::AppSettings &settings) const override;

private:
    void showSample();

    QComboBox *m_colours;
    QSpinBox *m_size;
    QLabel *m_sample;
    QComboBox *m_language;
    FieldBlock *m_coloursBlock;
    FieldBlock *m_sizeBlock;
    FieldBlock *m_languageBlock;
};

} // namespace baton::ui
