// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/view_switch.h"

#include "ui/support/small_widgets.h"

#include <QHBoxLayout>
#include <QKeyEvent>

namespace baton::ui {

using namespace Qt::StringLiterals;

ViewSwitch::ViewSwitch(QWidget *parent) : QWidget(parent)
{
    nameWidget(this, "Views");
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(2);
}

void ViewSwitch::add(const char *name)
{
    auto *button = new QPushButton(this);
    nameWidget(button, name);
    button->setProperty("kind", u"segment"_s);
    button->setCheckable(true);
    button->setAutoExclusive(true);
    button->setAutoDefault(false);
    layout()->addWidget(button);
    const int index = static_cast<int>(m_buttons.size());
    m_buttons.append(button);
    connect(button, &QPushButton::clicked, this, [this, index] { Q_EMIT chosen(index); });
}

void ViewSwitch::setText(int index, const QString &text)
{
    m_buttons.at(index)->setText(text);
}

void ViewSwitch::setCurrent(int index)
{
    m_buttons.at(index)->setChecked(true);
}

void ViewSwitch::setOffered(int index, bool offered)
{
    m_buttons.at(index)->setVisible(offered);
}

void ViewSwitch::keyPressEvent(QKeyEvent *event)
{
    const int step = event->key() == Qt::Key_Right ? 1 : event->key() == Qt::Key_Left ? -1 : 0;
    if (step == 0) {
        QWidget::keyPressEvent(event);
        return;
    }
    QVector<QPushButton *> offered = m_buttons;
    offered.removeIf([](const QPushButton *button) { return button->isHidden(); });
    const int count = static_cast<int>(offered.size());
    for (int i = 0; i < count; ++i) {
        if (offered[i]->hasFocus()) {
            QPushButton *next = offered[(i + step + count) % count];
            next->setFocus();
            next->click();
            return;
        }
    }
}

} // namespace baton::ui

#include "moc_view_switch.cpp"
