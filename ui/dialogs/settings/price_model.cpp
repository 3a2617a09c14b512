// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/settings/price_model.h"

#include <QFont>
#include <QLocale>

#include <algorithm>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr double dearest = 100'000;

bool sameModel(const ModelInfo &a, const ModelInfo &b)
{
    return a.provider == b.provider && a.model == b.model;
}

} // namespace

std::optional<double> priceFromText(const QString &text, bool &ok)
{
    QString number = text.trimmed();
    number.remove(u'$');
    ok = true;
    if (number.isEmpty())
        return std::nullopt;
    double value = QLocale::c().toDouble(number, &ok);
    if (!ok)
        value = QLocale().toDouble(number, &ok);
    ok = ok && value >= 0 && value <= dearest;
    return ok ? std::optional<double>(value) : std::nullopt;
}

PriceModel::PriceModel(const ThemeController &theme, QObject *parent)
    : QAbstractTableModel(parent), m_theme(theme), m_today(QDate::currentDate())
{
}

PriceModel::Row PriceModel::rowFor(const ModelInfo &model)
{
    return {model, model.price.input, model.price.output};
}

ModelInfo PriceModel::valueOf(const Row &row)
{
    ModelInfo model = row.model;
    model.price.input = row.input.value_or(0);
    model.price.output = row.output.value_or(0);
    return model;
}

void PriceModel::setRows(const QVector<ModelInfo> &rows, const QVector<ModelInfo> &listed)
{
    beginResetModel();
    m_stored = rows;
    m_listed = listed;
    m_rows.clear();
    for (const ModelInfo &model : rows)
        m_rows.append(rowFor(model));
    std::stable_partition(m_rows.begin(), m_rows.end(), [](const Row &row) { return row.model.own; });
    endResetModel();
}

void PriceModel::setUnpriced(const QVector<ModelChoice> &choices)
{
    for (const ModelChoice &choice : choices) {
        if (!choice.provider.isEmpty() && !choice.model.isEmpty())
            rowOf(choice.provider, choice.model);
    }
}

int PriceModel::rowOf(const QString &provider, const QString &model)
{
    if (const int known = find(provider, model); known >= 0)
        return known;
    beginInsertRows({}, 0, 0);
    ModelInfo unknown;
    unknown.provider = provider;
    unknown.model = model;
    m_rows.prepend({unknown, std::nullopt, std::nullopt});
    endInsertRows();
    return 0;
}

bool PriceModel::isOwn(int row) const
{
    return row >= 0 && row < m_rows.size() && m_rows.at(row).model.own;
}

void PriceModel::reset(int row)
{
    if (!isOwn(row))
        return;
    if (const ModelInfo *known = listed(m_rows.at(row).model)) {
        m_rows[row] = rowFor(*known);
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
        return;
    }
    beginRemoveRows({}, row, row);
    m_rows.removeAt(row);
    endRemoveRows();
}

QString PriceModel::sourceText(int row) const
{
    if (row < 0 || row >= m_rows.size())
        return {};
    const Row &shown = m_rows.at(row);
    if (!shown.isPriced())
        return tr("No price is known for this model: type one, and limits count for it too.");
    if (shown.model.own)
        return tr("Your own price of %1. It counts instead of the listed one.").arg(dayText(shown));
    QStringList words{tr("List price of %1. Source: %2.").arg(dayText(shown), shown.model.source)};
    if (isOldPrice(shown.model, m_today))
        words.append(tr("This price is older than %1 days.").arg(priceIsOldAfterDays));
    for (const PriceTier &tier : shown.model.tiers)
        words.append(tr("Above %1 prompt tokens: %2 in, %3 out.")
                         .arg(QLocale().toString(tier.above), QLocale().toString(tier.price.input, 'g', 6),
                             QLocale().toString(tier.price.output, 'g', 6)));
    if (!shown.model.deprecated.isEmpty())
        words.append(tr("The provider may refuse this model from %1 on.").arg(shown.model.deprecated));
    return words.join(u' ');
}

QVector<ModelInfo> PriceModel::edited() const
{
    QVector<ModelInfo> changed;
    for (const Row &row : m_rows) {
        if (row.model.own && row.isPriced() && !m_stored.contains(valueOf(row)))
            changed.append(valueOf(row));
    }
    return changed;
}

QVector<ModelInfo> PriceModel::removed() const
{
    QVector<ModelInfo> gone;
    for (const ModelInfo &stored : m_stored) {
        const int row = stored.own ? find(stored.provider, stored.model) : 0;
        if (stored.own && (row < 0 || !m_rows.at(row).model.own))
            gone.append(stored);
    }
    return gone;
}

int PriceModel::halfPriced() const
{
    for (int i = 0; i < m_rows.size(); ++i) {
        const Row &row = m_rows.at(i);
        if (row.input.has_value() != row.output.has_value())
            return i;
    }
    return -1;
}

int PriceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int PriceModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant PriceModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Row &row = m_rows.at(index.row());
    const bool isNumber = index.column() >= Input && index.column() <= CacheWrite;
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::EditRole:
        return row.isPriced() || !isNumber ? text(row, index.column()) : QString();
    case Qt::ToolTipRole:
        return sourceText(index.row());
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter | (isNumber ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::ForegroundRole:
        if (isNumber && !row.isPriced())
            return m_theme.theme().ink(Tone::Warn);
        return {};
    case Qt::FontRole:
        if (row.model.own) {
            QFont font;
            font.setWeight(QFont::DemiBold);
            return font;
        }
        return {};
    case Qt::AccessibleTextRole:
        return u"%1 %2, %3: %4"_s.arg(row.model.provider, row.model.model,
            headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(),
            text(row, index.column()));
    default:
        return {};
    }
}

QVariant PriceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Endpoint:
        return tr("Endpoint");
    case Model:
        return tr("Model");
    case Input:
        return tr("Input");
    case Output:
        return tr("Output");
    case CacheRead:
        return tr("Cached");
    case CacheWrite:
        return tr("Cache write");
    case Day:
        return tr("Date", "of a price");
    default:
        return {};
    }
}

Qt::ItemFlags PriceModel::flags(const QModelIndex &index) const
{
    const bool isNumber = index.column() >= Input && index.column() <= CacheWrite;
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return isNumber ? flags | Qt::ItemIsEditable : flags;
}

bool PriceModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !flags(index).testFlag(Qt::ItemIsEditable))
        return false;
    bool ok = false;
    const auto price = priceFromText(value.toString(), ok);
    const bool optional = index.column() == CacheRead || index.column() == CacheWrite;
    Row &row = m_rows[index.row()];
    if (!ok || (!price && !optional) || value.toString() == data(index, Qt::EditRole).toString())
        return false;
    put(row, index.column(), price);
    row.model.own = true;
    row.model.asOf = m_today.toString(Qt::ISODate);
    row.model.source.clear();
    row.model.tiers.clear(); // the person's price is that of any prompt
    Q_EMIT dataChanged(this->index(index.row(), 0), this->index(index.row(), ColumnCount - 1));
    return true;
}

void PriceModel::put(Row &row, int column, std::optional<double> value) const
{
    if (column == Input)
        row.input = value;
    else if (column == Output)
        row.output = value;
    else if (column == CacheRead)
        row.model.price.cacheRead = value;
    else
        row.model.price.cacheWrite = value;
}

void PriceModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(static_cast<int>(m_rows.size()) - 1, ColumnCount - 1));
}

int PriceModel::find(const QString &provider, const QString &model) const
{
    for (int i = 0; i < m_rows.size(); ++i) {
        if (m_rows.at(i).model.provider == provider && m_rows.at(i).model.model == model)
            return i;
    }
    return -1;
}

const ModelInfo *PriceModel::listed(const ModelInfo &model) const
{
    const auto found = std::find_if(m_listed.cbegin(), m_listed.cend(),
        [&](const ModelInfo &candidate) { return sameModel(candidate, model); });
    return found == m_listed.cend() ? nullptr : &*found;
}

QString PriceModel::text(const Row &row, int column) const
{
    const auto amount = [](const std::optional<double> &value, const QString &none) {
        return value ? QLocale().toString(*value, 'g', 6) : none;
    };
    switch (column) {
    case Endpoint:
        return row.model.provider;
    case Model:
        return row.model.model;
    case Input:
        return amount(row.input, tr("unknown", "a price"));
    case Output:
        return amount(row.output, tr("unknown", "a price"));
    case CacheRead:
        return amount(row.model.price.cacheRead, row.isPriced() ? u"–"_s : QString());
    case CacheWrite:
        return amount(row.model.price.cacheWrite, row.isPriced() ? u"–"_s : QString());
    case Day:
        if (row.model.own)
            return tr("%1 own", "date of a price").arg(row.model.asOf.left(10));
        return isOldPrice(row.model, m_today) ? tr("%1 old", "date of a price").arg(row.model.asOf.left(10))
                                              : row.model.asOf.left(10);
    default:
        return {};
    }
}

QString PriceModel::dayText(const Row &row) const
{
    const QDate day = QDate::fromString(row.model.asOf, Qt::ISODate);
    return day.isValid() ? QLocale().toString(day, QLocale::ShortFormat) : row.model.asOf.left(20);
}

} // namespace baton::ui

#include "moc_price_model.cpp"
