// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/impact/impact_dialog.h"

#include "ui/dialogs/form/field_block.h"
#include "ui/dialogs/impact/impact_list.h"
#include "ui/support/format.h"
#include "ui/support/small_widgets.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace baton::ui {

using namespace Qt::StringLiterals;

ImpactDialog::ImpactDialog(const ThemeController &theme, QWidget *parent)
    : Dialog(theme, parent), m_lead(makeText({}, this)), m_allLabel(new QLabel(this)),
      m_all(new QComboBox(this)), m_list(new ImpactList(theme, m_model, this)),
      m_note(makeText(u"small"_s, this)), m_total(new QLabel(this)), m_go(addButton("Go on and refresh")),
      m_only(addButton("Approve only")), m_cancel(addButton("Cancel"))
{
    setObjectName(u"impactDialog"_s);
    build();
    connect(&m_model, &ImpactModel::chosen, this, &ImpactDialog::refresh);
    connect(m_all, &QComboBox::activated, this, [this](int index) {
        if (index > 0)
            m_model.chooseAll(static_cast<ImpactChoice>(index - 1));
        m_all->setCurrentIndex(0);
    });
    connect(m_go, &QPushButton::clicked, this, [this] { goOn(m_model.rows()); });
    connect(m_only, &QPushButton::clicked, this, [this] { goOn({}); });
    connect(m_cancel, &QPushButton::clicked, this, &ImpactDialog::reject);
    retranslate();
    setDesignSize(760, 520);
}

void ImpactDialog::build()
{
    nameWidget(m_all, "Set all");
    nameWidget(m_total, "Total");
    m_lead->setObjectName(u"impactLead"_s);
    m_total->setProperty("kind", u"title"_s);
    m_allLabel->setBuddy(m_all);
    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_lead, 1);
    head->addWidget(m_allLabel);
    head->addWidget(m_all);
    body()->addLayout(head);
    body()->addWidget(m_list, 1);
    body()->addWidget(m_note);
    body()->addWidget(m_total);
}

void ImpactDialog::offer(const ImpactOffer &offer)
{
    m_offer = offer;
    m_model.setRows(offer.rows, offer.price);
    retranslate();
    open();
    m_list->setFocus();
    m_list->setCurrentIndex(m_model.index(0, 0));
}

void ImpactDialog::goOn(const QVector<ImpactRow> &rows)
{
    accept();
    Q_EMIT decided(rows);
}

QString ImpactDialog::leadText() const
{
    const int count = static_cast<int>(std::count_if(m_offer.rows.cbegin(), m_offer.rows.cend(),
        [](const ImpactRow &row) { return row.certain; }));
    if (m_offer.changed.isEmpty())
        return tr("%n artefact(s) are stale: what they were made from has changed since.", nullptr, count);
    return tr("Approving %1 makes %n artefact(s) stale.", nullptr, count).arg(m_offer.changed);
}

QString ImpactDialog::totalText(const Forecast &forecast) const
{
    QString text = tr("%n call(s)", nullptr, forecast.calls);
    const QString amount = forecastText(forecast);
    if (!forecast.unpriced.isEmpty())
        text += u", "_s + tr("price unknown");
    else if (!amount.isEmpty())
        text += u", "_s + tr("about %1", "an amount of money").arg(amount);
    if (m_offer.left && forecast.unpriced.isEmpty() && m_offer.left->nanoUsd < forecast.high.nanoUsd)
        text += u" · "_s + tr("the limit leaves %1").arg(moneyText(m_offer.left));
    return text;
}

void ImpactDialog::refresh()
{
    const QStringList asked = m_model.asked();
    const Forecast forecast = m_offer.price ? m_offer.price(asked) : Forecast{};
    const QString amount = forecast.unpriced.isEmpty() ? forecastText(forecast) : QString();
    const QString price = amount.isEmpty() ? QString() : u"  "_s + amount;
    const int count = static_cast<int>(asked.size()); // lupdate skips a call with an expression as count
    m_total->setText(totalText(forecast));
    const bool decides = !m_offer.changed.isEmpty();
    const QString words = count == 0 ? (decides ? tr("&Approve and keep all") : tr("&Keep all"))
        : decides                    ? tr("&Approve and refresh %n", nullptr, count)
                                     : tr("&Refresh %n", nullptr, count);
    m_go->setText(words + price);
    m_go->setAccessibleName(withoutMnemonic(m_go->text()));
    m_only->setVisible(decides);
    makeDefault(m_go, true);
}

void ImpactDialog::retranslate()
{
    setWindowTitle(m_offer.changed.isEmpty() ? tr("Refresh what is stale") : tr("What this touches"));
    m_lead->setText(leadText());
    m_allLabel->setText(tr("&Set all to"));
    m_all->clear();
    m_all->addItem(tr("Choose…"));
    for (const ImpactChoice choice : {ImpactChoice::Refresh, ImpactChoice::Review, ImpactChoice::Keep})
        m_all->addItem(choiceText(choice));
    m_note->setText(tr("Refresh: the role changes its own text as little as possible, and your lines are "
                       "kept. Let me review: the same, and it waits for you. Keep: nobody is asked."));
    m_only->setText(tr("Approve &only"));
    m_only->setToolTip(tr("They stay stale until you decide"));
    m_cancel->setText(tr("&Cancel"));
    for (QPushButton *button : {m_only, m_cancel})
        button->setAccessibleName(withoutMnemonic(button->text()));
    m_model.retranslate();
    refresh();
}

} // namespace baton::ui

#include "moc_impact_dialog.cpp"
