// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/endpoint.h"
#include "ui/dialogs/settings/settings_page.h"
#include "ui/support/theme_controller.h"

QT_FORWARD_DECLARE_CLASS(QComboBox)
QT_FORWARD_DECLARE_CLASS(QLabel)
QT_FORWARD_DECLARE_CLASS(QLineEdit)
QT_FORWARD_DECLARE_CLASS(QPushButton)
QT_FORWARD_DECLARE_CLASS(QSpinBox)
QT_FORWARD_DECLARE_CLASS(QTreeWidget)

namespace baton::ui {

class FieldBlock;

/// A place the program talks to, and why; both for people.
struct OutgoingAddress {
    QString address;
    QString purpose;
    bool operator==(const OutgoingAddress &) const = default;
};

/// Proxy and certificates, and every address the program talks to. GUI thread.
class NetworkPage : public SettingsPage {
    Q_OBJECT

public:
    explicit NetworkPage(const ThemeController &theme, QWidget *parent = nullptr);
    [[nodiscard]] QString title() const override { return tr("Network"); }
    void retranslate() override;
    void load(const settings::AppSettings &settings) override;
    void store(settings::AppSettings &settings) const override;
    [[nodiscard]] bool isValid() const override { return wrongField() == nullptr; }
    [[nodiscard]] QWidget *wrongField() const override;

    /// The endpoint chosen on the model page.
    void setEndpoint(const EndpointProfile &endpoint);
    /// What else the program talks to, e.g. endpoints of single roles or local servers it looks for.
    void setOthers(const QVector<OutgoingAddress> &others);

private:
    void build();
    void browse();
    void onEdited();
    void refresh();
    [[nodiscard]] QString proxyProblem() const;
    [[nodiscard]] QString caProblem() const;
    void addRow(const OutgoingAddress &row);

    const ThemeController &m_theme;
    QComboBox *m_proxyKind;
    QLineEdit *m_proxy;
    FieldBlock *m_proxyBlock;
    QLineEdit *m_ca;
    QPushButton *m_browse;
    FieldBlock *m_caBlock;
    QSpinBox *m_patience;
    FieldBlock *m_patienceBlock;
    QLabel *m_lead;
    QTreeWidget *m_list;
    QLabel *m_nothing;
    QLabel *m_promise;
    EndpointProfile m_endpoint;
    QVector<OutgoingAddress> m_others;
};

} // namespace baton::ui
