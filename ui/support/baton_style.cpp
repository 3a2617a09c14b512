// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/baton_style.h"

#include "ui/support/icons.h"

#include <QApplication>
#include <QPalette>

namespace baton::ui {

BatonStyle::BatonStyle() : QProxyStyle(QStringLiteral("Fusion")) { }

QIcon BatonStyle::standardIcon(StandardPixmap which, const QStyleOption *option, const QWidget *widget) const
{
    if (which == SP_ToolBarHorizontalExtensionButton || which == SP_ToolBarVerticalExtensionButton)
        return tintedIcon(QStringLiteral("more"), QApplication::palette().color(QPalette::WindowText));
    return QProxyStyle::standardIcon(which, option, widget);
}

} // namespace baton::ui

#include "moc_baton_style.cpp"
