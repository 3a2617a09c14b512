// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QString>
#include <QVector>

#include <optional>

namespace baton::ui {

struct FuzzyMatch {
    int score = 0; ///< higher is better; comparable between texts for the same query
    QVector<int> positions; ///< matched characters of the text, ascending
};

/// Finds the letters of each word of `query` (split at spaces, any order of words) in their order in `text`,
/// ignoring case; nullopt when a word is not found. Beginnings of words, neighbours and characters from
/// `titleStart` on count more. An empty query matches everything with score 0. Pure.
[[nodiscard]] std::optional<FuzzyMatch> fuzzyMatch(
    const QString &query, const QString &text, int titleStart = 0);

/// Something to pick: `text` is searched and shown as its title (from `titleStart` on) beside what stands
/// before it, e.g. "Review › Approve" or "src/board.py".
struct PickEntry {
    QString text;
    int titleStart = 0;
    QString keys; ///< shortcut, as people read it
    bool enabled = true;
    bool operator==(const PickEntry &) const = default;

    [[nodiscard]] QString title() const { return text.mid(titleStart); }
    /// What stands before the title, without the separator at its end.
    [[nodiscard]] QString context() const;
};

/// The entries that match a query, best first; without a query all, in the order given. Entries that are not
/// enabled come last. GUI thread.
class PickModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role { EntryRole = Qt::UserRole, PositionsRole, EnabledRole };

    using QAbstractListModel::QAbstractListModel;

    void setEntries(const QVector<PickEntry> &entries);
    void setQuery(const QString &query);
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] const PickEntry &entry(int row) const { return m_entries.at(m_rows.at(row).entry); }
    /// Index of a row's entry in what was set.
    [[nodiscard]] int entryIndex(int row) const { return m_rows.at(row).entry; }
    [[nodiscard]] const QVector<int> &positions(int row) const { return m_rows.at(row).positions; }

private:
    struct Row {
        int entry = 0;
        int score = 0;
        QVector<int> positions;
    };

    QVector<PickEntry> m_entries;
    QVector<Row> m_rows;
};

} // namespace baton::ui
