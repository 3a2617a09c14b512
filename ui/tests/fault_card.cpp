// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tests/fault_card.h"

#include "ui/support/paint.h"
#include "ui/support/small_widgets.h"
#include "ui/support/theme_controller.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

QLabel *plainLabel(QWidget *parent, const QString &kind = {})
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    if (!kind.isEmpty())
        label->setProperty("kind", kind);
    return label;
}

Tone toneOf(Fault fault)
{
    switch (fault) {
    case Fault::Code:
        return Tone::Error;
    case Fault::Test:
        return Tone::Accent;
    case Fault::Requirement:
        return Tone::Warn;
    case Fault::Accepted:
        break;
    }
    return Tone::Neutral;
}

/// A mark as large as a letter.
class StepMark final : public QWidget {
public:
    StepMark(RoundStep::Mark mark, const ThemeController &theme, QWidget *parent)
        : QWidget(parent), m_mark(mark), m_theme(theme)
    {
        setFixedSize(theme.px(12), theme.px(18));
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const double size = width();
        const QRectF rect(0, (height() - size) / 2, size, size);
        const Theme &theme = m_theme.theme();
        switch (m_mark) {
        case RoundStep::Mark::Well:
            return paint::state(painter, rect, ArtefactState::Approved, theme);
        case RoundStep::Mark::Bad:
            return paint::cross(painter, rect, theme);
        case RoundStep::Mark::Now:
            return paint::state(painter, rect, ArtefactState::Writing, theme);
        case RoundStep::Mark::ToCome:
            return paint::state(painter, rect, ArtefactState::Queued, theme);
        }
    }

private:
    RoundStep::Mark m_mark;
    const ThemeController &m_theme;
};

} // namespace

FaultCard::FaultCard(QWidget *parent)
    : QFrame(parent), m_title(plainLabel(this, u"title"_s)), m_count(plainLabel(this, u"small"_s)),
      m_testTitle(plainLabel(this, u"small"_s)), m_test(new ElidedLabel(this, Qt::ElideMiddle)),
      m_faultTitle(plainLabel(this, u"small"_s)), m_fault(new Pill(this)),
      m_placeTitle(plainLabel(this, u"small"_s)), m_place(new ChipButton({}, this)),
      m_reasonTitle(plainLabel(this, u"small"_s)), m_reason(plainLabel(this)),
      m_standing(plainLabel(this, u"muted"_s)), m_primary(new QVBoxLayout),
      m_others(new FlowLayout(nullptr, 6))
{
    nameWidget(this, "Attribution");
    setProperty("kind", u"box"_s);
    setFocusPolicy(Qt::StrongFocus);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 10, 12, 12);
    column->setSpacing(8);
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_count);
    m_count->setWordWrap(false);
    column->addLayout(head);
    auto *rows = new QGridLayout;
    rows->setHorizontalSpacing(10);
    rows->setVerticalSpacing(5);
    rows->setColumnStretch(1, 1);
    addRow(*rows, m_testTitle, m_test);
    addRow(*rows, m_faultTitle, m_fault);
    addRow(*rows, m_placeTitle, m_place);
    addRow(*rows, m_reasonTitle, m_reason);
    column->addLayout(rows);
    column->addWidget(m_standing);
    m_reason->setTextInteractionFlags(Qt::TextSelectableByMouse);
    nameWidget(m_place, "Place of the fault");
    connect(m_place, &QPushButton::clicked, this,
        [this] { Q_EMIT placeOpened(m_sight.place.path, m_sight.place.line); });
    addButtons(*column);
}

void FaultCard::addRow(QGridLayout &rows, QLabel *title, QWidget *value)
{
    const int row = rows.rowCount();
    title->setWordWrap(false);
    rows.addWidget(title, row, 0, Qt::AlignTop);
    const bool isWide = value == m_reason || value == m_test;
    rows.addWidget(value, row, 1, isWide ? Qt::Alignment() : Qt::AlignLeft);
}

void FaultCard::addButtons(QVBoxLayout &column)
{
    for (const char *name :
        {"Send to engineer", "It is the test", "It is the requirement", "Leave it failing"}) {
        const auto fault = static_cast<Fault>(m_buttons.size());
        auto *button = new QPushButton(this);
        nameWidget(button, name);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, [this, fault] { Q_EMIT answered(m_sight.test, fault); });
        m_buttons.append(button);
    }
    column.addLayout(m_primary);
    column.addLayout(m_others);
}

void FaultCard::setFault(const FaultSight &sight, const QString &testName)
{
    const auto isSame = [](const FaultWay &one, const FaultWay &other) { return one.fault == other.fault; };
    const bool isFresh = m_sight.proposed != sight.proposed
        || !std::equal(
            m_sight.ways.cbegin(), m_sight.ways.cend(), sight.ways.cbegin(), sight.ways.cend(), isSame);
    m_sight = sight;
    m_name = testName;
    if (isFresh)
        arrangeButtons();
    present();
}

void FaultCard::setCurrent(bool current)
{
    setStyleProperty(this, "current", current ? u"true"_s : u"false"_s);
}

void FaultCard::present()
{
    m_title->setText(tr("Whose fault is it?"));
    m_count->setText(tr("%1 of %2").arg(m_sight.number).arg(m_sight.of));
    m_testTitle->setText(tr("Test"));
    m_faultTitle->setText(tr("Fault"));
    m_placeTitle->setText(tr("Place"));
    m_reasonTitle->setText(tr("Reason"));
    m_test->setFullText(m_name);
    const bool isSaid = m_sight.proposed.has_value();
    for (QWidget *widget : std::initializer_list<QWidget *>{m_faultTitle, m_fault})
        widget->setVisible(isSaid);
    if (isSaid) {
        const QString fault = faultText(*m_sight.proposed);
        m_fault->show(m_sight.byPerson ? tr("%1, as you said").arg(fault) : fault, toneOf(*m_sight.proposed));
    }
    const bool hasPlace = isSaid && !m_sight.place.path.isEmpty();
    m_placeTitle->setVisible(hasPlace);
    m_place->setVisible(hasPlace);
    const QString place = m_sight.place.line > 0
        ? tr("%1 line %2").arg(m_sight.place.path).arg(m_sight.place.line)
        : m_sight.place.path;
    m_place->setText(QString(place).replace(u'&', u"&&"_s));
    m_reasonTitle->setVisible(!m_sight.reason.isEmpty());
    m_reason->setVisible(!m_sight.reason.isEmpty());
    m_reason->setText(m_sight.reason);
    m_standing->setVisible(!m_sight.standing.isEmpty());
    m_standing->setText(m_sight.standing);
    QStringList said{
        m_name, isSaid ? faultText(*m_sight.proposed) : QString(), m_sight.reason, m_sight.standing};
    said.removeAll(QString());
    setAccessibleDescription(said.join(u". "_s));
    presentButtons();
}

void FaultCard::presentButtons()
{
    for (const FaultWay &way : std::as_const(m_sight.ways)) {
        QPushButton *button = m_buttons.at(static_cast<int>(way.fault));
        const QString cost = way.cost.isEmpty() ? QString() : u"   "_s + tr("about %1").arg(way.cost);
        button->setText(way.label + cost);
        button->setEnabled(way.whyNot.isEmpty());
        const QString key = QString::number(static_cast<int>(way.fault) + 1);
        const QString does = way.path.isEmpty() ? key : tr("%1 (%2)").arg(way.path, key);
        button->setToolTip(way.whyNot.isEmpty() ? does : way.whyNot);
        button->setAccessibleDescription(m_name);
    }
}

/// The proposed one is blue and by itself.
void FaultCard::arrangeButtons()
{
    for (QPushButton *button : std::as_const(m_buttons)) {
        button->hide();
        m_primary->removeWidget(button);
        m_others->removeWidget(button);
    }
    for (const FaultWay &way : std::as_const(m_sight.ways)) {
        QPushButton *button = m_buttons.at(static_cast<int>(way.fault));
        const bool isFirst = m_sight.proposed == way.fault && way.fault != Fault::Accepted;
        button->show();
        setStyleProperty(button, "kind", isFirst ? u"primary"_s : QString());
        if (isFirst)
            m_primary->addWidget(button);
        else
            m_others->addWidget(button);
    }
}

void FaultCard::answer(Fault fault)
{
    QPushButton *button = m_buttons.at(static_cast<int>(fault));
    if (button->isEnabled())
        button->click();
}

void FaultCard::answerAsProposed()
{
    if (m_sight.proposed)
        answer(*m_sight.proposed);
}

void FaultCard::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    auto *button = qobject_cast<QPushButton *>(focusWidget());
    if (event->modifiers() & ~Qt::KeypadModifier)
        QFrame::keyPressEvent(event);
    else if (enter && button != nullptr && button->hasFocus())
        button->click();
    else if (enter)
        answerAsProposed();
    else if (event->key() >= Qt::Key_1 && event->key() <= Qt::Key_4)
        answer(static_cast<Fault>(event->key() - Qt::Key_1));
    else
        QFrame::keyPressEvent(event);
}

void FaultCard::focusInEvent(QFocusEvent *event)
{
    QFrame::focusInEvent(event);
    Q_EMIT focused(m_sight.test);
}

// ---- the round -----------------------------------------------------------------------------------------

RoundCard::RoundCard(const ThemeController &theme, QWidget *parent)
    : QFrame(parent), m_theme(theme), m_title(plainLabel(this, u"title"_s)),
      m_end(plainLabel(this, u"small"_s)), m_steps(new QVBoxLayout)
{
    nameWidget(this, "Round");
    setProperty("kind", u"box"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 10, 12, 12);
    column->setSpacing(6);
    auto *head = new QHBoxLayout;
    m_title->setWordWrap(false);
    head->addWidget(m_title);
    head->addWidget(m_end, 1, Qt::AlignRight);
    column->addLayout(head);
    column->addLayout(m_steps);
    m_steps->setSpacing(4);
}

void RoundCard::setRound(const RoundSight &round)
{
    setVisible(!round.title.isEmpty());
    if (round == m_round)
        return;
    m_round = round;
    m_title->setText(round.title);
    m_end->setText(round.end);
    while (QLayoutItem *item = m_steps->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    QStringList said{round.title};
    for (const RoundStep &step : round.steps) {
        addStep(step);
        said.append(step.note.isEmpty() ? step.text : QString(step.text + u": "_s + step.note));
    }
    said.append(round.end);
    said.removeAll(QString());
    setAccessibleDescription(said.join(u". "_s));
}

void RoundCard::addStep(const RoundStep &step)
{
    auto *line = new QWidget(this);
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins({});
    row->setSpacing(8);
    row->addWidget(new StepMark(step.mark, m_theme, line), 0, Qt::AlignTop);
    auto *text = plainLabel(line, step.mark == RoundStep::Mark::ToCome ? u"muted"_s : QString());
    text->setText(step.text);
    row->addWidget(text, 1);
    auto *note = plainLabel(line, u"small"_s);
    note->setWordWrap(false);
    note->setText(step.note);
    row->addWidget(note, 0, Qt::AlignTop);
    m_steps->addWidget(line);
}

} // namespace baton::ui

#include "moc_fault_card.cpp"
