// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tests/test_output.h"

#include "ui/editor/find_bar.h"
#include "ui/support/scroll_follower.h"
#include "ui/support/small_widgets.h"
#include "ui/support/theme_controller.h"

#include <QEvent>
#include <QPlainTextEdit>
#include <QToolButton>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int fewestLines = 6; ///< in sight
constexpr int mostBlocks = 20'000; ///< of a run that goes on; the end of it counts

} // namespace

TestOutput::TestOutput(const ThemeController &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_title(new Heading(this)), m_facts(new ElidedLabel(this)),
      m_findButton(new QToolButton(this)), m_wrap(new QToolButton(this)), m_find(new FindBar(this)),
      m_text(new QPlainTextEdit(this)), m_follower(new ScrollFollower(*m_text))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    auto *bar = new QWidget(this);
    bar->setProperty("kind", u"bar"_s);
    bar->setAttribute(Qt::WA_StyledBackground);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(16, 4, 8, 4);
    row->addWidget(m_title);
    row->addWidget(m_facts, 1);
    row->addWidget(m_findButton);
    row->addWidget(m_wrap);
    column->addWidget(bar);
    column->addWidget(m_find);
    column->addWidget(m_text, 1);
    m_facts->setProperty("kind", u"small"_s);
    nameWidget(m_findButton, "Find in the output");
    nameWidget(m_wrap, "Wrap the output");
    for (QToolButton *button : {m_findButton, m_wrap})
        button->setProperty("kind", u"flat"_s);
    m_wrap->setCheckable(true);
    nameWidget(m_text, "Test output");
    m_text->setReadOnly(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setMaximumBlockCount(mostBlocks);
    m_text->document()->setDocumentMargin(10);
    connect(m_findButton, &QToolButton::clicked, this, &TestOutput::openFind);
    connect(m_wrap, &QToolButton::toggled, m_text, [this](bool on) {
        m_text->setLineWrapMode(on ? QPlainTextEdit::WidgetWidth : QPlainTextEdit::NoWrap);
    });
    connect(m_find, &FindBar::findRequested, this, &TestOutput::onFind);
    connect(m_find, &FindBar::closed, m_text, [this] {
        m_find->hide();
        m_text->setFocus();
    });
    connect(&theme, &ThemeController::changed, this, &TestOutput::restyle);
    m_find->hide();
    restyle();
    retranslate();
}

void TestOutput::setOutput(const QString &output, const QString &facts)
{
    m_facts->setFullText(facts);
    m_follower->setActive(false);
    showText(output);
}

void TestOutput::setLive(const QString &output)
{
    m_facts->setFullText(tr("running"));
    m_follower->setActive(true);
    showText(output);
}

/// What grows at its end is added there, so that a selection and the place of the reader stay.
void TestOutput::showText(const QString &output)
{
    if (output == m_shown)
        return;
    m_follower->beginChange();
    if (!m_shown.isEmpty() && output.startsWith(m_shown)) {
        QTextCursor end(m_text->document());
        end.movePosition(QTextCursor::End);
        end.insertText(output.sliced(m_shown.size()));
    } else {
        m_text->setPlainText(output);
    }
    m_shown = output;
    m_follower->endChange();
}

void TestOutput::openFind()
{
    m_find->open(m_text->textCursor().selectedText());
}

void TestOutput::onFind(const QString &words, bool forward)
{
    const auto flags = forward ? QTextDocument::FindFlags() : QTextDocument::FindBackward;
    bool found = m_text->find(words, flags);
    if (!found) {
        m_text->moveCursor(forward ? QTextCursor::Start : QTextCursor::End);
        found = m_text->find(words, flags);
    }
    m_find->setFound(found);
}

void TestOutput::restyle()
{
    m_text->setFont(m_theme.codeFont(12));
    QPalette colours = m_text->palette();
    colours.setColor(QPalette::Base, m_theme.theme().code);
    m_text->setPalette(colours);
    m_text->setMinimumHeight(fewestLines * QFontMetrics(m_text->font()).lineSpacing() + 20);
    m_findButton->setMinimumHeight(m_theme.px(24));
}

void TestOutput::retranslate()
{
    m_title->setTitle(tr("Output"));
    m_findButton->setText(tr("Find"));
    m_wrap->setText(tr("Wrap"));
    m_text->setPlaceholderText(tr("Nothing was written."));
}

void TestOutput::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace baton::ui

#include "moc_test_output.cpp"
