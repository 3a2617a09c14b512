// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tests/failure_panel.h"

#include "ui/support/small_widgets.h"
#include "ui/support/theme_controller.h"
#include "ui/tests/code_box.h"

#include <QEvent>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

QPushButton *placeButton(const char *name, QWidget *parent)
{
    auto *button = new QPushButton(parent);
    nameWidget(button, name);
    button->setAutoDefault(false);
    return button;
}

void showPlace(QPushButton &button, const CodePlace &place, const QString &keys)
{
    button.setVisible(!place.path.isEmpty());
    const QString shown = place.line > 0
        ? place.path.section(u'/', -1) + u" : "_s + QString::number(place.line)
        : place.path.section(u'/', -1);
    button.setText(u"→ "_s + QString(shown).replace(u'&', u"&&"_s) + u"  "_s + keys);
    button.setToolTip(placeText(place));
}

} // namespace

FailurePanel::FailurePanel(const ThemeController &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_name(new ElidedLabel(this, Qt::ElideMiddle)),
      m_rows(new FlowLayout(nullptr, 4)), m_toTest(placeButton("Go to the test", this)),
      m_sentence(new QLabel(this)), m_compared(new CodeBox(theme, "Expected and actual", this)),
      m_programHead(new QWidget(this)), m_programTitle(new Heading(m_programHead)),
      m_toProgram(placeButton("Go to the program", m_programHead)),
      m_excerpt(new CodeBox(theme, "Lines around the failure", this)), m_wordsTitle(new Heading(this)),
      m_words(new CodeBox(theme, "What the test wrote", this))
{
    nameWidget(this, "Failure");
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(8);
    auto *head = new QHBoxLayout;
    head->addWidget(m_name, 1);
    head->addWidget(m_toTest);
    column->addLayout(head);
    column->addLayout(m_rows);
    m_sentence->setWordWrap(true);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(m_sentence);
    column->addWidget(m_compared);
    auto *programRow = new FlowLayout(m_programHead);
    programRow->setContentsMargins({});
    programRow->addWidget(m_programTitle);
    programRow->addWidget(m_toProgram);
    column->addWidget(m_programHead);
    column->addWidget(m_excerpt);
    column->addWidget(m_wordsTitle);
    column->addWidget(m_words);
    column->addStretch(1);
    connect(m_toTest, &QPushButton::clicked, this, &FailurePanel::openTest);
    connect(m_toProgram, &QPushButton::clicked, this, &FailurePanel::openProgram);
    connect(&theme, &ThemeController::changed, this, &FailurePanel::restyle);
    restyle();
}

void FailurePanel::setFailure(const FailureSight &failure)
{
    if (failure == m_failure)
        return;
    m_failure = failure;
    present();
}

void FailurePanel::openTest()
{
    if (!m_failure.test.path.isEmpty())
        Q_EMIT placeOpened(m_failure.test.path, m_failure.test.line);
}

void FailurePanel::openProgram()
{
    if (!m_failure.program.path.isEmpty())
        Q_EMIT placeOpened(m_failure.program.path, m_failure.program.line);
}

void FailurePanel::present()
{
    m_name->setFullText(m_failure.id.section(u"::"_s, -1));
    setAccessibleDescription(m_failure.id + u": "_s + m_failure.sentence);
    presentRows();
    m_sentence->setText(m_failure.sentence);
    showPlace(*m_toTest, m_failure.test, u"F4"_s);
    m_compared->setVisible(!m_failure.compared.isEmpty());
    m_compared->setLines(m_failure.compared);
    const bool hasPlace = !m_failure.program.path.isEmpty();
    m_programHead->setVisible(hasPlace);
    showPlace(*m_toProgram, m_failure.program, u"Shift+F4"_s);
    m_programTitle->setTitle(m_failure.program.path == m_failure.test.path
            ? tr("Line of the test that failed")
            : tr("Line of the program that failed"));
    m_excerpt->setVisible(hasPlace && !m_failure.excerpt.isEmpty());
    m_excerpt->setLines(m_failure.excerpt);
    m_wordsTitle->setVisible(!m_failure.words.isEmpty());
    m_wordsTitle->setTitle(tr("What the test wrote"));
    m_words->setVisible(!m_failure.words.isEmpty());
    m_words->setText(m_failure.words);
}

/// The requirements it serves, as small labels.
void FailurePanel::presentRows()
{
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const QString &row : std::as_const(m_failure.rows)) {
        auto *pill = new Pill(this);
        pill->show(row, Tone::Accent);
        pill->setToolTip(tr("It serves requirement %1.").arg(row));
        m_rows->addWidget(pill);
    }
}

void FailurePanel::restyle()
{
    QFont mono = m_theme.codeFont(13);
    mono.setWeight(QFont::DemiBold);
    m_name->setFont(mono);
}

void FailurePanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        present();
}

} // namespace baton::ui

#include "moc_failure_panel.cpp"
