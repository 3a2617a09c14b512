// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/ledger.h"
#include "ui/dialogs/form/dialog.h"

#include <QMap>

QT_FORWARD_DECLARE_CLASS(QComboBox)
QT_FORWARD_DECLARE_CLASS(QLabel)
QT_FORWARD_DECLARE_CLASS(QTreeWidget)

namespace baton::ui {

/// A row of the usage view: what it is about in a person's words, and its sums.
struct UsageRow {
    QString label;
    UsageTotals totals;
    bool operator==(const UsageRow &) const = default;
};

/// What the project's calls used, by whichever key the person looks at it.
struct UsageReport {
    QMap<LedgerKey, QVector<UsageRow>> rows;
    UsageTotals totals;
    bool operator==(const UsageReport &) const = default;
};

/// Tokens and money by role, step, file, model or call, as a table with a bar for each row's share. Can be
/// shown while the run goes on; follows what it is given. GUI thread.
class UsageDialog : public Dialog {
    Q_OBJECT

public:
    explicit UsageDialog(const ThemeController &theme, QWidget *parent = nullptr);

    void setReport(const UsageReport &report);
    [[nodiscard]] LedgerKey key() const;

Q_SIGNALS:
    void csvRequested();

protected:
    void retranslate() override;

private:
    void build();
    void refresh();

    UsageReport m_report;
    QLabel *m_byLabel;
    QComboBox *m_by;
    QLabel *m_total;
    QTreeWidget *m_tree;
    QLabel *m_empty;
    QPushButton *m_csv;
    QPushButton *m_close;
};

} // namespace baton::ui
