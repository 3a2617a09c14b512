// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/code_editor.h"

#include "ui/editor/scintilla_setup_p.h"
#include "ui/support/small_widgets.h"
#include "ui/support/theme_controller.h"

#include <QVBoxLayout>
#include <Qsci/qscilexer.h>
#include <Qsci/qsciscintilla.h>

#include <algorithm>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

using Base = QsciScintillaBase;

constexpr int numberMargin = 0;
constexpr int markMargin = 1;
constexpr int lineMargin = 2;
constexpr int remarkMark = 1;
constexpr int failureMark = 2;
constexpr int allMarks = (1 << remarkMark) | (1 << failureMark);

unsigned long word(qsizetype number)
{
    return static_cast<unsigned long>(number);
}

} // namespace

struct CodeEditor::Impl {
    Impl(ThemeController &controller, QWidget *parent) : theme(controller), sci(new QsciScintilla(parent)) { }

    ThemeController &theme;
    QsciScintilla *sci;
    Language language = Language::Plain;
    QByteArray shown; ///< what setText set last, as bytes, while nobody edited since
    bool filling = false;
    int digits = 0;

    void widenNumbers();
    void fill(const QByteArray &utf8);
    void append(const QByteArray &utf8);
    void defineMarks();
};

/// Numbers keep their width while a text streams, except when one more digit is needed.
void CodeEditor::Impl::widenNumbers()
{
    const int wanted = std::max(3, static_cast<int>(QString::number(sci->lines()).size()));
    if (wanted == digits)
        return;
    digits = wanted;
    const QByteArray widest(wanted, '8');
    const long width = sci->SendScintilla(
        Base::SCI_TEXTWIDTH, static_cast<unsigned long>(Base::STYLE_LINENUMBER), widest.constData());
    sci->setMarginWidth(numberMargin, static_cast<int>(width) + theme.px(10));
}

/// Scintilla refuses changes to a read-only text, ours too.
void CodeEditor::Impl::fill(const QByteArray &utf8)
{
    const bool readOnly = sci->isReadOnly();
    const int first = sci->firstVisibleLine();
    int line = 0;
    int index = 0;
    sci->getCursorPosition(&line, &index);
    sci->SendScintilla(Base::SCI_SETREADONLY, 0UL);
    sci->SendScintilla(Base::SCI_SETTEXT, utf8.constData());
    sci->SendScintilla(Base::SCI_EMPTYUNDOBUFFER);
    sci->setModified(false);
    sci->SendScintilla(Base::SCI_SETREADONLY, readOnly ? 1UL : 0UL);
    line = std::min(line, sci->lines() - 1);
    sci->setCursorPosition(line, std::min(index, std::max(0, sci->lineLength(line) - 1)));
    sci->setFirstVisibleLine(first);
}

void CodeEditor::Impl::append(const QByteArray &utf8)
{
    const bool readOnly = sci->isReadOnly();
    sci->SendScintilla(Base::SCI_SETREADONLY, 0UL);
    sci->SendScintilla(Base::SCI_APPENDTEXT, word(utf8.size()), utf8.constData());
    sci->SendScintilla(Base::SCI_EMPTYUNDOBUFFER);
    sci->setModified(false);
    sci->SendScintilla(Base::SCI_SETREADONLY, readOnly ? 1UL : 0UL);
}

void CodeEditor::Impl::defineMarks()
{
    const Theme &t = theme.theme();
    // Shapes differ, not only colours: a bookmark is a remark, an exclamation mark a failed check.
    sci->markerDefine(QsciScintilla::Bookmark, remarkMark);
    sci->setMarkerBackgroundColor(t.accent, remarkMark);
    sci->setMarkerForegroundColor(t.accent, remarkMark);
    sci->SendScintilla(
        Base::SCI_MARKERDEFINE, word(failureMark), static_cast<long>(Base::SC_MARK_CHARACTER + '!'));
    sci->setMarkerForegroundColor(t.error, failureMark);
    sci->setMarkerBackgroundColor(t.errorBackground, failureMark);
}

CodeEditor::CodeEditor(ThemeController &theme, const char *name, QWidget *parent)
    : QWidget(parent), m(std::make_unique<Impl>(theme, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m->sci);
    setUpScintilla(*m->sci);
    nameWidget(m->sci, name);
    setFocusProxy(m->sci);
    m->sci->setMarginType(numberMargin, QsciScintilla::NumberMargin);
    m->sci->setMarginType(markMargin, QsciScintilla::SymbolMarginColor);
    m->sci->SendScintilla(Base::SCI_SETMARGINMASKN, word(numberMargin), 0L);
    m->sci->SendScintilla(Base::SCI_SETMARGINMASKN, word(markMargin), static_cast<long>(allMarks));
    m->sci->SendScintilla(Base::SCI_SETMARGINMASKN, word(lineMargin), 0L);
    m->sci->SendScintilla(
        Base::SCI_SETMARGINTYPEN, word(lineMargin), static_cast<long>(Base::SC_MARGIN_COLOUR));
    m->sci->setMarginWidth(lineMargin, 1);
    m->sci->setMarginSensitivity(markMargin, true);
    m->sci->setCaretLineVisible(true);
    m->sci->setBraceMatching(QsciScintilla::SloppyBraceMatch);
    connectInner();
    restyle();
}

CodeEditor::~CodeEditor() = default;

void CodeEditor::connectInner()
{
    connect(m->sci, &QsciScintilla::textChanged, this, &CodeEditor::onTextChanged);
    connect(m->sci, &QsciScintilla::selectionChanged, this, &CodeEditor::selectionChanged);
    connect(m->sci, &QsciScintilla::cursorPositionChanged, this,
        [this](int line, int index) { Q_EMIT cursorMoved(line + 1, index + 1); });
    connect(m->sci, &QsciScintilla::marginClicked, this, &CodeEditor::onMarginClicked);
    connect(m->sci, &QsciScintilla::linesChanged, this, [this] { m->widenNumbers(); });
    connect(&m->theme, &ThemeController::changed, this, &CodeEditor::restyle);
}

void CodeEditor::setPath(const QString &path)
{
    const Language language = languageOfPath(path);
    if (language == m->language)
        return;
    m->language = language;
    QsciLexer *old = m->sci->lexer();
    m->sci->setLexer(makeLexer(language, m->sci));
    delete old;
    restyle();
}

void CodeEditor::setText(const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    if (m->sci->text() == text) {
        m->shown = utf8; // nothing to do, and nothing to forget that could be undone
        return;
    }
    m->filling = true;
    const bool grown = !m->shown.isEmpty() && !m->sci->isModified() && utf8.startsWith(m->shown);
    if (grown)
        m->append(utf8.mid(m->shown.size()));
    else
        m->fill(utf8);
    m->filling = false;
    m->shown = utf8;
    m->widenNumbers();
}

void CodeEditor::replaceText(const QString &text)
{
    const int first = m->sci->firstVisibleLine();
    int line = 0;
    int index = 0;
    m->sci->getCursorPosition(&line, &index);
    m->sci->beginUndoAction();
    m->sci->selectAll(true);
    m->sci->replaceSelectedText(text);
    m->sci->endUndoAction();
    m->sci->setCursorPosition(std::min(line, m->sci->lines() - 1), index);
    m->sci->setFirstVisibleLine(first);
}

QString CodeEditor::text() const
{
    return m->sci->text();
}

void CodeEditor::setReadOnly(bool readOnly)
{
    m->sci->setReadOnly(readOnly);
    // A read-only text takes single-letter commands, so no input method may swallow them.
    m->sci->setAttribute(Qt::WA_InputMethodEnabled, !readOnly);
}

bool CodeEditor::isReadOnly() const
{
    return m->sci->isReadOnly();
}

TextPlace CodeEditor::selection() const
{
    int lineFrom = 0;
    int indexFrom = 0;
    int lineTo = 0;
    int indexTo = 0;
    m->sci->getSelection(&lineFrom, &indexFrom, &lineTo, &indexTo);
    if (lineFrom < 0) {
        m->sci->getCursorPosition(&lineFrom, &indexFrom);
        QString line = m->sci->text(lineFrom);
        while (line.endsWith(u'\n'))
            line.chop(1);
        return {lineFrom + 1, lineFrom + 1, line};
    }
    if (indexTo == 0 && lineTo > lineFrom)
        --lineTo;
    QString quote = m->sci->selectedText();
    while (quote.endsWith(u'\n'))
        quote.chop(1);
    return {lineFrom + 1, lineTo + 1, quote};
}

void CodeEditor::goToLine(int line)
{
    const int at = std::clamp(line - 1, 0, m->sci->lines() - 1);
    const int visible = static_cast<int>(m->sci->SendScintilla(Base::SCI_LINESONSCREEN));
    QString words = m->sci->text(at);
    while (words.endsWith(u'\n'))
        words.chop(1);
    m->sci->setSelection(at, 0, at, static_cast<int>(words.size()));
    m->sci->setFirstVisibleLine(std::max(0, at - visible / 3));
}

bool CodeEditor::find(const QString &text, bool forward)
{
    int line = 0;
    int index = 0;
    int endLine = 0;
    int endIndex = 0;
    m->sci->getSelection(&line, &index, &endLine, &endIndex);
    if (line < 0) {
        m->sci->getCursorPosition(&line, &index);
    } else if (forward) {
        line = endLine;
        index = endIndex;
    }
    return m->sci->findFirst(text, false, false, false, true, forward, line, index);
}

void CodeEditor::setMarks(const QVector<LineMark> &marks)
{
    m->sci->markerDeleteAll(remarkMark);
    m->sci->markerDeleteAll(failureMark);
    for (const LineMark &mark : marks) {
        if (mark.line > 0)
            m->sci->markerAdd(mark.line - 1, mark.kind == LineMark::Kind::Remark ? remarkMark : failureMark);
    }
    m->sci->setMarginWidth(markMargin, marks.isEmpty() ? 0 : m->theme.px(14));
}

void CodeEditor::setZoom(int steps)
{
    m->sci->zoomTo(steps);
    m->digits = 0;
    m->widenNumbers();
}

int CodeEditor::zoom() const
{
    return static_cast<int>(m->sci->SendScintilla(Base::SCI_GETZOOM));
}

QAbstractScrollArea *CodeEditor::scrollArea() const
{
    return m->sci;
}

void CodeEditor::restyle()
{
    applyTheme(*m->sci, m->language, m->theme);
    const Theme &theme = m->theme.theme();
    m->sci->setCaretLineBackgroundColor(theme.dark ? theme.panel.lighter(125) : theme.background);
    m->sci->SendScintilla(Base::SCI_SETMARGINBACKN, word(lineMargin), theme.line);
    m->sci->SendScintilla(Base::SCI_SETMARGINBACKN, word(markMargin), theme.code);
    m->defineMarks();
    m->digits = 0;
    m->widenNumbers();
}

void CodeEditor::onTextChanged()
{
    if (!m->filling)
        Q_EMIT edited();
}

void CodeEditor::onMarginClicked(int margin, int line)
{
    if (margin == markMargin && (m->sci->markersAtLine(line) & allMarks) != 0)
        Q_EMIT markActivated(line + 1);
}

} // namespace baton::ui

#include "moc_code_editor.cpp"
