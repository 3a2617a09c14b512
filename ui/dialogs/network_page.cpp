// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/network_page.h"

#include "ui/dialogs/control_style.h"
#include "ui/dialogs/field_block.h"
#include "ui/support/small_widgets.h"

#include <QHeaderView>
#include <QLabel>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace baton::ui {

using namespace Qt::StringLiterals;

NetworkPage::NetworkPage(const ThemeController &theme, QWidget *parent)
    : SettingsPage(parent), m_theme(theme), m_lead(makeText(u"title"_s, this)), m_list(new QTreeWidget(this)),
      m_nothing(makeText({}, this)), m_promise(makeText(u"muted"_s, this))
{
    for (QWidget *widget : std::initializer_list<QWidget *>{m_lead, m_list, m_nothing, m_promise})
        column()->addWidget(widget);
    nameWidget(m_list, "Outgoing addresses");
    m_promise->setObjectName(u"noTelemetry"_s);
    m_nothing->setObjectName(u"nothingLeaves"_s);
    m_list->setColumnCount(2);
    m_list->setRootIsDecorated(false);
    styleRows(m_list, theme);
    m_list->setUniformRowHeights(false);
    m_list->setWordWrap(true);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(1, QHeaderView::Stretch);
    retranslate();
}

void NetworkPage::retranslate()
{
    m_lead->setText(tr("Baton talks only to:"));
    m_list->setAccessibleName(tr("Outgoing addresses"));
    m_list->setHeaderLabels({tr("Address"), tr("Why")});
    m_nothing->setText(tr("Nobody. With the demo nothing leaves this computer."));
    m_promise->setText(
        tr("No telemetry, no crash reports, no search for updates. Requirements and documents go to "
           "the provider above and nowhere else; keys go only to the provider they belong to."));
    refresh();
}

void NetworkPage::setEndpoint(const EndpointProfile &endpoint)
{
    if (endpoint == m_endpoint)
        return;
    m_endpoint = endpoint;
    refresh();
}

void NetworkPage::setOthers(const QVector<OutgoingAddress> &others)
{
    m_others = others;
    refresh();
}

void NetworkPage::refresh()
{
    m_list->clear();
    if (m_endpoint.protocol != Protocol::Replay && !m_endpoint.baseUrl.isEmpty())
        addRow({m_endpoint.baseUrl,
            tr("Model calls (%1), while a run is going", "a provider").arg(m_endpoint.title)});
    for (const OutgoingAddress &other : std::as_const(m_others))
        addRow(other);
    const int rows = m_list->topLevelItemCount();
    m_list->setVisible(rows > 0);
    m_nothing->setVisible(rows == 0);
    m_list->setFixedHeight(m_theme.px(40) + qBound(1, rows, 6) * m_theme.px(48));
}

void NetworkPage::addRow(const OutgoingAddress &row)
{
    auto *item = new QTreeWidgetItem(m_list, {row.address, row.purpose});
    item->setToolTip(0, row.address);
    item->setToolTip(1, row.purpose);
    item->setSizeHint(0, {0, m_theme.px(46)});
}

} // namespace baton::ui

#include "moc_network_page.cpp"
