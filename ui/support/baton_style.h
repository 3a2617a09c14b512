// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

namespace baton::ui {

/// Fusion with Baton's icon for what does not fit into a bar. Fusion's own are bitmaps: the first of them
/// loads every image format plugin, and a menu bar asks for one as it is made. Owned by the application.
class BatonStyle : public QProxyStyle {
    Q_OBJECT

public:
    BatonStyle();
    [[nodiscard]] QIcon standardIcon(
        StandardPixmap which, const QStyleOption *option, const QWidget *widget) const override;
};

} // namespace baton::ui
