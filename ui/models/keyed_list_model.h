// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QVector>

#include <algorithm>

namespace baton::ui {

/// A list whose rows are values with a unique `key()` and `==`. `sync` turns the present rows into others
/// with as few signals as inserting, moving, changing and removing single rows allows.
template <class Row> class KeyedListModel : public QAbstractListModel {
public:
    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    [[nodiscard]] const QVector<Row> &rows() const { return m_rows; }

protected:
    void resetRows(QVector<Row> rows)
    {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
    }

    void sync(const QVector<Row> &next)
    {
        dropMissing(next);
        for (int i = 0; i < static_cast<int>(next.size()); ++i) {
            place(i, next[i]);
            if (m_rows[i] == next[i])
                continue;
            m_rows[i] = next[i];
            Q_EMIT dataChanged(index(i), index(i));
        }
    }

    void changeRow(int row, const Row &value)
    {
        if (m_rows[row] == value)
            return;
        m_rows[row] = value;
        Q_EMIT dataChanged(index(row), index(row));
    }

private:
    [[nodiscard]] static int find(const QVector<Row> &rows, const QString &key, int from = 0)
    {
        for (int i = from; i < static_cast<int>(rows.size()); ++i) {
            if (rows[i].key() == key)
                return i;
        }
        return -1;
    }

    void dropMissing(const QVector<Row> &next)
    {
        for (int i = static_cast<int>(m_rows.size()) - 1; i >= 0; --i) {
            if (find(next, m_rows[i].key()) >= 0)
                continue;
            beginRemoveRows({}, i, i);
            m_rows.removeAt(i);
            endRemoveRows();
        }
    }

    void place(int at, const Row &row)
    {
        const int from = find(m_rows, row.key(), at);
        if (from == at)
            return;
        if (from < 0) {
            beginInsertRows({}, at, at);
            m_rows.insert(at, row);
            endInsertRows();
            return;
        }
        beginMoveRows({}, from, from, {}, at);
        m_rows.move(from, at);
        endMoveRows();
    }

    QVector<Row> m_rows;
};

} // namespace baton::ui
