// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/endpoint.h"
#include "ui/support/theme_controller.h"

#include <QStringList>
#include <QWidget>

QT_FORWARD_DECLARE_CLASS(QCheckBox)
QT_FORWARD_DECLARE_CLASS(QComboBox)
QT_FORWARD_DECLARE_CLASS(QLineEdit)

namespace baton::ui {

class FieldBlock;

/// The fields of an endpoint of the person's own. GUI thread.
class EndpointForm : public QWidget {
    Q_OBJECT

public:
    explicit EndpointForm(const ThemeController &theme, QWidget *parent = nullptr);

    void retranslate();
    /// `taken`: ids of other endpoints. The id of a new one follows its title until it is typed.
    void edit(const EndpointProfile &profile, const QStringList &taken, bool isNew);
    /// With the fields as typed; what has no field stays as it was.
    [[nodiscard]] EndpointProfile profile() const;
    /// Names the server itself reported.
    void setModels(const QStringList &models);
    void setHasKey(bool hasKey);
    /// The first field with a problem; null when all are right.
    [[nodiscard]] QWidget *wrongField() const;
    void focusFirst();

Q_SIGNALS:
    void changed();

private:
    void build(const ThemeController &theme);
    void onTitle();
    void onProtocol();
    void onEdited();
    void validate();
    void fillModels(const QStringList &models, const QString &current);
    [[nodiscard]] QString idProblem() const;
    [[nodiscard]] QString urlProblem() const;
    [[nodiscard]] QString headerProblem() const;

    QLineEdit *m_title;
    QLineEdit *m_id;
    QComboBox *m_protocol;
    QLineEdit *m_url;
    QComboBox *m_header;
    QComboBox *m_model;
    QCheckBox *m_local;
    QCheckBox *m_needsKey;
    FieldBlock *m_titleBlock = nullptr;
    FieldBlock *m_idBlock = nullptr;
    FieldBlock *m_protocolBlock = nullptr;
    FieldBlock *m_urlBlock = nullptr;
    FieldBlock *m_headerBlock = nullptr;
    FieldBlock *m_modelBlock = nullptr;
    EndpointProfile m_profile;
    QStringList m_taken;
    bool m_followTitle = false;
    bool m_hasKey = false;
};

/// An id made of a title: "Company gateway" -> "company-gateway"; never empty, never one of `taken`.
[[nodiscard]] QString endpointIdFor(const QString &title, const QStringList &taken);

} // namespace baton::ui
