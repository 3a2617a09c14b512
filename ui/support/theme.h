// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>
#include <QString>
#include <QVector>

namespace baton::ui {

/// How something is meant, for colours that always come with words or a mark.
enum class Tone { Neutral, Accent, Ok, Warn, Error };

/// The colours of the window as one value. Read from `:/baton/themes/NAME.json`; a missing or broken file
/// leaves the built-in light colours, so a theme is always complete. Every text colour has a contrast of at
/// least 4.5:1 on every background it is used on (tst_ui checks).
struct Theme {
    bool dark = false;
    QColor background{0xf6, 0xf7, 0xf9}; ///< of the window, behind panels and lanes
    QColor panel{0xff, 0xff, 0xff};
    QColor line{0xe2, 0xe5, 0xea}; ///< hairlines between panels
    QColor control{0xc3, 0xc9, 0xd3}; ///< borders of fields and buttons
    QColor text{0x1b, 0x1f, 0x27};
    QColor muted{0x5d, 0x67, 0x79};
    QColor accent{0x3b, 0x5b, 0xdb};
    QColor accentBackground{0xee, 0xf2, 0xff};
    QColor onAccent{0xff, 0xff, 0xff};
    QColor ok{0x18, 0x79, 0x4a};
    QColor okBackground{0xe7, 0xf6, 0xee};
    QColor warn{0x8f, 0x54, 0x00};
    QColor warnBackground{0xff, 0xf4, 0xe0};
    QColor error{0xb4, 0x23, 0x18};
    QColor errorBackground{0xfe, 0xec, 0xeb};
    QColor selection{0xe7, 0xec, 0xff}; ///< selected rows; `text` and `muted` are readable on it
    QColor code{0xfb, 0xfb, 0xfd}; ///< background of source text
    QColor onRole{0xff, 0xff, 0xff}; ///< ink on a role's colour
    QVector<QColor> roles{QColor{0x47, 0x54, 0x67}}; ///< by lane: 0 = the person, then the SOP's roles
    bool operator==(const Theme &) const = default;

    [[nodiscard]] static Theme light();
    [[nodiscard]] static Theme night();

    /// Colour of a lane; wraps around, because a team may have any size.
    [[nodiscard]] QColor role(int lane) const;
    [[nodiscard]] QColor ink(Tone tone) const;
    [[nodiscard]] QColor fill(Tone tone) const;
    [[nodiscard]] QPalette palette() const;
};

/// The application's style sheet for a theme at a font scale in percent. Widgets opt in with the dynamic
/// property `kind`: QPushButton/QToolButton "primary", "chip", "segment", "flat", "danger"; QLabel "pill"
/// (with `tone`), "heading", "muted", "title", "small"; QFrame/QWidget "panel", "page", "box", "bar" (top
/// hairline), "toolbar" (bottom hairline).
[[nodiscard]] QString styleSheet(const Theme &theme, int fontScale);

} // namespace baton::ui
