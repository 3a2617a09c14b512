// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/settings/settings_page.h"

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
    auto *outer = new QVBoxLayout(inner);
    outer->setContentsMargins(24, 20, 24, 20);
    m_column = new QVBoxLayout;
    m_column->setSpacing(16);
    outer->addLayout(m_column);
    outer->addStretch(1);
    setWidget(inner);
}

} // namespace baton::ui

#include "moc_settings_page.cpp"
