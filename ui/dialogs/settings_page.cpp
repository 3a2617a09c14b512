// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/settings_page.h"

#include <QVBoxLayout>

namespace baton::ui {

using namespace Qt::StringLiterals;

SettingsPage::SettingsPage(QWidget *parent) : QScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    auto *inner = new QWidget(this);
    inner->setAttribute(Qt::WA_StyledBackground);
    inner->setProperty("kind", u"panel"_s);
    m_column = new QVBoxLayout(inner);
    m_column->setContentsMargins(24, 20, 24, 20);
    m_column->setSpacing(16);
    m_column->setAlignment(Qt::AlignTop);
    setWidget(inner);
}

} // namespace baton::ui

#include "moc_settings_page.cpp"
