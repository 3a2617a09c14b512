// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/form/dialog.h"
#include "ui/dialogs/impact/impact_model.h"

#include <optional>

QT_FORWARD_DECLARE_CLASS(QComboBox)
QT_FORWARD_DECLARE_CLASS(QLabel)

namespace baton::ui {

class ImpactList;

/// What a preview is about.
struct ImpactOffer {
    QString changed; ///< path of what is about to be approved; empty: what is stale already
    QVector<ImpactRow> rows;
    PriceOf price;
    std::optional<Money> left; ///< of the money limit; nullopt = there is none
};

/// Shows what a decision touches, why, and what it costs to bring it up to date, and lets the person choose
/// for each. GUI thread.
class ImpactDialog : public Dialog {
    Q_OBJECT

public:
    explicit ImpactDialog(const ThemeController &theme, QWidget *parent = nullptr);

    void offer(const ImpactOffer &offer);

Q_SIGNALS:
    /// The person goes on: with what is chosen for each row, or, `rows` being empty, with nothing but the
    /// decision itself.
    void decided(const QVector<baton::ui::ImpactRow> &rows);

protected:
    void retranslate() override;

private:
    void build();
    void refresh();
    void goOn(const QVector<ImpactRow> &rows);
    [[nodiscard]] QString leadText() const;
    [[nodiscard]] QString totalText(const Forecast &forecast) const;

    ImpactOffer m_offer;
    ImpactModel m_model;
    QLabel *m_lead;
    QLabel *m_allLabel;
    QComboBox *m_all;
    ImpactList *m_list;
    QLabel *m_note;
    QLabel *m_total;
    QPushButton *m_go;
    QPushButton *m_only;
    QPushButton *m_cancel;
};

} // namespace baton::ui
