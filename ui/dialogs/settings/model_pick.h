// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/endpoint.h"
#include "core/domain/run_config.h"
#include "ui/support/theme_controller.h"

#include <QString>
#include <QVector>
#include <QWidget>

#include <optional>

QT_FORWARD_DECLARE_CLASS(QComboBox)

namespace baton::ui {

class FieldBlock;

/// Chooses an endpoint and one of its models, or nothing; model names can be searched and typed. GUI thread.
class ModelPick : public QWidget {
    Q_OBJECT

public:
    /// `name` is the stable name of the endpoint's field; the model's is the same with " model" behind it.
    ModelPick(const ThemeController &theme, const QString &name, QWidget *parent = nullptr);

    void setLabel(const QString &label);
    /// What it means to choose no endpoint: "As the run", "None".
    void setNothing(const QString &words);
    void setHint(const QString &hint);
    /// What is chosen stays where it is still there.
    void setProfiles(const QVector<EndpointProfile> &profiles);
    void setChoice(const std::optional<ModelChoice> &choice);
    /// Nothing when no endpoint is chosen.
    [[nodiscard]] std::optional<ModelChoice> choice() const;
    /// An endpoint is chosen, but neither it nor the person names a model.
    [[nodiscard]] bool lacksModel() const;
    [[nodiscard]] QWidget *modelField() const;

Q_SIGNALS:
    void changed();

private:
    void onEndpointChanged();
    void fillModels(const QString &current);
    [[nodiscard]] const EndpointProfile *profile() const;

    QComboBox *m_endpoint;
    QComboBox *m_model;
    FieldBlock *m_block;
    QVector<EndpointProfile> m_profiles;
};

/// Makes an editable combo whose list is searched by any part of a name.
void makeSearchable(QComboBox *combo);

/// What is wrong with a base URL typed for an endpoint, as a translated sentence; empty = nothing. An empty
/// text means the endpoint's own address. A key never goes to another machine unencrypted. Pure.
[[nodiscard]] QString baseUrlProblem(const QString &text, const EndpointProfile &profile, bool hasKey);

} // namespace baton::ui
