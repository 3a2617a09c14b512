// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/diff_column_p.h"

#include "ui/editor/scintilla_setup_p.h"
#include "ui/support/small_widgets.h"
#include "ui/support/theme_controller.h"

#include <Qsci/qsciscintilla.h>

#include <QScrollBar>

#include <algorithm>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

using Base = QsciScintillaBase;
using Kind = DiffLine::Kind;

constexpr int removedMark = 0;
constexpr int addedMark = 1;
constexpr int fillerMark = 2;
constexpr int removedWords = 8; ///< indicators; QScintilla keeps the ones below for lexers
constexpr int addedWords = 9;
constexpr int numberStyle = 40; ///< above the predefined styles; no lexer of ours but HTML reaches them
constexpr int signWidth = 2;

unsigned long word(qsizetype number)
{
    return static_cast<unsigned long>(number);
}

QChar signOf(Kind kind)
{
    return kind == Kind::Removed ? u'-' : kind == Kind::Added ? u'+' : u' ';
}

struct ByteRange {
    qsizetype start;
    qsizetype length;
};

/// Scintilla counts bytes of UTF-8.
ByteRange bytesOf(const DiffLine &line, const artefact::DiffMark &mark)
{
    const QStringView text(line.text);
    return {text.left(mark.start).toUtf8().size(), text.mid(mark.start, mark.length).toUtf8().size()};
}

int digitsOf(int number)
{
    return static_cast<int>(QString::number(number).size());
}

QString numberText(int number, int width)
{
    return number > 0 ? QString::number(number).rightJustified(width) : QString(width, u' ');
}

} // namespace

DiffColumn::DiffColumn(ThemeController &theme, DiffNumbers numbers, const char *name, QWidget *parent)
    : QObject(parent), m_theme(theme), m_numbers(numbers), m_editor(new QsciScintilla(parent))
{
    setUpScintilla(*m_editor);
    nameWidget(m_editor, name);
    m_editor->setReadOnly(true);
    m_editor->setCaretLineVisible(false);
    m_editor->SendScintilla(Base::SCI_SETLEXER, static_cast<unsigned long>(Base::SCLEX_CONTAINER));
    m_editor->SendScintilla(Base::SCI_SETUNDOCOLLECTION, 0UL);
    m_editor->setAttribute(Qt::WA_InputMethodEnabled, false);
    m_editor->setMarginType(0, QsciScintilla::TextMargin);
    m_editor->SendScintilla(Base::SCI_SETMARGINTYPEN, 1UL, static_cast<long>(Base::SC_MARGIN_COLOUR));
    m_editor->setMarginWidth(1, 1);
    m_editor->SendScintilla(Base::SCI_SETMARGINMASKN, 0UL, 0L);
    m_editor->SendScintilla(Base::SCI_SETMARGINMASKN, 1UL, 0L);
    connect(m_editor, &QsciScintilla::selectionChanged, this, &DiffColumn::selectionChanged);
    connect(&m_theme, &ThemeController::changed, this, &DiffColumn::restyle);
    restyle();
}

QWidget *DiffColumn::widget() const
{
    return m_editor;
}

QScrollBar *DiffColumn::scrollBar() const
{
    return m_editor->verticalScrollBar();
}

void DiffColumn::setRows(const QVector<DiffLine> &rows, Language language)
{
    m_rows = rows;
    m_starts.clear();
    m_starts.reserve(rows.size());
    QByteArray text;
    for (const DiffLine &row : rows) {
        m_starts.append(text.size());
        text += signOf(row.kind).toLatin1();
        text += ' ' + row.text.toUtf8() + '\n';
    }
    text.chop(1);
    // Thousands of marks follow, and nobody has to be told of each.
    m_editor->SendScintilla(Base::SCI_SETMODEVENTMASK, 0UL);
    m_editor->SendScintilla(Base::SCI_SETREADONLY, 0UL);
    m_editor->markerDeleteAll();
    m_editor->SendScintilla(Base::SCI_SETTEXT, text.constData());
    m_editor->SendScintilla(Base::SCI_SETREADONLY, 1UL);
    if (language != m_language) {
        m_language = language;
        restyle();
    } else {
        fillMargin();
    }
    for (int i = 0; i < rows.size(); ++i)
        markWords(i, m_starts[i]);
    m_editor->SendScintilla(Base::SCI_SETMODEVENTMASK, static_cast<unsigned long>(Base::SC_MODEVENTMASKALL));
}

void DiffColumn::setStyles(const DiffStyles &styles)
{
    QByteArray all;
    for (const DiffLine &row : std::as_const(m_rows)) {
        const bool old = row.kind == Kind::Removed || m_numbers == DiffNumbers::Old;
        QByteArray own = old ? styles.before.value(row.oldLine - 1) : styles.after.value(row.newLine - 1);
        own.resize(row.text.toUtf8().size(), '\0');
        // Marked words are in the ink of plain text: the tint under them takes from the contrast of others.
        for (const artefact::DiffMark &mark : row.marks) {
            const ByteRange range = bytesOf(row, mark);
            own.replace(range.start, range.length, QByteArray(range.length, '\0'));
        }
        all += QByteArray(signWidth, '\0') + own + '\0';
    }
    all.chop(1);
    m_editor->SendScintilla(Base::SCI_STARTSTYLING, 0UL, 0L);
    m_editor->SendScintilla(Base::SCI_SETSTYLINGEX, word(all.size()), all.constData());
}

void DiffColumn::fillMargin()
{
    int oldLast = 1;
    int newLast = 1;
    for (const DiffLine &row : m_rows) {
        oldLast = std::max(oldLast, row.oldLine);
        newLast = std::max(newLast, row.newLine);
    }
    const int oldWidth = std::max(2, digitsOf(oldLast));
    const int newWidth = std::max(2, digitsOf(newLast));
    QString widest;
    for (int i = 0; i < m_rows.size(); ++i) {
        QString text(1, u' ');
        if (m_numbers != DiffNumbers::New)
            text += numberText(m_rows[i].oldLine, oldWidth) + u' ';
        if (m_numbers != DiffNumbers::Old)
            text += numberText(m_rows[i].newLine, newWidth) + u' ';
        m_editor->SendScintilla(Base::SCI_MARGINSETTEXT, word(i), text.toLatin1().constData());
        m_editor->SendScintilla(Base::SCI_MARGINSETSTYLE, word(i), static_cast<long>(numberStyle));
        if (text.size() > widest.size())
            widest = QString(text.size(), u'8');
    }
    const long width = m_editor->SendScintilla(
        Base::SCI_TEXTWIDTH, static_cast<unsigned long>(numberStyle), widest.toLatin1().constData());
    m_editor->setMarginWidth(0, static_cast<int>(width) + m_theme.px(8));
}

void DiffColumn::markWords(int row, qsizetype lineStart)
{
    const DiffLine &r = m_rows.at(row);
    if (r.kind == Kind::Context && !isFiller(r))
        return;
    m_editor->markerAdd(row,
        r.kind == Kind::Removed     ? removedMark
            : r.kind == Kind::Added ? addedMark
                                    : fillerMark);
    m_editor->SendScintilla(
        Base::SCI_SETINDICATORCURRENT, word(r.kind == Kind::Removed ? removedWords : addedWords));
    for (const artefact::DiffMark &mark : r.marks) {
        const ByteRange range = bytesOf(r, mark);
        m_editor->SendScintilla(Base::SCI_INDICATORFILLRANGE, word(lineStart + signWidth + range.start),
            static_cast<long>(range.length));
    }
}

void DiffColumn::restyle()
{
    applyTheme(*m_editor, m_language, m_theme);
    const Theme &theme = m_theme.theme();
    m_editor->SendScintilla(Base::SCI_STYLESETFORE, word(numberStyle), theme.muted);
    m_editor->SendScintilla(Base::SCI_STYLESETBACK, word(numberStyle), theme.code);
    m_editor->SendScintilla(Base::SCI_SETMARGINBACKN, 1UL, theme.line);
    defineMarks();
    if (!m_rows.isEmpty())
        fillMargin();
}

void DiffColumn::defineMarks()
{
    const Theme &theme = m_theme.theme();
    const auto ground = [this](int mark, const QColor &colour) {
        m_editor->markerDefine(QsciScintilla::Background, mark);
        m_editor->setMarkerBackgroundColor(colour, mark);
    };
    ground(removedMark, theme.errorBackground);
    ground(addedMark, theme.okBackground);
    ground(fillerMark, theme.background);
    const auto words = [this](int indicator, const QColor &colour, int alpha) {
        m_editor->SendScintilla(
            Base::SCI_INDICSETSTYLE, word(indicator), static_cast<long>(Base::INDIC_FULLBOX));
        m_editor->SendScintilla(Base::SCI_INDICSETFORE, word(indicator), colour);
        m_editor->SendScintilla(Base::SCI_INDICSETALPHA, word(indicator), static_cast<long>(alpha));
        m_editor->SendScintilla(Base::SCI_INDICSETOUTLINEALPHA, word(indicator), static_cast<long>(alpha));
        m_editor->SendScintilla(Base::SCI_INDICSETUNDER, word(indicator), 1L);
    };
    words(removedWords, theme.error, 46);
    words(addedWords, theme.ok, 46);
}

void DiffColumn::showRow(int row)
{
    const int lines = static_cast<int>(m_editor->SendScintilla(Base::SCI_LINESONSCREEN));
    m_editor->setCursorPosition(row, 0);
    m_editor->setFirstVisibleLine(std::max(0, row - lines / 3));
}

std::pair<int, int> DiffColumn::selectedRows() const
{
    int lineFrom = 0;
    int indexFrom = 0;
    int lineTo = 0;
    int indexTo = 0;
    m_editor->getSelection(&lineFrom, &indexFrom, &lineTo, &indexTo);
    if (lineFrom < 0) {
        m_editor->getCursorPosition(&lineFrom, &indexFrom);
        return {lineFrom, lineFrom};
    }
    // A selection that ends before the first sign of a line does not hold that line.
    return {lineFrom, indexTo == 0 && lineTo > lineFrom ? lineTo - 1 : lineTo};
}

bool DiffColumn::find(const QString &text, bool forward)
{
    int line = 0;
    int index = 0;
    int endLine = 0;
    int endIndex = 0;
    m_editor->getSelection(&line, &index, &endLine, &endIndex);
    if (line < 0)
        m_editor->getCursorPosition(&line, &index);
    else if (forward)
        std::tie(line, index) = std::pair(endLine, endIndex);
    return m_editor->findFirst(text, false, false, false, true, forward, line, index);
}

namespace {

constexpr qsizetype largestColoured = 1'000'000;

QVector<QByteArray> stylesByLine(Language language, const QString &text)
{
    if (language == Language::Plain || text.size() > largestColoured)
        return {};
    const QByteArray utf8 = text.toUtf8();
    const QByteArray styles = styleBytes(language, utf8);
    QVector<QByteArray> lines;
    qsizetype start = 0;
    while (start < utf8.size()) {
        qsizetype end = utf8.indexOf('\n', start);
        if (end < 0)
            end = utf8.size();
        lines.append(styles.mid(start, end - start));
        start = end + 1;
    }
    return lines;
}

} // namespace

DiffStyles diffStyles(Language language, const QString &before, const QString &after)
{
    return {stylesByLine(language, before), stylesByLine(language, after)};
}

} // namespace baton::ui

#include "moc_diff_column_p.cpp"
