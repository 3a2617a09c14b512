// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/app_settings.h"

#include <QScrollArea>

QT_FORWARD_DECLARE_CLASS(QVBoxLayout)

namespace baton::ui {

/// One page of the settings dialog: a scrolled column of fields that shows some members of the settings and
/// writes them back. GUI thread.
class SettingsPage : public QScrollArea {
    Q_OBJECT

public:
    explicit SettingsPage(QWidget *parent = nullptr);

    [[nodiscard]] virtual QString title() const = 0;
    virtual void retranslate() = 0;
    /// Fills the fields; nothing is reported as changed meanwhile.
    virtual void load(const settings::AppSettings &settings) = 0;
    /// Writes the fields into `settings`; wrong ones leave their member as it is.
    virtual void store(settings::AppSettings &settings) const = 0;
    [[nodiscard]] virtual bool isValid() const { return true; }
    /// The first field with a problem, for the focus; null when all are right.
    [[nodiscard]] virtual QWidget *wrongField() const { return nullptr; }

Q_SIGNALS:
    void changed();

protected:
    [[nodiscard]] QVBoxLayout *column() const { return m_column; }

private:
    QVBoxLayout *m_column;
};

} // namespace baton::ui
