// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/output/output_pane.h"

#include "ui/output/terminal_view.h"
#include "ui/output/trial_card.h"
#include "ui/support/paint.h"
#include "ui/support/small_widgets.h"
#include "ui/support/theme_controller.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QStackedWidget>
#include <QToolButton>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int narrow = 700;

bool isStopKey(const QKeyEvent &event)
{
    return event.key() == Qt::Key_Period && event.modifiers() == Qt::ControlModifier;
}

} // namespace

OutputPane::OutputPane(ThemeController &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_tab(new QPushButton(this)), m_command(new QLineEdit(this)),
      m_run(new QPushButton(this)), m_stop(new QPushButton(this)), m_again(new QToolButton(this)),
      m_fold(new QToolButton(this)), m_stack(new QStackedWidget(this)), m_message(new QLabel),
      m_body(new QWidget), m_sides(new QBoxLayout(QBoxLayout::LeftToRight)),
      m_terminal(new TerminalView(theme, m_body)), m_card(new TrialCard(theme, m_body)),
      m_endText(new QLabel), m_endRun(new QPushButton), m_send(new QPushButton)
{
    nameWidget(this, "Output");
    setFocusProxy(m_terminal);
    m_bar = buildBar();
    m_endBar = buildEndBar();
    auto *body = new QVBoxLayout(m_body);
    body->setContentsMargins(0, 0, 0, 0);
    body->setSpacing(0);
    m_sides->setSpacing(0);
    m_sides->addWidget(m_terminal, 1);
    m_sides->addWidget(m_card);
    body->addLayout(m_sides, 1);
    body->addWidget(m_endBar);
    m_message->setObjectName(u"outputMessage"_s);
    m_message->setWordWrap(true);
    m_message->setAlignment(Qt::AlignCenter);
    m_message->setMargin(24);
    m_message->setProperty("kind", u"muted"_s);
    m_stack->addWidget(m_message);
    m_stack->addWidget(m_body);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bar);
    column->addWidget(m_stack, 1);
    connect(m_run, &QPushButton::clicked, this, &OutputPane::runRequested);
    connect(m_again, &QToolButton::clicked, this, &OutputPane::runRequested);
    connect(m_endRun, &QPushButton::clicked, this, &OutputPane::runRequested);
    connect(m_command, &QLineEdit::returnPressed, this, &OutputPane::runRequested);
    connect(m_stop, &QPushButton::clicked, this, &OutputPane::stopRequested);
    connect(m_send, &QPushButton::clicked, this, &OutputPane::sendRequested);
    connect(m_fold, &QToolButton::clicked, this, [this] { setFolded(!m_isFolded); });
    connect(&m_theme, &ThemeController::changed, this, &OutputPane::present);
    retranslate();
}

OutputPane::~OutputPane() = default;

QWidget *OutputPane::buildBar()
{
    nameWidget(m_tab, "Try it tab");
    nameWidget(m_command, "Program arguments");
    nameWidget(m_run, "Run program");
    nameWidget(m_stop, "Stop program");
    nameWidget(m_again, "Run program again");
    nameWidget(m_fold, "Fold output");
    auto *bar = new QWidget(this);
    bar->setProperty("kind", u"bar"_s);
    bar->setAttribute(Qt::WA_StyledBackground);
    bar->installEventFilter(this);
    m_tab->setProperty("kind", u"segment"_s);
    m_tab->setCheckable(true);
    m_tab->setChecked(true);
    connect(m_tab, &QPushButton::clicked, this, [this] {
        m_tab->setChecked(true); // the only one
        setFolded(false);
    });
    m_command->setFont(m_theme.codeFont());
    m_command->setMinimumWidth(m_theme.px(120));
    m_command->setMaximumWidth(m_theme.px(320));
    m_again->setProperty("kind", u"button"_s);
    m_fold->setProperty("kind", u"flat"_s);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(12, 5, 12, 5);
    row->setSpacing(6);
    row->addWidget(m_tab);
    row->addStretch(1);
    row->addWidget(m_command, 3);
    for (QWidget *widget : {static_cast<QWidget *>(m_run), static_cast<QWidget *>(m_stop),
             static_cast<QWidget *>(m_again), static_cast<QWidget *>(m_fold)})
        row->addWidget(widget);
    return bar;
}

QWidget *OutputPane::buildEndBar()
{
    nameWidget(m_endRun, "Run again");
    nameWidget(m_send, "Send the trace");
    m_endText->setObjectName(u"programEnd"_s);
    m_endText->setWordWrap(true);
    auto *bar = new QWidget;
    bar->setProperty("kind", u"bar"_s);
    bar->setAttribute(Qt::WA_StyledBackground);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(12, 6, 12, 6);
    row->setSpacing(8);
    row->addWidget(m_endText, 1);
    row->addWidget(m_endRun);
    row->addWidget(m_send);
    return bar;
}

void OutputPane::retranslate()
{
    m_tab->setText(tr("Try it"));
    m_run->setText(tr("Run"));
    m_run->setToolTip(tr("Starts the program in the sandbox, on a copy (Ctrl+R)"));
    m_stop->setText(tr("Stop"));
    m_stop->setToolTip(tr("Ends the program with all it started (Ctrl+.)"));
    m_again->setToolTip(tr("Ends the program and starts it anew"));
    m_endRun->setText(tr("Run again"));
    m_command->setPlaceholderText(tr("Command and arguments"));
    m_command->setToolTip(tr("How the program is called in the sandbox"));
    present();
}

QString OutputPane::command() const
{
    return m_command->text().trimmed();
}

void OutputPane::setCommand(const QString &line)
{
    m_command->setText(line);
}

void OutputPane::showRunning()
{
    m_isRunning = true;
    m_terminal->clear();
    m_terminal->setRunning(true);
    m_endBar->hide();
    m_card->setAddress({});
    m_card->setFiles({}, false);
    m_stack->setCurrentWidget(m_body);
    present();
}

void OutputPane::showEnded(const QString &sentence, bool isBad, const QString &send)
{
    m_isRunning = false;
    m_terminal->setRunning(false);
    m_endText->setText(sentence);
    setStyleProperty(m_endText, "kind", isBad ? u"error"_s : QString());
    m_send->setText(send);
    m_send->setVisible(!send.isEmpty());
    m_endBar->show();
    m_card->setAddress({});
    present();
}

void OutputPane::showMessage(const QString &sentence)
{
    m_isRunning = false;
    m_terminal->setRunning(false);
    m_message->setText(sentence);
    m_stack->setCurrentWidget(m_message);
    present();
}

void OutputPane::setFolded(bool isFolded)
{
    if (isFolded == m_isFolded)
        return;
    m_isFolded = isFolded;
    m_stack->setVisible(!isFolded);
    setMaximumHeight(isFolded ? m_bar->sizeHint().height() : QWIDGETSIZE_MAX);
    present();
    Q_EMIT foldChanged(isFolded);
}

void OutputPane::present()
{
    const QColor ink = m_theme.theme().text;
    m_tab->setIcon(tintedIcon(u"terminal"_s, m_theme.theme().accent));
    m_run->setIcon(tintedIcon(u"play"_s, ink));
    m_stop->setIcon(tintedIcon(u"stop"_s, ink));
    m_again->setIcon(tintedIcon(u"refresh"_s, ink));
    m_fold->setIcon(tintedIcon(m_isFolded ? u"chevron-right"_s : u"chevron-down"_s, ink));
    m_fold->setToolTip(m_isFolded ? tr("Unfold") : tr("Fold to this line"));
    m_command->setFont(m_theme.codeFont());
    m_run->setVisible(!m_isRunning);
    m_stop->setVisible(m_isRunning);
    m_again->setVisible(m_isRunning);
}

/// Ctrl+. is this pane's while its program runs, wherever in it the focus is.
bool OutputPane::event(QEvent *event)
{
    const bool isKey = event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress;
    if (isKey && m_isRunning && isStopKey(*static_cast<QKeyEvent *>(event))) {
        event->accept();
        if (event->type() == QEvent::KeyPress)
            Q_EMIT stopRequested();
        return true;
    }
    return QWidget::event(event);
}

bool OutputPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_bar && event->type() == QEvent::MouseButtonDblClick)
        Q_EMIT roomRequested();
    return QWidget::eventFilter(watched, event);
}

void OutputPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool isNarrow = width() < m_theme.px(narrow);
    m_sides->setDirection(isNarrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_card->setCompact(isNarrow);
}

void OutputPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace baton::ui

#include "moc_output_pane.cpp"
