// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/endpoint.h"
#include "ui/dialogs/settings/connection_test.h"
#include "ui/dialogs/settings/key_field.h"
#include "ui/dialogs/settings/settings_page.h"

#include <QVector>

QT_FORWARD_DECLARE_CLASS(QLabel)
QT_FORWARD_DECLARE_CLASS(QListWidget)
QT_FORWARD_DECLARE_CLASS(QPushButton)

namespace baton::ui {

class EndpointForm;

/// All endpoints: those that come with the program, with their keys, and the person's own, which can be
/// added, edited and removed. Works on a copy until the dialog is saved. GUI thread.
class EndpointsPage : public SettingsPage {
    Q_OBJECT

public:
    explicit EndpointsPage(const ThemeController &theme, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("Endpoints"); }
    void retranslate() override;
    void load(const settings::AppSettings &) override { reset(); }
    void store(settings::AppSettings &) const override { }
    [[nodiscard]] bool isValid() const override { return wrongField() == nullptr; }
    [[nodiscard]] QWidget *wrongField() const override;

    /// As they are stored; edits not yet saved are dropped. `problems`: what was left out of the person's
    /// file.
    void setProfiles(const QVector<EndpointProfile> &profiles, const QStringList &problems);
    /// As edited so far.
    [[nodiscard]] const QVector<EndpointProfile> &profiles() const { return m_profiles; }
    /// Own endpoints that are new or changed.
    [[nodiscard]] QVector<EndpointProfile> edited() const;
    [[nodiscard]] QStringList removed() const;

    [[nodiscard]] KeyField &key() { return *m_key; }
    void setKeyState(const QString &endpoint, const KeyState &state);
    void showVerdict(bool ok, const ErrorText &error, const QStringList &models);
    void cancelTest() { m_test->reset(); }

Q_SIGNALS:
    void profilesEdited();
    void testRequested(const baton::EndpointProfile &profile, const QString &key);
    void testCancelled();

private:
    void build(const ThemeController &theme);
    void reset();
    void onRow();
    void onAdd();
    void onRemove();
    void onForm();
    void onTest();
    void fillList(int row);
    void showRow(int row);
    void refresh();
    [[nodiscard]] const EndpointProfile *shown() const;
    [[nodiscard]] QStringList otherIds(int row) const;
    [[nodiscard]] bool isNew(const QString &id) const;

    QVector<EndpointProfile> m_stored;
    QVector<EndpointProfile> m_profiles;
    QStringList m_problems;
    NoticeBox *m_notice;
    QListWidget *m_list;
    QPushButton *m_add;
    QPushButton *m_remove;
    QLabel *m_about;
    EndpointForm *m_form;
    KeyField *m_key;
    ConnectionTest *m_test;
    int m_row = -1; ///< the one the fields are about
    bool m_filling = false;
};

} // namespace baton::ui
