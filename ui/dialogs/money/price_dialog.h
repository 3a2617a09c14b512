// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/money.h"
#include "core/domain/run_config.h"
#include "ui/dialogs/form/dialog.h"

QT_FORWARD_DECLARE_CLASS(QDoubleSpinBox)
QT_FORWARD_DECLARE_CLASS(QLabel)

namespace baton::ui {

class FieldBlock;

/// Asks what to do about a model whose price nobody knows while there is a money limit: enter the price, go
/// on without counting it, or take another model. Closing it leaves the run where it stands. GUI thread.
class PriceDialog : public Dialog {
    Q_OBJECT

public:
    explicit PriceDialog(const ThemeController &theme, QWidget *parent = nullptr);

    void ask(const ModelChoice &model, Money limit);
    [[nodiscard]] const ModelChoice &model() const { return m_model; }

Q_SIGNALS:
    /// US dollars for 1,000,000 tokens; cached tokens count as others.
    void priceEntered(const baton::ModelChoice &model, const baton::Price &price);
    void uncountedAccepted();
    void modelWanted();

protected:
    void retranslate() override;

private:
    void connectButtons();
    void refresh();
    void acceptPrice();

    ModelChoice m_model;
    Money m_limit;
    QLabel *m_lead;
    QDoubleSpinBox *m_in;
    QDoubleSpinBox *m_out;
    FieldBlock *m_inBlock;
    FieldBlock *m_outBlock;
    QPushButton *m_save;
    QPushButton *m_uncounted;
    QPushButton *m_other;
    QPushButton *m_cancel;
};

} // namespace baton::ui
