// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/settings/prices_page.h"

#include "ui/dialogs/form/field_block.h"
#include "ui/dialogs/settings/model_pick.h"
#include "ui/dialogs/settings/price_model.h"
#include "ui/support/small_widgets.h"

#include <QDir>
#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QVBoxLayout>

namespace baton::ui {

using namespace Qt::StringLiterals;

PricesPage::PricesPage(const ThemeController &theme, QWidget *parent)
    : SettingsPage(parent), m_model(new PriceModel(theme, this)), m_filter(new QSortFilterProxyModel(this)),
      m_lead(makeText({}, this)), m_search(new QLineEdit(this)), m_table(new QTableView(this)),
      m_source(makeText(u"small"_s, this)), m_reset(new QPushButton(this)), m_read(new QPushButton(this)),
      m_pick(new ModelPick(theme, u"Priced endpoint"_s, this)), m_add(new QPushButton(this))
{
    m_filter->setSourceModel(m_model);
    m_filter->setFilterKeyColumn(-1);
    m_filter->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_table->setModel(m_filter);
    build(theme);
    connect(m_search, &QLineEdit::textChanged, m_filter, &QSortFilterProxyModel::setFilterFixedString);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &PricesPage::refresh);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &PricesPage::refresh);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &PricesPage::changed);
    connect(m_model, &QAbstractItemModel::modelReset, this, &PricesPage::refresh);
    connect(m_pick, &ModelPick::changed, this, &PricesPage::refresh);
    connect(m_add, &QPushButton::clicked, this, &PricesPage::onAdd);
    connect(m_reset, &QPushButton::clicked, this, &PricesPage::onReset);
    connect(m_read, &QPushButton::clicked, this, &PricesPage::onTable);
    retranslate();
}

void PricesPage::build(const ThemeController &theme)
{
    nameWidget(m_search, "Search prices");
    nameWidget(m_table, "Prices");
    nameWidget(m_reset, "Use the listed price");
    nameWidget(m_read, "Read a price table");
    nameWidget(m_add, "Add a price");
    m_source->setObjectName(u"priceSource"_s);
    m_search->setClearButtonEnabled(true);
    styleRows(m_table, theme);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed
        | QAbstractItemView::AnyKeyPressed);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(theme.px(28));
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setMinimumHeight(theme.px(240));
    for (QPushButton *button : {m_reset, m_read, m_add})
        button->setAutoDefault(false);
    auto *buttons = new QWidget(this);
    auto *flow = new FlowLayout(buttons, 8);
    flow->addWidget(m_reset);
    flow->addWidget(m_read);
    auto *more = new QWidget(this);
    auto *adding = new FlowLayout(more, 8);
    adding->addWidget(m_add);
    for (QWidget *widget :
        std::initializer_list<QWidget *>{m_lead, m_search, m_table, m_source, buttons, m_pick, more})
        column()->addWidget(widget);
}

void PricesPage::retranslate()
{
    m_lead->setText(tr("US dollars per million tokens. Type over a price to use your own."));
    m_search->setPlaceholderText(tr("Search endpoint or model"));
    m_search->setAccessibleName(tr("Search prices"));
    m_table->setAccessibleName(tr("Prices"));
    m_reset->setText(tr("&Use the listed price"));
    m_read->setText(tr("Read a price &table…"));
    m_add->setText(tr("&Add a price"));
    for (QPushButton *button : {m_reset, m_read, m_add})
        button->setAccessibleName(withoutMnemonic(button->text()));
    m_pick->setLabel(tr("A &model that is not in the list"));
    m_pick->setNothing(tr("Choose an endpoint"));
    m_model->retranslate();
    refresh();
}

QWidget *PricesPage::wrongField() const
{
    return m_model->halfPriced() < 0 ? nullptr : m_table;
}

void PricesPage::setProfiles(const QVector<EndpointProfile> &profiles)
{
    m_pick->setProfiles(profiles);
    refresh();
}

void PricesPage::setUnpriced(const QVector<ModelChoice> &choices)
{
    m_model->setUnpriced(choices);
    refresh();
}

void PricesPage::onAdd()
{
    const auto choice = m_pick->choice();
    if (!choice || choice->model.isEmpty())
        return;
    m_search->clear();
    const int row = m_model->rowOf(choice->provider, choice->model);
    const QModelIndex cell = m_filter->mapFromSource(m_model->index(row, PriceModel::Input));
    m_pick->setChoice(std::nullopt);
    m_table->setFocus();
    m_table->setCurrentIndex(cell);
    m_table->scrollTo(cell);
    refresh();
}

void PricesPage::onReset()
{
    m_model->reset(currentRow());
    m_table->setFocus();
    refresh();
    Q_EMIT changed();
}

void PricesPage::onTable()
{
    auto *dialog = new QFileDialog(
        this, tr("Choose a table in LiteLLM’s form"), QDir::homePath(), tr("Price tables (*.json)"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, &PricesPage::tableChosen);
    dialog->open();
}

void PricesPage::tell(const QString &sentence, bool isProblem)
{
    setStyleProperty(m_source, "kind", isProblem ? u"error"_s : u"small"_s);
    m_source->setText(sentence);
}

void PricesPage::refresh()
{
    const int row = currentRow();
    m_reset->setEnabled(m_model->isOwn(row));
    const auto choice = m_pick->choice();
    m_add->setEnabled(choice && !choice->model.isEmpty());
    const int half = m_model->halfPriced();
    setStyleProperty(m_source, "kind", half >= 0 ? u"error"_s : u"small"_s);
    if (half >= 0)
        m_source->setText(tr("A price needs both input and output."));
    else
        m_source->setText(row >= 0 ? m_model->sourceText(row) : tr("Choose a row to see its source."));
}

int PricesPage::currentRow() const
{
    const QModelIndex index = m_table->currentIndex();
    return index.isValid() ? m_filter->mapToSource(index).row() : -1;
}

} // namespace baton::ui

#include "moc_prices_page.cpp"
