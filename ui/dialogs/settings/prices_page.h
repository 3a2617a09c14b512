// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/endpoint.h"
#include "core/domain/run_config.h"
#include "ui/dialogs/settings/settings_page.h"
#include "ui/support/theme_controller.h"

#include <QVector>

QT_FORWARD_DECLARE_CLASS(QLabel)
QT_FORWARD_DECLARE_CLASS(QLineEdit)
QT_FORWARD_DECLARE_CLASS(QPushButton)
QT_FORWARD_DECLARE_CLASS(QSortFilterProxyModel)
QT_FORWARD_DECLARE_CLASS(QTableView)

namespace baton::ui {

class FieldBlock;
class ModelPick;
class PriceModel;

/// What models cost: the listed prices with their date, the person's own over them. GUI thread.
class PricesPage : public SettingsPage {
    Q_OBJECT

public:
    explicit PricesPage(const ThemeController &theme, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("Prices"); }
    void retranslate() override;
    void load(const settings::AppSettings &) override { }
    void store(settings::AppSettings &) const override { }
    [[nodiscard]] bool isValid() const override { return wrongField() == nullptr; }
    [[nodiscard]] QWidget *wrongField() const override;

    void setProfiles(const QVector<EndpointProfile> &profiles);
    void setUnpriced(const QVector<ModelChoice> &choices);
    [[nodiscard]] PriceModel &prices() { return *m_model; }
    /// What came of a table that was read.
    void tell(const QString &sentence, bool isProblem);

Q_SIGNALS:
    /// A file in LiteLLM's form, to be read.
    void tableChosen(const QString &file);

private:
    void build(const ThemeController &theme);
    void onAdd();
    void onReset();
    void onTable();
    void refresh();
    [[nodiscard]] int currentRow() const;

    PriceModel *m_model;
    QSortFilterProxyModel *m_filter;
    QLabel *m_lead;
    QLineEdit *m_search;
    QTableView *m_table;
    QLabel *m_source;
    QPushButton *m_reset;
    QPushButton *m_read;
    ModelPick *m_pick;
    QPushButton *m_add;
};

} // namespace baton::ui
