// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/room_row.h"

#include "ui/support/small_widgets.h"

#include <QKeyEvent>
#include <QSpinBox>

#include <algorithm>

namespace baton::ui {

namespace {

constexpr int fewest = 256;
constexpr int most = 1'000'000;
constexpr int step = 1000;

} // namespace

RoomRow::RoomRow(QWidget *parent) : QWidget(parent), m_label(new QLabel(this)), m_field(new QSpinBox(this))
{
    nameWidget(m_field, "Room for the answer");
    m_field->setRange(fewest, most);
    m_field->setSingleStep(step);
    m_field->setGroupSeparatorShown(true);
    m_field->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_field->installEventFilter(this);
    m_label->setBuddy(m_field);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(8);
    row->addWidget(m_label);
    row->addWidget(m_field);
    row->addStretch(1);
    retranslate();
    hide();
}

void RoomRow::offer(qint64 tokens)
{
    if (tokens == m_offered)
        return;
    m_offered = tokens;
    m_field->setValue(static_cast<int>(std::min<qint64>(tokens, most)));
    setVisible(tokens > 0);
}

qint64 RoomRow::tokens() const
{
    return m_offered > 0 ? m_field->value() : 0;
}

bool RoomRow::eventFilter(QObject *watched, QEvent *event)
{
    // The page scrolls under a field that has not the keyboard.
    if (event->type() == QEvent::Wheel && !m_field->hasFocus()) {
        event->ignore();
        return true;
    }
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            m_field->interpretText();
            Q_EMIT submitted();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void RoomRow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void RoomRow::retranslate()
{
    m_label->setText(tr("R&oom for the next answer"));
    m_field->setSuffix(tr(" tokens"));
    m_field->setToolTip(tr("How much the model may write, its thinking included"));
}

} // namespace baton::ui

#include "moc_room_row.cpp"
