// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/document_view.h"

#include "ui/document/markdown_page.h"
#include "ui/support/scroll_follower.h"
#include "ui/editor/code_editor.h"
#include "ui/editor/language.h"
#include "ui/support/small_widgets.h"
#include "ui/support/theme_controller.h"

#include <QEvent>
#include <QStackedLayout>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int frameMilliseconds = 16;

} // namespace

DocumentView::DocumentView(ThemeController &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_stack(new QStackedLayout(this)), m_message(new QLabel(this)),
      m_page(new MarkdownPage(theme, this)), m_code(new CodeEditor(theme, "Document view, source", this)),
      m_pageFollower(new ScrollFollower(*m_page)), m_codeFollower(new ScrollFollower(*m_code->scrollArea()))
{
    nameWidget(m_page, "Document view");
    m_message->setProperty("kind", u"muted"_s);
    m_message->setAlignment(Qt::AlignCenter);
    m_message->setWordWrap(true);
    m_message->setMargin(24);
    m_message->setTextFormat(Qt::PlainText);
    m_code->setReadOnly(true);
    m_stack->addWidget(m_message);
    m_stack->addWidget(m_page);
    m_stack->addWidget(m_code);
    m_frame.setSingleShot(true);
    m_frame.setInterval(frameMilliseconds);
    connect(&m_frame, &QTimer::timeout, this, &DocumentView::showPending);
    connect(m_page, &MarkdownPage::linkActivated, this, &DocumentView::linkActivated);
    connect(m_page, &MarkdownPage::selectionChanged, this, &DocumentView::selectionChanged);
    connect(m_code, &CodeEditor::selectionChanged, this, &DocumentView::selectionChanged);
    connect(m_code, &CodeEditor::markActivated, this, &DocumentView::markActivated);
}

DocumentView::~DocumentView() = default;

void DocumentView::setPath(const QString &path)
{
    m_isPage = languageOfPath(path) == Language::Markdown;
    m_code->setPath(path);
    // The one that is shown bears the name of the view.
    nameWidget(m_page, m_isPage ? "Document view" : "Document view, page");
    QWidget *code = m_code->focusProxy();
    nameWidget(code, m_isPage ? "Document view, source" : "Document view");
    setFocusProxy(m_isPage ? static_cast<QWidget *>(m_page) : code);
}

void DocumentView::setText(const QString &text)
{
    m_frame.stop();
    m_hasPending = false;
    showText(text, false);
}

void DocumentView::setLiveText(const QString &text)
{
    m_pending = text;
    m_hasPending = true;
    // The first text is shown at once; what comes within the same frame waits for its end.
    if (!m_frame.isActive())
        showPending();
}

void DocumentView::showPending()
{
    if (!m_hasPending)
        return;
    m_hasPending = false;
    showText(m_pending, true);
    m_frame.start();
}

void DocumentView::showText(const QString &text, bool live)
{
    follower()->setActive(live);
    follower()->beginChange();
    if (m_isPage)
        m_page->setSource(text);
    else
        m_code->setText(text);
    follower()->endChange();
    m_stack->setCurrentWidget(m_isPage ? static_cast<QWidget *>(m_page) : m_code);
}

void DocumentView::setMessage(const QString &message)
{
    m_frame.stop();
    m_hasPending = false;
    m_message->setText(message);
    m_stack->setCurrentWidget(m_message);
}

TextPlace DocumentView::selection() const
{
    if (m_stack->currentWidget() == m_message)
        return {};
    return m_isPage ? m_page->place() : m_code->selection();
}

void DocumentView::goToLine(int line)
{
    if (m_isPage)
        m_page->goToLine(line);
    else
        m_code->goToLine(line);
}

bool DocumentView::find(const QString &text, bool forward)
{
    if (!m_isPage)
        return m_code->find(text, forward);
    return m_page->findWords(text, forward);
}

void DocumentView::setMarks(const QVector<int> &remarks, const QVector<int> &failures)
{
    QVector<LineMark> marks;
    for (const int line : remarks)
        marks.append({LineMark::Kind::Remark, line});
    for (const int line : failures)
        marks.append({LineMark::Kind::FailedCheck, line});
    m_code->setMarks(marks);
    m_page->setMarkedLines(remarks);
}

bool DocumentView::isFollowing() const
{
    return follower()->isFollowing();
}

void DocumentView::jumpToEnd()
{
    follower()->jumpToEnd();
}

void DocumentView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_pageFollower->retranslate();
        m_codeFollower->retranslate();
    }
}

} // namespace baton::ui

#include "moc_document_view.cpp"
