// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/endpoint.h"
#include "ui/dialogs/settings/connection_test.h"
#include "ui/dialogs/settings/key_field.h"
#include "ui/dialogs/settings/settings_page.h"

QT_FORWARD_DECLARE_CLASS(QComboBox)
QT_FORWARD_DECLARE_CLASS(QLabel)
QT_FORWARD_DECLARE_CLASS(QLineEdit)

namespace baton::ui {

class FieldBlock;

/// Which endpoint and model new runs use, the key, and whether it all works. Address and model typed for one
/// provider come back when it is chosen again. GUI thread.
class ModelPage : public SettingsPage {
    Q_OBJECT

public:
    ModelPage(
        const ThemeController &theme, const QVector<EndpointProfile> &profiles, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    void retranslate() override;
    void load(const settings::AppSettings &settings) override;
    void store(settings::AppSettings &settings) const override;
    [[nodiscard]] bool isValid() const override;
    [[nodiscard]] QWidget *wrongField() const override;

    /// The endpoints to choose from; what is chosen stays where it is still there.
    void setProfiles(const QVector<EndpointProfile> &profiles);
    [[nodiscard]] const QVector<EndpointProfile> &profiles() const { return m_profiles; }
    void setModel(const QString &model);
    void focusFirst();

    [[nodiscard]] KeyField &key() { return *m_key; }
    void setKeyState(const QString &endpoint, const KeyState &state);
    /// The endpoint as the fields describe it: base URL and model filled in.
    [[nodiscard]] EndpointProfile chosen() const;
    void showVerdict(bool ok, const ErrorText &error, const QStringList &models);
    void cancelTest() { m_test->reset(); }

Q_SIGNALS:
    void testRequested(const baton::EndpointProfile &profile, const QString &key);
    void testCancelled();

private:
    struct Draft {
        QString baseUrl;
        QString model;
    };

    void build(const ThemeController &theme);
    [[nodiscard]] const EndpointProfile &profile() const;
    void onProviderChanged();
    void onEdited();
    void onTest();
    void showProvider(const Draft &draft);
    void validate();
    [[nodiscard]] QString urlProblem() const;
    void fillModels(const QStringList &models, const QString &current);

    QVector<EndpointProfile> m_profiles;
    QHash<QString, Draft> m_drafts; ///< by endpoint id
    QHash<QString, QStringList> m_fetched; ///< model names the server itself reported
    QString m_shown; ///< id of the endpoint the fields are about
    QComboBox *m_provider;
    QLineEdit *m_baseUrl;
    QComboBox *m_model;
    KeyField *m_key;
    ConnectionTest *m_test;
    QLabel *m_demo;
    FieldBlock *m_providerBlock = nullptr;
    FieldBlock *m_urlBlock = nullptr;
    FieldBlock *m_modelBlock = nullptr;
};

} // namespace baton::ui
