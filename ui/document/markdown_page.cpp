// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/markdown_page.h"

#include "ui/document/markdown_render.h"
#include "ui/support/theme_controller.h"

#include <QAbstractTextDocumentLayout>
#include <QKeyEvent>
#include <QMimeData>
#include <QPainter>
#include <QRegularExpression>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QTextBlock>

#include <algorithm>
#include <cmath>

namespace baton::ui {

namespace {

constexpr double longestLine = 860; ///< design pixels: longer lines are tiring to read

} // namespace

MarkdownPage::MarkdownPage(ThemeController &theme, QWidget *parent)
    : QTextBrowser(parent), m_theme(theme), m_window(*document(), theme)
{
    setOpenLinks(false);
    setFrameShape(QFrame::NoFrame);
    setUndoRedoEnabled(false);
    setAttribute(Qt::WA_InputMethodEnabled, false);
    setTextInteractionFlags(Qt::TextBrowserInteraction | Qt::TextSelectableByKeyboard);
    for (QTimer *timer : {&m_read, &m_settle}) {
        timer->setSingleShot(true);
        timer->setInterval(0);
    }
    connect(&m_read, &QTimer::timeout, this, &MarkdownPage::readOn);
    connect(&m_settle, &QTimer::timeout, this, &MarkdownPage::settle);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &MarkdownPage::onScrolled);
    connect(this, &QTextBrowser::cursorPositionChanged, this, [this] { m_allSelected = false; });
    connect(this, &QTextBrowser::anchorClicked, this, &MarkdownPage::linkActivated);
    connect(&m_theme, &ThemeController::changed, this, &MarkdownPage::restyle);
    restyle();
}

QVariant MarkdownPage::loadResource(int type, const QUrl &name)
{
    Q_UNUSED(type)
    Q_UNUSED(name)
    return nothingLoaded();
}

void MarkdownPage::restyle()
{
    const int at = verticalScrollBar()->value();
    const Place place = m_place;
    const QScopedValueRollback moving(m_moving, true);
    QPalette colours = palette();
    colours.setColor(QPalette::Base, m_theme.theme().panel);
    setPalette(colours);
    document()->setDefaultFont(m_theme.font(13.5));
    document()->setDocumentMargin(m_theme.px(18));
    m_window.renew();
    if (m_window.isWhole()) {
        verticalScrollBar()->setValue(at);
    } else {
        showChunk(place.chunk);
        restore(place);
        m_settle.start();
    }
}

void MarkdownPage::setSource(const QString &markdown)
{
    if (markdown == m_source)
        return;
    m_source = markdown;
    const Place place = placeAtTop();
    const MarkdownWindow::Spot anchor = m_window.spotOf(textCursor().anchor());
    const MarkdownWindow::Spot caret = m_window.spotOf(textCursor().position());
    {
        const QScopedValueRollback moving(m_moving, true);
        m_window.setText(markdown);
        restoreCaret(anchor, caret);
    }
    m_read.start();
    if (m_window.isWhole())
        return;
    restore(place);
    settle();
}

/// The rest of a long text, a part at a time; the bar beside it grows.
void MarkdownPage::readOn()
{
    const Place place = placeAtTop();
    const QScopedValueRollback moving(m_moving, true);
    if (!m_window.readMore())
        return;
    restore(place);
    m_read.start();
}

MarkdownPage::Place MarkdownPage::placeAtTop() const
{
    const QScrollBar *bar = verticalScrollBar();
    if (m_window.isWhole() || m_window.count() == 0)
        return {0, static_cast<double>(bar->value()), false};
    const qsizetype chunk = m_window.chunkAt(bar->value());
    return {
        chunk, bar->value() - m_window.topOf(chunk), bar->maximum() > 0 && bar->value() >= bar->maximum()};
}

/// The layout tells the bar of its height a moment later; here it is needed now.
void MarkdownPage::restore(const Place &place)
{
    if (m_window.isWhole())
        return;
    const QScopedValueRollback moving(m_moving, true);
    QScrollBar *bar = verticalScrollBar();
    const int height = static_cast<int>(std::ceil(document()->size().height()));
    bar->setRange(0, std::max(0, height - viewport()->height()));
    bar->setValue(
        place.atEnd ? bar->maximum() : static_cast<int>(m_window.topOf(place.chunk) + place.offset));
    m_place = place;
}

void MarkdownPage::onScrolled()
{
    if (m_moving || m_window.isWhole())
        return;
    m_place = placeAtTop();
    m_settle.start();
}

/// Renders what has come into sight, before anybody gets there where the hand is not too fast.
void MarkdownPage::settle()
{
    if (m_window.isWhole() || m_window.count() == 0)
        return;
    const double top = verticalScrollBar()->value();
    const double page = viewport()->height();
    if (m_window.covers(top - page / 2, top + page * 1.5) && !m_window.isHeavy())
        return;
    const Place place = placeAtTop();
    showChunk(place.atEnd ? m_window.count() - 1 : place.chunk);
    restore(place);
    // Guessed heights may have been far off; the measured ones are not.
    if (!m_window.covers(verticalScrollBar()->value(), verticalScrollBar()->value() + page))
        m_settle.start();
}

/// With caret and selection, as far as their place is still rendered.
void MarkdownPage::showChunk(qsizetype chunk)
{
    const QScopedValueRollback moving(m_moving, true);
    const bool all = m_allSelected;
    const MarkdownWindow::Spot anchor = m_window.spotOf(textCursor().anchor());
    const MarkdownWindow::Spot caret = m_window.spotOf(textCursor().position());
    m_window.moveTo(chunk, viewport()->height());
    if (all)
        selectAll();
    else
        restoreCaret(anchor, caret);
    m_allSelected = all;
}

/// The person's caret and selection must not ride on the end of a text that is being filled in; where their
/// place is not rendered, or there was no text before, the caret waits at the top.
void MarkdownPage::restoreCaret(const MarkdownWindow::Spot &anchor, const MarkdownWindow::Spot &caret)
{
    const int to = m_window.positionOf(caret);
    const int from = m_window.positionOf(anchor);
    QTextCursor own = textCursor();
    if (own.anchor() == from && own.position() == to)
        return;
    own.setPosition(std::max(from < 0 ? to : from, 0));
    own.setPosition(std::max(to, 0), QTextCursor::KeepAnchor);
    const QScopedValueRollback moving(m_moving, true);
    const int at = verticalScrollBar()->value();
    setTextCursor(own);
    if (!m_window.isWhole() || to < 0)
        verticalScrollBar()->setValue(at);
}

TextPlace MarkdownPage::place() const
{
    const QTextCursor cursor = textCursor();
    if (cursor.hasSelection()) {
        QString quote = cursor.selectedText();
        quote.replace(QChar::ParagraphSeparator, u'\n').replace(QChar::LineSeparator, u'\n');
        quote.replace(QChar(0xfdd0), u'\n').replace(QChar(0xfdd1), u'\n'); // edges of frames and tables
        return {m_window.lineAt(cursor.selectionStart()), m_window.lineAt(cursor.selectionEnd() - 1),
            quote.trimmed()};
    }
    // Without a selection: the paragraph the caret is in, if it is in sight, else the first one in sight.
    const bool inSight = viewport()->rect().intersects(cursorRect(cursor));
    const int position = inSight ? cursor.position() : cursorForPosition({8, 8}).position();
    const int line = m_window.lineAt(position);
    return {line, line, document()->findBlock(position).text()};
}

QRect MarkdownPage::rectOfLine(int line) const
{
    const int position = m_window.positionOfLine(line);
    if (position < 0)
        return {};
    const QRectF rect = document()->documentLayout()->blockBoundingRect(document()->findBlock(position));
    return rect.translated(-horizontalScrollBar()->value(), -verticalScrollBar()->value()).toRect();
}

void MarkdownPage::goToLine(int line)
{
    while (
        m_window.count() > 0 && m_window.chunkOfLine(line) == m_window.count() - 1 && m_window.readMore()) { }
    if (m_window.positionOfLine(line) < 0)
        showChunk(m_window.chunkOfLine(line));
    if (m_window.positionOfLine(line) < 0)
        return;
    if (!m_window.isWhole())
        restore({m_window.chunkOfLine(line), 0, false});
    QTextCursor cursor(document()->findBlock(m_window.positionOfLine(line)));
    cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
    setTextCursor(cursor);
    QScrollBar *bar = verticalScrollBar();
    bar->setValue(bar->value() + rectOfLine(line).top() - viewport()->height() / 3);
}

bool MarkdownPage::findWords(const QString &words, bool forward)
{
    const auto flags = forward ? QTextDocument::FindFlags() : QTextDocument::FindBackward;
    if (find(words, flags))
        return true;
    if (!m_window.isWhole())
        return findFarAway(words, forward);
    const QTextCursor before = textCursor();
    moveCursor(forward ? QTextCursor::Start : QTextCursor::End);
    if (find(words, flags))
        return true;
    setTextCursor(before);
    return false;
}

/// Behind what is rendered, and then from the other end up to it and through it.
bool MarkdownPage::findFarAway(const QString &words, bool forward)
{
    while (m_window.readMore()) { }
    const qsizetype count = m_window.count();
    const qsizetype start =
        forward ? m_window.firstHeld() + m_window.heldCount() : m_window.firstHeld() - 1 + count;
    for (qsizetype step = 0; step < count; ++step) {
        const qsizetype chunk = (forward ? start + step : start - step) % count;
        if (findIn(chunk, words, forward))
            return true;
    }
    return false;
}

bool MarkdownPage::findIn(qsizetype chunk, const QString &words, bool forward)
{
    // Most chunks have no word of it; whether it reads like that is known once it is rendered.
    const QStringList parts = words.split(QRegularExpression(QStringLiteral("[^\\w]+")), Qt::SkipEmptyParts);
    const MarkdownChunk &candidate = m_window.chunk(chunk);
    for (const QString &part : parts) {
        if (!candidate.text.contains(part, Qt::CaseInsensitive))
            return false;
    }
    QTextDocument alone;
    QTextCursor cursor(&alone);
    renderChunk(cursor, candidate, m_theme);
    if (alone.find(words).isNull())
        return false;
    showChunk(chunk);
    restore({chunk, 0, false});
    const int begin = m_window.positionOf({chunk, 0});
    const int end =
        m_window.holds(chunk + 1) ? m_window.positionOf({chunk + 1, 0}) : document()->characterCount() - 1;
    QTextCursor from(document());
    from.setPosition(forward ? begin : end);
    setTextCursor(from);
    return find(words, forward ? QTextDocument::FindFlags() : QTextDocument::FindBackward);
}

void MarkdownPage::setMarkedLines(const QVector<int> &lines)
{
    m_marked = lines;
    viewport()->update();
}

void MarkdownPage::paintEvent(QPaintEvent *event)
{
    QTextBrowser::paintEvent(event);
    QPainter painter(viewport());
    for (const int line : m_marked) {
        const QRect rect = rectOfLine(line);
        painter.fillRect(
            QRect(m_theme.px(8), rect.top(), m_theme.px(3), rect.height()), m_theme.theme().accent);
    }
}

void MarkdownPage::resizeEvent(QResizeEvent *event)
{
    const int spare = qMax(0, width() - m_theme.px(longestLine));
    const Place place = m_place;
    const QScopedValueRollback moving(m_moving, true);
    setViewportMargins(0, 0, spare, 0);
    QTextBrowser::resizeEvent(event);
    m_window.setWidth(viewport()->width());
    restore(place);
    m_settle.start();
}

/// Another font lays the text out anew and moves the bar; nobody has scrolled.
void MarkdownPage::changeEvent(QEvent *event)
{
    const Place place = m_place;
    {
        const QScopedValueRollback moving(m_moving, true);
        QTextBrowser::changeEvent(event);
    }
    restore(place);
}

/// Ends of the text, not of what is rendered of it.
void MarkdownPage::goToEnds(bool end)
{
    while (m_window.readMore()) { }
    showChunk(end ? m_window.count() - 1 : 0);
    restore({end ? m_window.count() - 1 : 0, 0, end});
    moveCursor(end ? QTextCursor::End : QTextCursor::Start);
}

void MarkdownPage::keyPressEvent(QKeyEvent *event)
{
    const bool part = !m_window.isWhole();
    if (part
        && (event == QKeySequence::MoveToEndOfDocument || event == QKeySequence::MoveToStartOfDocument)) {
        goToEnds(event == QKeySequence::MoveToEndOfDocument);
        event->accept();
        return;
    }
    QTextBrowser::keyPressEvent(event);
    if (part && event == QKeySequence::SelectAll)
        m_allSelected = true;
}

QMimeData *MarkdownPage::createMimeDataFromSelection() const
{
    if (!m_allSelected)
        return QTextBrowser::createMimeDataFromSelection();
    auto *all = new QMimeData;
    all->setText(m_source);
    return all;
}

} // namespace baton::ui

#include "moc_markdown_page.cpp"
