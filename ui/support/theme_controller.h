// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/app_settings.h"
#include "ui/support/theme.h"

#include <QFont>
#include <QObject>

QT_FORWARD_DECLARE_CLASS(QApplication)

namespace baton::ui {

class SystemAppearance;

/// What a rich text gets for whatever it names: a valid picture of one transparent dot. For an answer that
/// holds nothing, Qt would open the file by itself. Given to every QTextDocument that has no provider of its
/// own.
[[nodiscard]] QVariant nothingLoaded();

/// Owns the look of the program: style, palette, style sheet, fonts. One per program, made before the first
/// widget by whoever builds the windows and passed to every view that paints by reference; it outlives them.
/// GUI thread.
class ThemeController : public QObject {
    Q_OBJECT

public:
    explicit ThemeController(QApplication &app, QObject *parent = nullptr);
    ~ThemeController() override;

    [[nodiscard]] const Theme &theme() const { return m_theme; }
    [[nodiscard]] settings::Appearance choice() const { return m_choice; }
    [[nodiscard]] int fontScale() const { return m_fontScale; }

    /// Puts the style sheet in force. Called once, after the first window has been built: under a style sheet
    /// Qt styles a widget anew, with all below it, each time it gets a parent.
    void wearStyleSheet();
    void setChoice(settings::Appearance choice);
    /// In percent; held between 80 and 200.
    void setFontScale(int percent);

    /// A length of the design (pixels at 100 %) at the present font scale.
    [[nodiscard]] int px(double designPixels) const;
    /// Font of the window at a size of the design; the base size is 13.
    [[nodiscard]] QFont font(double designPixels = 13, QFont::Weight weight = QFont::Normal) const;
    [[nodiscard]] QFont codeFont(double designPixels = 12.5) const;

Q_SIGNALS:
    /// Colours or font size changed; palette and style sheet are in force already. Views that paint by
    /// themselves repaint and lay out anew.
    void changed();

private:
    void apply();
    void applyStyleSheet();
    void onSystemChanged();

    QApplication &m_app;
    SystemAppearance *m_system;
    Theme m_theme;
    settings::Appearance m_choice = settings::Appearance::System;
    int m_fontScale = 100;
    bool m_worn = false;
    QString m_family;
    QString m_codeFamily;
};

} // namespace baton::ui
