// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/output/terminal_view.h"

#include "ui/output/terminal_keys.h"
#include "ui/support/paint.h"
#include "ui/support/small_widgets.h"
#include "ui/support/theme_controller.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QFontMetricsF>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

#include <array>
#include <cmath>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr double margin = 12; ///< around the cells, at 100 %
constexpr QSize usualCells{80, 24};

/// The sixteen colours by their number; the brighter eight are the same, for they have to be read here too.
QColor themeColour(const Theme &theme, int index)
{
    const std::array<QColor, 8> colours{theme.dark ? theme.background : theme.text, theme.error, theme.ok,
        theme.warn, theme.accent, theme.role(6), theme.role(5), theme.muted};
    if (index == 8)
        return theme.muted;
    return index == 15 ? theme.text : colours.at(static_cast<size_t>(index % 8));
}

} // namespace

TerminalView::TerminalView(const ThemeController &theme, QWidget *parent)
    : QAbstractScrollArea(parent), m_theme(theme), m_screen(std::make_unique<TerminalScreen>(usualCells))
{
    nameWidget(this, "Terminal");
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_InputMethodEnabled);
    viewport()->setCursor(Qt::IBeamCursor);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMinimumSize(m_theme.px(160), m_theme.px(80));
    connect(&m_theme, &ThemeController::changed, this, [this] {
        measure();
        fit();
        viewport()->update();
    });
    measure();
}

void TerminalView::measure()
{
    const QFontMetricsF metrics(m_theme.codeFont());
    m_cell = {metrics.horizontalAdvance(u'M'), std::ceil(metrics.height() * 1.15)};
    m_ascent = metrics.ascent() + (m_cell.height() - metrics.height()) / 2;
}

QSize TerminalView::sizeHint() const
{
    return {qRound(m_cell.width() * usualCells.width()), qRound(m_cell.height() * 12)};
}

/// As many cells as there is room for.
void TerminalView::fit()
{
    const bool wasAtEnd = verticalScrollBar()->value() == verticalScrollBar()->maximum();
    const int edge = m_theme.px(margin);
    const QSize cells(qFloor((viewport()->width() - 2 * edge) / m_cell.width()),
        qFloor((viewport()->height() - 2 * edge) / m_cell.height()));
    m_screen->resize(cells);
    showEnd(wasAtEnd);
    Q_EMIT cellsChanged(m_screen->size());
}

void TerminalView::showEnd(bool wasAtEnd)
{
    verticalScrollBar()->setPageStep(m_screen->size().height());
    verticalScrollBar()->setRange(0, m_screen->history());
    if (wasAtEnd)
        verticalScrollBar()->setValue(m_screen->history());
    viewport()->update();
}

void TerminalView::feed(const QByteArray &bytes)
{
    const bool wasAtEnd = verticalScrollBar()->value() == verticalScrollBar()->maximum();
    m_screen->feed(bytes);
    showEnd(wasAtEnd);
    if (const QByteArray answers = m_screen->takeAnswers(); m_isRunning && !answers.isEmpty())
        Q_EMIT typed(answers);
}

void TerminalView::clear()
{
    m_screen = std::make_unique<TerminalScreen>(m_screen->size());
    m_end.reset();
    showEnd(true);
}

void TerminalView::setRunning(bool isRunning)
{
    m_isRunning = isRunning;
    viewport()->update();
}

QString TerminalView::text() const
{
    QStringList lines;
    for (int i = 0; i < m_screen->history() + m_screen->size().height(); ++i)
        lines += m_screen->text(i);
    while (!lines.isEmpty() && lines.constLast().isEmpty())
        lines.removeLast();
    return lines.join(u'\n');
}

// ---- keys ----------------------------------------------------------------------------------------------

bool TerminalView::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && m_isRunning
        && isForTerminal(*static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    // Before Qt takes Tab to go to the next field.
    if (event->type() == QEvent::KeyPress && m_isRunning
        && isForTerminal(*static_cast<QKeyEvent *>(event))) {
        keyPressEvent(static_cast<QKeyEvent *>(event));
        return true;
    }
    return QAbstractScrollArea::event(event);
}

void TerminalView::keyPressEvent(QKeyEvent *event)
{
    const bool shifted = event->modifiers() == (Qt::ControlModifier | Qt::ShiftModifier);
    if (shifted && event->key() == Qt::Key_C) {
        copy();
    } else if (shifted && event->key() == Qt::Key_V) {
        paste();
    } else if (shifted && event->key() == Qt::Key_A) {
        selectAll();
    } else if (event->key() == Qt::Key_PageUp && event->modifiers().testFlag(Qt::ShiftModifier)) {
        verticalScrollBar()->triggerAction(QAbstractSlider::SliderPageStepSub);
    } else if (event->key() == Qt::Key_PageDown && event->modifiers().testFlag(Qt::ShiftModifier)) {
        verticalScrollBar()->triggerAction(QAbstractSlider::SliderPageStepAdd);
    } else if (const QByteArray bytes = terminalBytes(*event, *m_screen); m_isRunning && !bytes.isEmpty()) {
        typeKey(bytes);
    } else {
        QAbstractScrollArea::keyPressEvent(event);
    }
}

/// Whoever types wants to see what comes of it.
void TerminalView::typeKey(const QByteArray &bytes)
{
    m_end.reset();
    showEnd(true);
    Q_EMIT typed(bytes);
}

void TerminalView::inputMethodEvent(QInputMethodEvent *event)
{
    m_preedit = m_isRunning ? event->preeditString() : QString();
    if (m_isRunning && !event->commitString().isEmpty())
        typeKey(m_screen->bytesOf(event->commitString(), {}));
    viewport()->update();
    event->accept();
}

QVariant TerminalView::inputMethodQuery(Qt::InputMethodQuery query) const
{
    if (query == Qt::ImEnabled)
        return m_isRunning;
    if (query != Qt::ImCursorRectangle)
        return QAbstractScrollArea::inputMethodQuery(query);
    const QPoint cursor = m_screen->cursor();
    const double edge = m_theme.px(margin);
    return QRectF(edge + cursor.x() * m_cell.width(), edge + cursor.y() * m_cell.height(), m_cell.width(),
        m_cell.height())
        .toRect();
}

void TerminalView::paste()
{
    if (m_isRunning)
        typeKey(m_screen->bytesOfPaste(QApplication::clipboard()->text()));
}

// ---- selection -----------------------------------------------------------------------------------------

TerminalView::Place TerminalView::placeAt(QPoint position) const
{
    const int edge = m_theme.px(margin);
    const int row = qFloor((position.y() - edge) / m_cell.height());
    return {std::max(0, verticalScrollBar()->value() + row),
        std::max(0, qRound((position.x() - edge) / m_cell.width()))};
}

bool TerminalView::isSelected(Place place) const
{
    return m_end && place >= std::min(m_anchor, *m_end) && place < std::max(m_anchor, *m_end);
}

QString TerminalView::selectedText() const
{
    if (!m_end)
        return {};
    const Place from = std::min(m_anchor, *m_end);
    const Place to = std::max(m_anchor, *m_end);
    QStringList lines;
    for (int line = from.line; line <= to.line; ++line) {
        QString words;
        const QVector<TerminalCell> cells = m_screen->line(line);
        for (int i = 0; i < cells.size(); i += cells.at(i).width) {
            if (isSelected({line, i}))
                words += cells.at(i).text.isEmpty() ? u" "_s : cells.at(i).text;
        }
        while (words.endsWith(u' '))
            words.chop(1);
        lines += words;
    }
    return lines.join(u'\n');
}

void TerminalView::selectAll()
{
    m_anchor = {};
    m_end = Place{m_screen->history() + m_screen->size().height(), 0};
    viewport()->update();
}

void TerminalView::copy() const
{
    if (const QString words = selectedText(); !words.isEmpty())
        QApplication::clipboard()->setText(words);
}

void TerminalView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_anchor = placeAt(event->pos());
    m_end.reset();
    viewport()->update();
}

void TerminalView::mouseMoveEvent(QMouseEvent *event)
{
    if (!event->buttons().testFlag(Qt::LeftButton))
        return;
    m_end = placeAt(event->pos());
    viewport()->update();
}

void TerminalView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const Place place = placeAt(event->pos());
    const QVector<TerminalCell> cells = m_screen->line(place.line);
    const auto isWord = [&cells](int column) {
        const QString text = cells.value(column).text;
        return !text.isEmpty() && text != u" "_s;
    };
    int from = std::max(0, place.column - 1);
    int to = from;
    while (from > 0 && isWord(from - 1))
        --from;
    while (to < cells.size() && isWord(to))
        ++to;
    m_anchor = {place.line, from};
    m_end = Place{place.line, to};
    viewport()->update();
}

void TerminalView::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(u"terminalMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("&Copy") + u"\tCtrl+Shift+C"_s, this, &TerminalView::copy)->setEnabled(m_end.has_value());
    menu->addAction(tr("&Paste") + u"\tCtrl+Shift+V"_s, this, &TerminalView::paste)->setEnabled(m_isRunning);
    menu->addAction(tr("Select &all") + u"\tCtrl+Shift+A"_s, this, &TerminalView::selectAll);
    menu->popup(event->globalPos());
}

// ---- painting ------------------------------------------------------------------------------------------

QColor TerminalView::colour(const TerminalColour &colour, const QColor &usual) const
{
    if (colour.index == -1)
        return usual;
    return colour.index == -2 ? QColor(colour.rgb) : themeColour(m_theme.theme(), colour.index);
}

void TerminalView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), m_theme.theme().code);
    const double edge = m_theme.px(margin);
    const int first = verticalScrollBar()->value();
    for (int row = 0; row < m_screen->size().height(); ++row)
        paintLine(painter, first + row, edge + row * m_cell.height());
    if (first == m_screen->history() && m_isRunning && m_screen->hasCursor())
        paintCursor(painter);
    if (hasFocus())
        paint::focusRing(painter, QRectF(viewport()->rect()), m_theme.theme(), 0);
}

void TerminalView::paintLine(QPainter &painter, int line, double top)
{
    const Theme &theme = m_theme.theme();
    const QVector<TerminalCell> cells = m_screen->line(line);
    QFont font = m_theme.codeFont();
    for (int i = 0; i < cells.size(); i += cells.at(i).width) {
        const TerminalCell &cell = cells.at(i);
        QColor ink = colour(cell.ink, theme.text);
        QColor ground = colour(cell.ground, theme.code);
        if (cell.reverse)
            std::swap(ink, ground);
        if (isSelected({line, i})) {
            ground = theme.accent;
            ink = theme.onAccent;
        }
        const double left = m_theme.px(margin) + i * m_cell.width();
        const QRectF place(left, top, m_cell.width() * cell.width, m_cell.height());
        if (ground != theme.code) // up to whole pixels, so that no seam is seen between two
            painter.fillRect(QRectF(QPointF(std::floor(left), top), QPointF(std::ceil(place.right()), place.bottom())),
                ground);
        if (cell.text.isEmpty() || cell.text == u" "_s)
            continue;
        font.setBold(cell.bold);
        font.setItalic(cell.italic);
        font.setUnderline(cell.underline);
        font.setStrikeOut(cell.struck);
        painter.setFont(font);
        painter.setPen(ink);
        painter.drawText(QPointF(left, top + m_ascent), cell.text);
    }
}

void TerminalView::paintCursor(QPainter &painter)
{
    const Theme &theme = m_theme.theme();
    const QPoint cursor = m_screen->cursor();
    const double edge = m_theme.px(margin);
    const QRectF place(edge + cursor.x() * m_cell.width(), edge + cursor.y() * m_cell.height(),
        m_cell.width(), m_cell.height());
    if (!hasFocus()) {
        painter.setPen(theme.muted);
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(place.adjusted(0.5, 0.5, -0.5, -0.5));
        return;
    }
    painter.fillRect(place, theme.text);
    const QVector<TerminalCell> cells = m_screen->line(m_screen->history() + cursor.y());
    painter.setFont(m_theme.codeFont());
    painter.setPen(m_preedit.isEmpty() ? theme.code : theme.accent);
    painter.drawText(QPointF(place.left(), place.top() + m_ascent),
        m_preedit.isEmpty() ? cells.value(cursor.x()).text : m_preedit);
}

bool TerminalView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::MouseButtonPress)
        setFocus(Qt::MouseFocusReason);
    return QAbstractScrollArea::viewportEvent(event);
}

void TerminalView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    fit();
}

void TerminalView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void TerminalView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

} // namespace baton::ui

#include "moc_terminal_view.cpp"
