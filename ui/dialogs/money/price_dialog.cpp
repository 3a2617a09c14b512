// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/money/price_dialog.h"

#include "ui/dialogs/form/field_block.h"
#include "ui/support/format.h"
#include "ui/support/small_widgets.h"

#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

QDoubleSpinBox *priceField(const ThemeController &theme, QWidget *parent)
{
    auto *field = new QDoubleSpinBox(parent);
    field->setRange(0, 10000);
    field->setDecimals(3);
    field->setPrefix(u"$"_s);
    styleSpin(field, theme);
    return field;
}

} // namespace

PriceDialog::PriceDialog(const ThemeController &theme, QWidget *parent)
    : Dialog(theme, parent), m_lead(makeText({}, this)), m_in(priceField(theme, this)),
      m_out(priceField(theme, this)), m_inBlock(new FieldBlock(theme, "Price of input", m_in, this)),
      m_outBlock(new FieldBlock(theme, "Price of output", m_out, this)), m_save(addButton("Save and go on")),
      m_uncounted(addButton("Go on without counting")), m_other(addButton("Another model")),
      m_cancel(addButton("Leave it stopped"))
{
    setObjectName(u"priceDialog"_s);
    body()->addWidget(m_lead);
    auto *fields = new QHBoxLayout;
    fields->setSpacing(16);
    for (FieldBlock *block : {m_inBlock, m_outBlock}) {
        block->keepNarrow();
        fields->addWidget(block, 0, Qt::AlignTop);
    }
    fields->addStretch(1);
    body()->addLayout(fields);
    body()->addStretch(1);
    connectButtons();
    retranslate();
    setDesignSize(620, 260);
}

void PriceDialog::connectButtons()
{
    for (QDoubleSpinBox *field : {m_in, m_out})
        connect(field, &QDoubleSpinBox::valueChanged, this, &PriceDialog::refresh);
    connect(m_save, &QPushButton::clicked, this, &PriceDialog::acceptPrice);
    connect(m_uncounted, &QPushButton::clicked, this, [this] {
        accept();
        Q_EMIT uncountedAccepted();
    });
    connect(m_other, &QPushButton::clicked, this, [this] {
        accept();
        Q_EMIT modelWanted();
    });
    connect(m_cancel, &QPushButton::clicked, this, &PriceDialog::reject);
}

void PriceDialog::ask(const ModelChoice &model, Money limit)
{
    m_model = model;
    m_limit = limit;
    m_in->setValue(0);
    m_out->setValue(0);
    retranslate();
    open();
    m_in->setFocus();
    m_in->selectAll();
}

void PriceDialog::acceptPrice()
{
    accept();
    Q_EMIT priceEntered(m_model, Price{m_in->value(), m_out->value(), std::nullopt, std::nullopt});
}

void PriceDialog::refresh()
{
    // "Costs nothing" is a price too, but not one that a mere Enter gives.
    makeDefault(m_save, m_in->value() > 0 || m_out->value() > 0);
}

void PriceDialog::retranslate()
{
    setWindowTitle(tr("Price of a model"));
    m_lead->setText(tr("The price of %1 is not known, so the limit of %2 cannot be kept with it. Nothing was "
                       "asked of it yet.")
                        .arg(m_model.model, moneyText(m_limit)));
    m_inBlock->setLabel(tr("&Input, for 1,000,000 tokens"));
    m_outBlock->setLabel(tr("&Output, for 1,000,000 tokens"));
    m_inBlock->setHint(tr("0 and 0: it costs nothing."));
    m_save->setText(tr("&Save and go on"));
    m_uncounted->setText(tr("&Go on without counting"));
    m_other->setText(tr("&Another model…"));
    m_cancel->setText(tr("&Leave it stopped"));
    for (QPushButton *button : {m_save, m_uncounted, m_other, m_cancel})
        button->setAccessibleName(withoutMnemonic(button->text()));
    refresh();
}

} // namespace baton::ui

#include "moc_price_dialog.cpp"
