// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tests/code_box.h"

#include "ui/support/small_widgets.h"
#include "ui/support/theme_controller.h"

#include <QScrollBar>
#include <QTextBlock>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostLinesShown = 16; ///< the rest is scrolled to

} // namespace

CodeBox::CodeBox(const ThemeController &theme, const char *name, QWidget *parent)
    : QPlainTextEdit(parent), m_theme(theme)
{
    nameWidget(this, name);
    setProperty("kind", u"code"_s);
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setLineWrapMode(NoWrap);
    setTabChangesFocus(true);
    document()->setDocumentMargin(6);
    connect(&theme, &ThemeController::changed, this, &CodeBox::restyle);
    restyle();
}

void CodeBox::setLines(const QVector<BoxLine> &lines)
{
    m_lines = lines;
    QStringList texts;
    for (const BoxLine &line : lines)
        texts.append(line.text);
    const QString text = texts.join(u'\n');
    if (text != toPlainText())
        setPlainText(text);
    paintLines();
    fit();
}

void CodeBox::setText(const QString &text)
{
    QVector<BoxLine> lines;
    for (const QString &line : text.split(u'\n'))
        lines.append({line, Tone::Neutral, {}});
    setLines(lines);
}

void CodeBox::paintLines()
{
    const Theme &theme = m_theme.theme();
    QList<QTextEdit::ExtraSelection> selections;
    for (int i = 0; i < static_cast<int>(m_lines.size()); ++i) {
        const BoxLine &line = m_lines.at(i);
        if (line.tone == Tone::Neutral)
            continue;
        QTextEdit::ExtraSelection ground;
        ground.cursor = QTextCursor(document()->findBlockByNumber(i));
        ground.format.setBackground(theme.fill(line.tone));
        ground.format.setProperty(QTextFormat::FullWidthSelection, true);
        selections.append(ground);
        for (const artefact::DiffMark &mark : line.marks) {
            QTextEdit::ExtraSelection words;
            words.cursor = ground.cursor;
            words.cursor.setPosition(ground.cursor.block().position() + mark.start);
            words.cursor.setPosition(words.cursor.position() + mark.length, QTextCursor::KeepAnchor);
            words.format.setForeground(theme.ink(line.tone));
            words.format.setBackground(theme.fill(line.tone));
            words.format.setFontWeight(QFont::Bold);
            words.format.setFontUnderline(true);
            selections.append(words);
        }
    }
    setExtraSelections(selections);
}

void CodeBox::restyle()
{
    setFont(m_theme.codeFont(12));
    paintLines();
    fit();
}

void CodeBox::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    fit();
}

void CodeBox::fit()
{
    const QFontMetrics metrics(font());
    int widest = 0;
    for (const BoxLine &line : std::as_const(m_lines))
        widest = std::max(widest, metrics.horizontalAdvance(line.text));
    const int margin = qRound(2 * document()->documentMargin());
    const int lines = std::clamp(static_cast<int>(m_lines.size()), 1, mostLinesShown);
    const bool isWide = widest + margin > viewport()->width();
    const int bar = isWide ? horizontalScrollBar()->sizeHint().height() : 0;
    const int height = lines * metrics.lineSpacing() + margin + bar + 2;
    if (height != maximumHeight())
        setFixedHeight(height);
}

} // namespace baton::ui

#include "moc_code_box.cpp"
