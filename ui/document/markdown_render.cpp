// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/markdown_render.h"

#include "ui/document/markdown_chunks.h"
#include "ui/support/theme_controller.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextDocumentFragment>
#include <QTextFrame>
#include <QTextList>
#include <QTextTable>

#include <array>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

/// Takes care of the looks of one parsed chunk before it goes into the page.
class Styler {
public:
    Styler(QTextDocument &document, const MarkdownChunk &chunk, const ThemeController &theme)
        : m_document(document), m_chunk(chunk), m_theme(theme)
    {
    }

    void run()
    {
        writeOutImages();
        leaveOutHead();
        QTextCursor edit(&m_document); // one edit, as in renderChunk
        edit.beginEditBlock();
        for (QTextBlock block = m_document.begin(); block.isValid(); block = block.next())
            styleBlock(block);
        const auto frames = m_document.rootFrame()->childFrames();
        for (QTextFrame *frame : frames) {
            if (auto *table = qobject_cast<QTextTable *>(frame))
                styleTable(*table);
        }
        edit.endEditBlock();
    }

private:
    /// An image is a text that names a file or an address. It is shown as such.
    void writeOutImages()
    {
        QTextCursor cursor(&m_document);
        while (!(cursor = m_document.find(QString(QChar::ObjectReplacementCharacter), cursor)).isNull()) {
            const QTextImageFormat image = cursor.charFormat().toImageFormat();
            if (!image.isValid())
                continue;
            const QString words = image.property(QTextFormat::ImageAltText).toString().trimmed();
            const QString shown =
                u"[%1]"_s.arg(words.isEmpty() ? image.name() : words + u" · "_s + image.name());
            cursor.insertText(shown, QTextCharFormat());
        }
    }

    /// The later part of a long table has a head for the parser only.
    void leaveOutHead()
    {
        const auto frames = m_document.rootFrame()->childFrames();
        auto *table = frames.isEmpty() ? nullptr : qobject_cast<QTextTable *>(frames.constFirst());
        if (table != nullptr && !m_chunk.head.isEmpty())
            table->removeRows(0, 1);
    }

    void styleBlock(const QTextBlock &block)
    {
        QTextBlockFormat format = block.blockFormat();
        const int level = format.headingLevel();
        const bool inTable = QTextCursor(block).currentTable() != nullptr;
        format.setTopMargin(inTable ? 0 : level > 0 ? m_theme.px(level <= 2 ? 16 : 10) : m_theme.px(3));
        if (m_chunk.continues && block.blockNumber() == 0)
            format.setTopMargin(0);
        format.setBottomMargin(inTable ? 0 : m_theme.px(level > 0 ? 4 : 3));
        format.setLineHeight(inTable ? 115 : level > 0 ? 120 : 138, QTextBlockFormat::ProportionalHeight);
        QTextCursor cursor(block);
        cursor.setBlockFormat(format);
        for (auto it = block.begin(); !it.atEnd(); ++it)
            styleFragment(it.fragment(), level);
    }

    void styleFragment(const QTextFragment &fragment, int level)
    {
        QTextCharFormat format = fragment.charFormat();
        const Theme &theme = m_theme.theme();
        if (format.isAnchor()) {
            format.setForeground(theme.accent);
            format.setFontUnderline(true);
            format.setToolTip(format.anchorHref());
        } else if (format.fontFixedPitch()) {
            format.setFont(m_theme.codeFont(12), QTextCharFormat::FontPropertiesSpecifiedOnly);
            format.setBackground(theme.background);
            format.setForeground(theme.text);
        } else {
            format.setForeground(theme.text);
        }
        if (level > 0)
            applyHeading(format, level);
        QTextCursor cursor(&m_document);
        cursor.setPosition(fragment.position());
        cursor.setPosition(fragment.position() + fragment.length(), QTextCursor::KeepAnchor);
        cursor.setCharFormat(format);
    }

    void applyHeading(QTextCharFormat &format, int level)
    {
        static constexpr std::array<double, 6> sizes{21, 16.5, 14.5, 13.5, 13, 13};
        format.clearProperty(QTextFormat::FontSizeAdjustment);
        const QFont font =
            m_theme.font(sizes.at(static_cast<size_t>(qBound(1, level, 6) - 1)), QFont::DemiBold);
        format.setFont(font, QTextCharFormat::FontPropertiesSpecifiedOnly);
        format.setFontWeight(QFont::DemiBold);
    }

    void styleTable(QTextTable &table)
    {
        const Theme &theme = m_theme.theme();
        QTextTableFormat format = table.format();
        format.setBorder(1);
        format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
        format.setBorderBrush(theme.line);
        format.setBorderCollapse(true);
        format.setCellPadding(m_theme.px(5));
        format.setCellSpacing(0);
        format.setTopMargin(m_chunk.continues ? 0 : m_theme.px(6));
        format.setBottomMargin(m_chunk.isTable() ? 0 : m_theme.px(8));
        if (m_chunk.columns.size() == table.columns())
            format.setColumnWidthConstraints(columnWidths());
        if (m_chunk.isTable())
            format.setWidth(QTextLength(QTextLength::PercentageLength, 100));
        table.setFormat(format);
        if (m_chunk.head.isEmpty())
            styleHead(table);
    }

    [[nodiscard]] QVector<QTextLength> columnWidths() const
    {
        QVector<QTextLength> widths;
        for (const int percent : m_chunk.columns)
            widths.append(QTextLength(QTextLength::PercentageLength, percent));
        return widths;
    }

    void styleHead(QTextTable &table)
    {
        for (int column = 0; column < table.columns(); ++column) {
            QTextTableCell cell = table.cellAt(0, column);
            QTextCharFormat head = cell.format();
            head.setBackground(m_theme.theme().background);
            cell.setFormat(head);
            QTextCursor text = cell.firstCursorPosition();
            text.setPosition(cell.lastCursorPosition().position(), QTextCursor::KeepAnchor);
            QTextCharFormat bold;
            bold.setFontWeight(QFont::DemiBold);
            text.mergeCharFormat(bold);
        }
    }

    QTextDocument &m_document;
    const MarkdownChunk &m_chunk;
    const ThemeController &m_theme;
};

QTextFrameFormat boxFormat(const ThemeController &theme, bool continues)
{
    QTextFrameFormat box;
    box.setBorder(1);
    box.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
    box.setBorderBrush(theme.theme().line);
    box.setBackground(theme.theme().code);
    box.setPadding(theme.px(8));
    box.setTopMargin(continues ? 0 : theme.px(6));
    box.setBottomMargin(theme.px(8));
    return box;
}

/// "mermaid" says what it is: the picture is in the Diagram view, the source here.
QString labelOf(const MarkdownChunk &fence)
{
    const QString language = fence.info.section(u' ', 0, 0);
    if (language.compare("mermaid"_L1, Qt::CaseInsensitive) == 0)
        return QCoreApplication::translate("baton::ui::Markdown", "Diagram source (mermaid)");
    return language;
}

/// A paragraph that must be there before a table or box, but should not be seen.
void flatten(QTextCursor &cursor)
{
    QTextBlockFormat flat;
    flat.setLineHeight(1, QTextBlockFormat::FixedHeight);
    cursor.setBlockFormat(flat);
    QTextCharFormat tiny;
    tiny.setFontPointSize(1);
    cursor.setBlockCharFormat(tiny);
}

/// The first paragraph of a fragment takes the format of the one it lands in.
void giveBackFormat(QTextCursor &cursor, const QTextBlockFormat &own)
{
    QTextBlockFormat lost;
    lost.setTopMargin(own.topMargin());
    lost.setBottomMargin(own.bottomMargin());
    lost.setLineHeight(own.lineHeight(), own.lineHeightType());
    if (own.headingLevel() > 0)
        lost.setHeadingLevel(own.headingLevel());
    cursor.mergeBlockFormat(lost);
}

void renderFence(QTextCursor &cursor, const MarkdownChunk &fence, const ThemeController &theme)
{
    flatten(cursor);
    cursor.insertFrame(boxFormat(theme, fence.continues));
    QTextBlockFormat block;
    block.setTopMargin(0);
    block.setBottomMargin(0);
    block.setLineHeight(140, QTextBlockFormat::ProportionalHeight);
    block.setNonBreakableLines(true);
    const QString label = fence.continues ? QString() : labelOf(fence);
    cursor.setBlockFormat(block);
    if (!label.isEmpty()) {
        QTextCharFormat small;
        small.setFont(theme.font(11, QFont::DemiBold));
        small.setForeground(theme.theme().muted);
        cursor.insertText(label, small);
        cursor.insertBlock(block);
    }
    QTextCharFormat code;
    code.setFont(theme.codeFont(12));
    code.setForeground(theme.theme().text);
    const QStringList lines = fence.text.split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (i > 0)
            cursor.insertBlock(block);
        cursor.insertText(lines[i], code);
    }
    cursor.movePosition(QTextCursor::End);
}

/// What the parser gets. The later items of a long numbered list are paragraphs: a list would count from one.
QString sourceOf(const MarkdownChunk &chunk)
{
    if (!chunk.head.isEmpty())
        return chunk.head + u'\n' + chunk.text;
    static const QRegularExpression number(u"^(\\d+)([.)]) "_s, QRegularExpression::MultilineOption);
    QString text = chunk.text;
    if (chunk.continues && text.at(0).isDigit())
        text.replace(number, u"\n\\1\\\\\\2 "_s);
    return text;
}

} // namespace

void renderChunk(QTextCursor &cursor, const MarkdownChunk &chunk, const ThemeController &theme)
{
    if (chunk.kind == MarkdownChunk::Kind::Fence) {
        renderFence(cursor, chunk, theme);
        return;
    }
    QTextDocument parsed;
    parsed.setResourceProvider([](const QUrl &) { return nothingLoaded(); });
    parsed.setDefaultFont(theme.font(13.5));
    parsed.setUndoRedoEnabled(false);
    // Within one edit a cursor does not look for its place on the screen with each word, which takes it
    // through the whole paragraph every time.
    QTextCursor edit(&parsed);
    edit.beginEditBlock();
    parsed.setMarkdown(sourceOf(chunk), QTextDocument::MarkdownDialectGitHub);
    edit.endEditBlock();
    Styler(parsed, chunk, theme).run();
    const int start = cursor.position();
    cursor.insertFragment(QTextDocumentFragment(&parsed));
    cursor.setPosition(start);
    if (parsed.begin().textList() != nullptr)
        cursor.deleteChar(); // the empty paragraph a list leaves before itself
    else if (cursor.block().length() <= 1)
        flatten(cursor);
    else
        giveBackFormat(cursor, parsed.begin().blockFormat());
    cursor.movePosition(QTextCursor::End);
}

} // namespace baton::ui
