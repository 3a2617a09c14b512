// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/endpoint.h"
#include "core/settings/app_settings.h"
#include "ui/dialogs/form/dialog.h"
#include "ui/dialogs/settings/key_field.h"
#include "ui/dialogs/settings/network_page.h"
#include "ui/dialogs/settings/roles_page.h"
#include "ui/text/error_text.h"

#include <QHash>
#include <QVector>

#include <functional>

QT_FORWARD_DECLARE_CLASS(QListWidget)
QT_FORWARD_DECLARE_CLASS(QStackedWidget)

namespace baton::ui {

class EndpointsPage;
class LimitsPage;
class ModelPage;
class PricesPage;
class SettingsPage;

/// Endpoints and prices as they are stored.
struct SettingsCatalogs {
    QVector<EndpointProfile> endpoints;
    QVector<ModelInfo> prices; ///< as they count
    QVector<ModelInfo> listedPrices; ///< without the person's own
    QStringList problems; ///< rows of the person's files that were left out
};

/// What a person saved.
struct SettingsEdits {
    settings::AppSettings settings;
    QVector<EndpointProfile> endpoints; ///< of the person's own, new or changed
    QStringList removedEndpoints;
    QVector<ModelInfo> prices; ///< of the person's own, new or changed
    QVector<ModelInfo> removedPrices;
    QHash<QString, QString> keys; ///< by endpoint, for the address `settings` use it at; empty = remove it
    QHash<QString, QString> ownKeys; ///< the same for the endpoint's own address
};

/// Edits a copy of the settings, page by page, and hands it back when the person saves. Testing a connection
/// and keeping keys is the business of whoever made the dialog: it answers `testRequested` with `showVerdict`
/// (never after `testCancelled`) and tells the states of keys. GUI thread.
class SettingsDialog : public Dialog {
    Q_OBJECT

public:
    enum class Page { Model, Roles, Endpoints, Prices, Limits, Projects, Appearance, Network };
    static constexpr int pageCount = 8;

    SettingsDialog(
        const ThemeController &theme, const QVector<EndpointProfile> &profiles, QWidget *parent = nullptr);

    /// Call before `edit`; edits of endpoints and prices not yet saved are dropped.
    void setCatalogs(const SettingsCatalogs &catalogs);
    void setRoles(const QVector<SettingsRole> &roles);
    /// Whether a price is known; choices without one can be given one on the Prices page.
    void setPriceCheck(const std::function<bool(const ModelChoice &)> &hasPrice) { m_hasPrice = hasPrice; }
    /// Starts over with these settings; keys typed and not saved are forgotten.
    void edit(const settings::AppSettings &settings);
    /// The copy as edited so far.
    [[nodiscard]] settings::AppSettings edited() const;
    void showPage(Page page);
    [[nodiscard]] bool isValid() const;

public Q_SLOTS:
    /// Of the key for the address the model page shows.
    void setKeyState(const QString &endpoint, const baton::ui::KeyState &state);
    /// Of the key for the endpoint's own address.
    void setOwnKeyState(const QString &endpoint, const baton::ui::KeyState &state);
    void setKeychainAvailable(bool available);
    /// Addresses besides that of the chosen endpoint.
    void setOtherAddresses(const QVector<baton::ui::OutgoingAddress> &others);
    void showVerdict(bool ok, const baton::ui::ErrorText &error, const QStringList &models);
    /// Prices as they are after a table was read; edits of prices not yet saved are dropped.
    void showPrices(const QVector<ModelInfo> &prices, const QVector<ModelInfo> &listed, int read);
    void showPriceProblem(const baton::ui::ErrorText &error);
    void accept() override;
    void done(int result) override;

Q_SIGNALS:
    void saved(const baton::ui::SettingsEdits &edits);
    /// `profile` has base URL and model as typed. `key` empty = use the one that is stored.
    void testRequested(const baton::EndpointProfile &profile, const QString &key);
    void testCancelled();
    /// A table of prices to be read; `showPrices` tells what came of it.
    void priceTableChosen(const QString &file);

protected:
    void retranslate() override;

private:
    void addPage(SettingsPage *page);
    void connectPages();
    void onChanged();
    void onEndpoints();
    void onPage(int index);
    [[nodiscard]] SettingsEdits edits() const;
    [[nodiscard]] QVector<ModelChoice> unpriced() const;

    std::function<bool(const ModelChoice &)> m_hasPrice;
    settings::AppSettings m_original;
    QListWidget *m_list;
    QStackedWidget *m_stack;
    ModelPage *m_model;
    RolesPage *m_roles;
    EndpointsPage *m_endpoints;
    PricesPage *m_prices;
    LimitsPage *m_limits;
    NetworkPage *m_network;
    QVector<SettingsPage *> m_pages;
    QPushButton *m_save;
    QPushButton *m_cancel;
};

} // namespace baton::ui
