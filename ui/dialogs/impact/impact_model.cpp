// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/impact/impact_model.h"

#include "ui/support/format.h"

#include <QCoreApplication>

#include <array>
#include <numeric>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array choices{ImpactChoice::Refresh, ImpactChoice::Review, ImpactChoice::Keep};

bool isChoice(int column)
{
    return column >= ImpactModel::Refresh && column <= ImpactModel::Keep;
}

ImpactChoice choiceOf(int column)
{
    return choices.at(static_cast<std::size_t>(column - ImpactModel::Refresh));
}

} // namespace

QString choiceText(ImpactChoice choice)
{
    switch (choice) {
    case ImpactChoice::Refresh:
        return QCoreApplication::translate("baton", "Refresh", "what becomes of a file");
    case ImpactChoice::Review:
        return QCoreApplication::translate("baton", "Let me review", "what becomes of a file");
    case ImpactChoice::Keep:
        return QCoreApplication::translate("baton", "Keep", "what becomes of a file");
    }
    return {};
}

QString reasonText(const ImpactRow &row)
{
    const QString paths = row.because.join(u", "_s);
    return row.certain ? QCoreApplication::translate("baton", "reads %1").arg(paths)
                       : QCoreApplication::translate("baton", "only if %1 changes").arg(paths);
}

void ImpactModel::setRows(const QVector<ImpactRow> &rows, const PriceOf &price)
{
    beginResetModel();
    m_rows = rows;
    m_prices.clear();
    for (const ImpactRow &row : rows)
        m_prices.append(forecastText(price({row.path})));
    endResetModel();
    Q_EMIT chosen();
}

void ImpactModel::choose(const QList<int> &rows, ImpactChoice choice)
{
    for (const int row : rows) {
        if (m_rows.value(row).certain && row < m_rows.size())
            m_rows[row].choice = choice;
    }
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(static_cast<int>(m_rows.size()) - 1, ColumnCount - 1));
    Q_EMIT chosen();
}

void ImpactModel::chooseAll(ImpactChoice choice)
{
    QList<int> all(m_rows.size());
    std::iota(all.begin(), all.end(), 0);
    choose(all, choice);
}

QStringList ImpactModel::asked() const
{
    QStringList paths;
    for (const ImpactRow &row : m_rows) {
        if (row.certain && row.choice != ImpactChoice::Keep)
            paths.append(row.path);
    }
    return paths;
}

void ImpactModel::retranslate()
{
    if (m_rows.isEmpty())
        return;
    Q_EMIT dataChanged(index(0, 0), index(static_cast<int>(m_rows.size()) - 1, ColumnCount - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

int ImpactModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ImpactModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString ImpactModel::about(int row) const
{
    if (!m_rows.at(row).certain)
        return tr("later");
    return m_rows.at(row).choice == ImpactChoice::Keep ? tr("kept") : m_prices.at(row);
}

/// A row in one breath, for assistive technology.
QString ImpactModel::whole(int row) const
{
    const ImpactRow &it = m_rows.at(row);
    QStringList parts{it.path, it.role, reasonText(it)};
    if (it.certain)
        parts.append(choiceText(it.choice));
    parts.append(about(row));
    parts.removeAll(QString());
    return parts.join(u", "_s);
}

QVariant ImpactModel::data(const QModelIndex &index, int role) const
{
    const ImpactRow &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == Artefact ? row.path
            : index.column() == About     ? about(index.row())
                                          : QString();
    case Qt::ToolTipRole:
        return index.column() == Artefact ? QString(row.path + u'\n' + reasonText(row))
            : isChoice(index.column())    ? choiceText(choiceOf(index.column()))
                                          : QString();
    case Qt::AccessibleTextRole:
        return index.column() == Artefact ? whole(index.row())
            : isChoice(index.column())    ? choiceText(choiceOf(index.column()))
                                          : about(index.row());
    case ChosenRole:
        return isChoice(index.column()) && row.certain && row.choice == choiceOf(index.column());
    default:
        return {};
    }
}

QVariant ImpactModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    if (isChoice(section))
        return choiceText(choiceOf(section));
    return section == Artefact ? tr("Artefact and why") : tr("About");
}

Qt::ItemFlags ImpactModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const bool open = m_rows.at(index.row()).certain;
    return open ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::ItemFlags(Qt::ItemIsSelectable);
}

} // namespace baton::ui

#include "moc_impact_model.cpp"
