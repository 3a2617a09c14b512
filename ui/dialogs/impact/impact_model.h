// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/ledger.h"

#include <QAbstractTableModel>
#include <QStringList>
#include <QVector>

#include <functional>

namespace baton::ui {

/// What becomes of an artefact that a decision touches.
enum class ImpactChoice {
    Refresh, ///< its role brings it up to date
    Review, ///< the same, and what comes waits for the person
    Keep, ///< it counts as not affected
};

/// An artefact that a decision touches, as the person sees it.
struct ImpactRow {
    QString path;
    QString role; ///< name for people
    QString letter; ///< of its badge
    int lane = 0; ///< its colour
    QStringList because; ///< paths whose change reaches it
    /// It reads what changes. Else it would only follow if what lies between changes: there is nothing to
    /// choose yet.
    bool certain = true;
    ImpactChoice choice = ImpactChoice::Refresh;
};

/// What calls for these artefacts would cost. Quick: it is asked at each choice.
using PriceOf = std::function<Forecast(const QStringList &paths)>;

/// The rows of an impact preview with what the person chose for each. GUI thread.
class ImpactModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Artefact, Refresh, Review, Keep, About, ColumnCount };
    enum Role { ChosenRole = Qt::UserRole + 1 }; ///< whether the column is the row's choice

    using QAbstractTableModel::QAbstractTableModel;

    void setRows(const QVector<ImpactRow> &rows, const PriceOf &price);
    [[nodiscard]] const QVector<ImpactRow> &rows() const { return m_rows; }
    /// Those with something to choose get it.
    void choose(const QList<int> &rows, ImpactChoice choice);
    void chooseAll(ImpactChoice choice);
    /// Paths for which a call is to be made.
    [[nodiscard]] QStringList asked() const;
    /// The language is another one.
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void chosen();

private:
    [[nodiscard]] QString about(int row) const;
    [[nodiscard]] QString whole(int row) const;

    QVector<ImpactRow> m_rows;
    QStringList m_prices; ///< of one call for each row
};

/// "Let me review", for a choice.
[[nodiscard]] QString choiceText(ImpactChoice choice);
/// "because of docs/prd.md"
[[nodiscard]] QString reasonText(const ImpactRow &row);

} // namespace baton::ui
