// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/settings/settings_dialog.h"

#include "ui/dialogs/form/field_block.h"
#include "ui/dialogs/settings/endpoints_page.h"
#include "ui/dialogs/settings/model_page.h"
#include "ui/dialogs/settings/price_model.h"
#include "ui/dialogs/settings/prices_page.h"
#include "ui/dialogs/settings/simple_pages.h"
#include "ui/support/small_widgets.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace baton::ui {

using namespace Qt::StringLiterals;

SettingsDialog::SettingsDialog(
    const ThemeController &theme, const QVector<EndpointProfile> &profiles, QWidget *parent)
    : Dialog(theme, parent), m_list(new QListWidget(this)), m_stack(new QStackedWidget(this)),
      m_model(new ModelPage(theme, profiles, this)), m_roles(new RolesPage(theme, this)),
      m_endpoints(new EndpointsPage(theme, this)), m_prices(new PricesPage(theme, this)),
      m_limits(new LimitsPage(theme, this)), m_network(new NetworkPage(theme, this)),
      m_save(addButton("Save settings")), m_cancel(addButton("Cancel"))
{
    setObjectName(u"settingsDialog"_s);
    nameWidget(m_list, "Settings pages");
    body()->setContentsMargins({});
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    auto *side = new QWidget(this);
    side->setAttribute(Qt::WA_StyledBackground);
    side->setProperty("kind", u"page"_s);
    auto *sideColumn = new QVBoxLayout(side);
    sideColumn->setContentsMargins(10, 14, 10, 14);
    sideColumn->addWidget(m_list);
    row->addWidget(side);
    row->addWidget(m_stack, 1);
    body()->addLayout(row, 1);
    for (SettingsPage *page : std::initializer_list<SettingsPage *>{m_model, m_roles, m_endpoints, m_prices,
             m_limits, new ProjectsPage(theme, this), new AppearancePage(theme, this), m_network})
        addPage(page);
    m_list->setFrameShape(QFrame::NoFrame);
    styleRows(m_list, theme);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connectPages();
    makeDefault(m_save, true);
    retranslate();
    m_list->setCurrentRow(0);
    setDesignSize(860, 620);
    setCatalogs({profiles, {}, {}, {}});
    edit({});
}

void SettingsDialog::connectPages()
{
    connect(m_list, &QListWidget::currentRowChanged, this, &SettingsDialog::onPage);
    connect(m_save, &QPushButton::clicked, this, &SettingsDialog::accept);
    connect(m_cancel, &QPushButton::clicked, this, &SettingsDialog::reject);
    connect(m_model, &ModelPage::testRequested, this, &SettingsDialog::testRequested);
    connect(m_model, &ModelPage::testCancelled, this, &SettingsDialog::testCancelled);
    connect(m_endpoints, &EndpointsPage::testRequested, this, &SettingsDialog::testRequested);
    connect(m_endpoints, &EndpointsPage::testCancelled, this, &SettingsDialog::testCancelled);
    connect(m_endpoints, &EndpointsPage::profilesEdited, this, &SettingsDialog::onEndpoints);
    connect(m_prices, &PricesPage::tableChosen, this, &SettingsDialog::priceTableChosen);
    connect(m_roles, &RolesPage::runModelWanted, m_model, &ModelPage::setModel);
}

void SettingsDialog::setCatalogs(const SettingsCatalogs &catalogs)
{
    m_endpoints->setProfiles(catalogs.endpoints, catalogs.problems);
    m_prices->prices().setRows(catalogs.prices, catalogs.listedPrices);
    m_model->setProfiles(catalogs.endpoints);
    m_roles->setProfiles(catalogs.endpoints);
    m_prices->setProfiles(catalogs.endpoints);
}

void SettingsDialog::setRoles(const QVector<SettingsRole> &roles)
{
    m_roles->setRoles(roles);
    m_limits->setRoles(roles);
}

void SettingsDialog::edit(const settings::AppSettings &settings)
{
    m_original = settings;
    for (SettingsPage *page : std::as_const(m_pages))
        page->load(settings);
    onChanged();
}

settings::AppSettings SettingsDialog::edited() const
{
    settings::AppSettings result = m_original;
    for (const SettingsPage *page : m_pages)
        page->store(result);
    return result;
}

void SettingsDialog::showPage(Page page)
{
    m_list->setCurrentRow(static_cast<int>(page));
    if (page == Page::Model)
        m_model->focusFirst();
}

bool SettingsDialog::isValid() const
{
    return std::all_of(
        m_pages.cbegin(), m_pages.cend(), [](const SettingsPage *page) { return page->isValid(); });
}

void SettingsDialog::setKeyState(const QString &endpoint, const KeyState &state)
{
    m_model->setKeyState(endpoint, state);
}

void SettingsDialog::setOwnKeyState(const QString &endpoint, const KeyState &state)
{
    m_endpoints->setKeyState(endpoint, state);
}

void SettingsDialog::setKeychainAvailable(bool available)
{
    m_model->key().setKeychainAvailable(available);
    m_endpoints->key().setKeychainAvailable(available);
}

void SettingsDialog::setOtherAddresses(const QVector<OutgoingAddress> &others)
{
    m_network->setOthers(others);
}

void SettingsDialog::showVerdict(bool ok, const ErrorText &error, const QStringList &models)
{
    // One test runs at a time: the page that asked is the one that waits.
    m_model->showVerdict(ok, error, models);
    m_endpoints->showVerdict(ok, error, models);
}

void SettingsDialog::showPrices(const QVector<ModelInfo> &prices, const QVector<ModelInfo> &listed, int read)
{
    m_prices->prices().setRows(prices, listed);
    m_prices->tell(tr("%n price(s) were taken from the table.", nullptr, read), false);
}

void SettingsDialog::showPriceProblem(const ErrorText &error)
{
    m_prices->tell(sentence(error), true);
}

void SettingsDialog::accept()
{
    for (int i = 0; i < m_pages.size(); ++i) {
        if (QWidget *wrong = m_pages.at(i)->wrongField()) {
            m_list->setCurrentRow(i);
            wrong->setFocus();
            return;
        }
    }
    Q_EMIT saved(edits());
    Dialog::accept();
}

void SettingsDialog::done(int result)
{
    m_model->cancelTest();
    m_endpoints->cancelTest();
    // A list of suggestions is a window of its own and would stay.
    if (QWidget *popup = QApplication::activePopupWidget())
        popup->close();
    // No key stays in a field that is not seen.
    m_model->key().clearChanges();
    m_endpoints->key().clearChanges();
    Dialog::done(result);
}

void SettingsDialog::retranslate()
{
    setWindowTitle(tr("Settings"));
    m_save->setText(tr("&Save"));
    m_save->setAccessibleName(tr("Save settings"));
    m_cancel->setText(tr("Cancel"));
    m_cancel->setAccessibleName(tr("Cancel"));
    m_list->setAccessibleName(tr("Settings pages"));
    int widest = 0;
    for (int i = 0; i < m_pages.size(); ++i) {
        m_pages.at(i)->retranslate();
        m_list->item(i)->setText(m_pages.at(i)->title());
        widest = std::max(widest, m_list->fontMetrics().horizontalAdvance(m_pages.at(i)->title()));
    }
    m_list->setFixedWidth(std::max(theme().px(150), widest + theme().px(40)));
}

void SettingsDialog::addPage(SettingsPage *page)
{
    m_pages.append(page);
    m_stack->addWidget(page);
    auto *item = new QListWidgetItem(m_list);
    item->setSizeHint({0, theme().px(34)});
    connect(page, &SettingsPage::changed, this, &SettingsDialog::onChanged);
}

void SettingsDialog::onChanged()
{
    m_network->setEndpoint(m_model->chosen());
    m_roles->setRunModel(m_model->chosen());
}

/// What was just added can be chosen at once.
void SettingsDialog::onEndpoints()
{
    QVector<EndpointProfile> profiles = m_endpoints->profiles();
    for (const EndpointProfile &profile : m_model->profiles()) {
        if (profile.protocol == Protocol::Replay)
            profiles.prepend(profile);
    }
    m_model->setProfiles(profiles);
    m_roles->setProfiles(profiles);
    m_prices->setProfiles(profiles);
}

void SettingsDialog::onPage(int index)
{
    m_model->cancelTest();
    m_endpoints->cancelTest();
    if (index == static_cast<int>(Page::Prices))
        m_prices->setUnpriced(unpriced());
    m_stack->setCurrentIndex(index);
}

QVector<ModelChoice> SettingsDialog::unpriced() const
{
    const settings::AppSettings now = edited();
    const EndpointProfile chosen = m_model->chosen();
    QVector<ModelChoice> used{{chosen.id, chosen.defaultModel}};
    used.append(now.roleModels.values().toVector());
    used.append(now.fallbacks.values().toVector());
    QVector<ModelChoice> without;
    for (const ModelChoice &choice : std::as_const(used)) {
        if (m_hasPrice && !choice.model.isEmpty() && !m_hasPrice(choice) && !without.contains(choice))
            without.append(choice);
    }
    return without;
}

SettingsEdits SettingsDialog::edits() const
{
    const PriceModel &prices = m_prices->prices();
    return {edited(), m_endpoints->edited(), m_endpoints->removed(), prices.edited(), prices.removed(),
        m_model->key().changes(), m_endpoints->key().changes()};
}

} // namespace baton::ui

#include "moc_settings_dialog.cpp"
