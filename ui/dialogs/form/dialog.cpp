// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/form/dialog.h"

#include "ui/support/small_widgets.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScreen>
#include <QVBoxLayout>

namespace baton::ui {

using namespace Qt::StringLiterals;

Dialog::Dialog(const ThemeController &theme, QWidget *parent) : QDialog(parent), m_theme(theme)
{
    setProperty("kind", u"panel"_s);
    setWindowFlag(Qt::WindowContextHelpButtonHint, false);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins({});
    outer->setSpacing(0);
    m_body = new QVBoxLayout;
    m_body->setContentsMargins(20, 18, 20, 16);
    m_body->setSpacing(12);
    outer->addLayout(m_body, 1);
    auto *bar = new QWidget(this);
    bar->setAttribute(Qt::WA_StyledBackground);
    bar->setProperty("kind", u"bar"_s);
    m_bar = new QHBoxLayout(bar);
    m_bar->setContentsMargins(20, 11, 20, 12);
    m_bar->setSpacing(8);
    m_bar->addStretch(1);
    outer->addWidget(bar);
}

void Dialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

QPushButton *Dialog::addButton(const char *name)
{
    auto *button = new QPushButton(this);
    nameWidget(button, name);
    button->setAutoDefault(false);
    m_bar->addWidget(button);
    return button;
}

void Dialog::makeDefault(QPushButton *button, bool on)
{
    button->setDefault(on);
    setStyleProperty(button, "kind", on ? u"primary"_s : QString());
}

void Dialog::setDesignSize(int width, int height)
{
    QSize size(m_theme.px(width), m_theme.px(height));
    // The frame the window manager adds is not known yet.
    if (const QScreen *place = screen())
        size = size.boundedTo(place->availableSize() - QSize(48, 72));
    resize(size);
}

} // namespace baton::ui

#include "moc_dialog.cpp"
