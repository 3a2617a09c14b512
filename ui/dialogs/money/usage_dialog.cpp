// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/money/usage_dialog.h"

#include "ui/dialogs/form/field_block.h"
#include "ui/support/format.h"
#include "ui/support/paint.h"
#include "ui/support/small_widgets.h"
#include "ui/support/theme_controller.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <array>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

/// A share of a whole as a bar with its words beside it. GUI thread.
class ShareDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    enum Role { ShareRole = Qt::UserRole + 1 }; ///< double, 0..1

    ShareDelegate(const ThemeController &theme, QObject *parent);
    void paint(
        QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const ThemeController &m_theme;
};

ShareDelegate::ShareDelegate(const ThemeController &theme, QObject *parent)
    : QStyledItemDelegate(parent), m_theme(theme)
{
}

void ShareDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = m_theme.theme();
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(option.rect, theme.selection);
    const double words = m_theme.px(44);
    const QRectF room = QRectF(option.rect).adjusted(8, 0, -8, 0);
    const double height = m_theme.px(6);
    const QRectF bar(room.left(), room.center().y() - height / 2, room.width() - words, height);
    paint::bar(*painter, bar, index.data(ShareRole).toDouble(), theme.line, theme.accent);
    paint::text(*painter, QRectF(bar.right(), room.top(), words, room.height()),
        index.data(Qt::DisplayRole).toString(), m_theme.font(12), theme.text, Qt::AlignRight);
}

enum Column { What, Calls, In, Cached, Out, Cost, Share, ColumnCount };

constexpr std::array<LedgerKey, 5> keys{
    LedgerKey::Role, LedgerKey::Step, LedgerKey::File, LedgerKey::Model, LedgerKey::Call};

/// Money is what shares are of; tokens where nothing costs anything (a demo, a model of one's own).
double weightOf(const UsageTotals &totals, bool money)
{
    return static_cast<double>(money ? totals.cost.nanoUsd : totals.tokens.input + totals.tokens.output);
}

QTreeWidgetItem *itemOf(const UsageRow &row, double share)
{
    const UsageTotals &totals = row.totals;
    auto *item = new QTreeWidgetItem;
    item->setText(What, row.label);
    item->setToolTip(What, row.label);
    item->setText(Calls, countText(totals.calls));
    item->setText(In, countText(totals.tokens.input));
    item->setText(Cached, countText(totals.tokens.cacheRead));
    item->setText(Out, countText(totals.tokens.output));
    item->setText(Cost, (totals.tokens.estimated ? u"~"_s : QString()) + costText(totals));
    item->setData(Share, ShareDelegate::ShareRole, share);
    item->setText(Share, QLocale().toString(share * 100, 'f', 0) + QLocale().percent());
    for (int column = Calls; column <= Cost; ++column)
        item->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    return item;
}

} // namespace

UsageDialog::UsageDialog(const ThemeController &theme, QWidget *parent)
    : Dialog(theme, parent), m_byLabel(new QLabel(this)), m_by(new QComboBox(this)),
      m_total(new QLabel(this)), m_tree(new QTreeWidget(this)), m_empty(new QLabel(this)),
      m_csv(addButton("Export as CSV")), m_close(addButton("Close"))
{
    setObjectName(u"usageDialog"_s);
    build();
    connect(m_by, &QComboBox::currentIndexChanged, this, &UsageDialog::refresh);
    connect(m_csv, &QPushButton::clicked, this, &UsageDialog::csvRequested);
    connect(m_close, &QPushButton::clicked, this, &UsageDialog::reject);
    makeDefault(m_close, true);
    retranslate();
    setDesignSize(760, 520);
    m_by->setFocus();
}

void UsageDialog::build()
{
    nameWidget(m_by, "Usage by");
    nameWidget(m_tree, "Usage");
    m_total->setObjectName(u"usageTotal"_s);
    m_total->setProperty("kind", u"title"_s);
    m_empty->setProperty("kind", u"muted"_s);
    m_empty->setWordWrap(true);
    m_byLabel->setBuddy(m_by);
    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_total, 1);
    head->addWidget(m_byLabel);
    head->addWidget(m_by);
    body()->addLayout(head);
    body()->addWidget(m_empty);
    body()->addWidget(m_tree, 1);
    m_tree->setColumnCount(ColumnCount);
    m_tree->setRootIsDecorated(false);
    m_tree->setUniformRowHeights(true);
    m_tree->setAllColumnsShowFocus(true);
    styleRows(m_tree, theme());
    m_tree->setItemDelegateForColumn(Share, new ShareDelegate(theme(), m_tree));
    QHeaderView *header = m_tree->header();
    header->setStretchLastSection(false);
    for (int column = Calls; column < Share; ++column)
        header->setSectionResizeMode(column, QHeaderView::ResizeToContents);
    header->setSectionResizeMode(What, QHeaderView::Stretch);
    header->setSectionResizeMode(Share, QHeaderView::Fixed);
    header->resizeSection(Share, theme().px(150));
    bar()->removeWidget(m_csv);
    bar()->insertWidget(0, m_csv);
}

void UsageDialog::setReport(const UsageReport &report)
{
    if (report == m_report)
        return;
    m_report = report;
    refresh();
}

LedgerKey UsageDialog::key() const
{
    return keys.at(static_cast<std::size_t>(std::max(0, m_by->currentIndex())));
}

void UsageDialog::refresh()
{
    const QVector<UsageRow> rows = m_report.rows.value(key());
    const bool money = m_report.totals.cost.nanoUsd > 0;
    const double whole = weightOf(m_report.totals, money);
    const int current = m_tree->indexOfTopLevelItem(m_tree->currentItem());
    m_tree->clear();
    for (const UsageRow &row : rows)
        m_tree->addTopLevelItem(itemOf(row, whole > 0 ? weightOf(row.totals, money) / whole : 0));
    if (current >= 0 && current < m_tree->topLevelItemCount())
        m_tree->setCurrentItem(m_tree->topLevelItem(current));
    m_tree->headerItem()->setText(Share, money ? tr("Share of the cost") : tr("Share of the tokens"));
    m_empty->setVisible(rows.isEmpty());
    m_csv->setEnabled(!rows.isEmpty());
    m_total->setText(tr("%1 for %n call(s)", nullptr, m_report.totals.calls).arg(costText(m_report.totals)));
}

void UsageDialog::retranslate()
{
    setWindowTitle(tr("Usage"));
    m_byLabel->setText(tr("&By"));
    const QStringList words{tr("Role"), tr("Step"), tr("File"), tr("Model"), tr("Call")};
    for (int i = 0; i < static_cast<int>(words.size()); ++i) {
        if (m_by->count() <= i)
            m_by->addItem(words.at(i));
        m_by->setItemText(i, words.at(i));
    }
    m_by->setAccessibleName(tr("Usage by"));
    m_tree->setAccessibleName(tr("Usage"));
    m_tree->setHeaderLabels(
        {QString(), tr("Calls"), tr("Tokens in"), tr("Cached"), tr("Tokens out"), tr("Cost"), QString()});
    m_empty->setText(tr("What each role's calls use appears here, as soon as the first one has ended."));
    m_csv->setText(tr("&Export as CSV…"));
    m_csv->setAccessibleName(tr("Export as CSV"));
    m_close->setText(tr("&Close"));
    m_close->setAccessibleName(tr("Close"));
    refresh();
}

} // namespace baton::ui

#include "moc_usage_dialog.cpp"
#include "usage_dialog.moc"
