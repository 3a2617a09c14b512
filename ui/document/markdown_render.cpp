// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/markdown_render.h"

#include "core/markdown/cells.h"
#include "core/markdown/lines.h"
#include "ui/support/theme_controller.h"

#include <QCoreApplication>
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

using markdown::FenceLine;

bool isListLine(const QString &line)
{
    return !markdown::itemText(line).isNull();
}

bool isIndented(const QString &line)
{
    return line.startsWith(u"  ") || line.startsWith(u'\t');
}

class Cutter {
public:
    explicit Cutter(const QString &text) : m_lines(markdown::splitLines(text)) { }

    [[nodiscard]] QVector<MarkdownChunk> cut()
    {
        while (m_at < m_lines.size()) {
            const FenceLine fence = markdown::fenceAt(m_lines[m_at]);
            if (fence.isFence())
                takeFence(fence);
            else if (markdown::isBlank(m_lines[m_at]))
                ++m_at;
            else
                takeText();
        }
        return std::move(m_chunks);
    }

private:
    void takeFence(const FenceLine &opener)
    {
        const qsizetype start = m_at++;
        QStringList inside;
        for (; m_at < m_lines.size() && !markdown::fenceAt(m_lines[m_at]).closes(opener); ++m_at)
            inside.append(m_lines[m_at]);
        m_at = qMin(m_at + 1, m_lines.size());
        add(MarkdownChunk::Kind::Fence, opener.info, inside, start);
    }

    void takeText()
    {
        const qsizetype start = m_at;
        const bool list = isListLine(m_lines[m_at]);
        QStringList text;
        while (m_at < m_lines.size() && !markdown::fenceAt(m_lines[m_at]).isFence()) {
            if (markdown::isBlank(m_lines[m_at]) && !(list && goesOnAfterBlank()))
                break;
            text.append(m_lines[m_at++]);
        }
        add(MarkdownChunk::Kind::Text, {}, text, start);
    }

    /// A list with blank lines between its items is one list.
    [[nodiscard]] bool goesOnAfterBlank() const
    {
        qsizetype next = m_at;
        while (next < m_lines.size() && markdown::isBlank(m_lines[next]))
            ++next;
        return next < m_lines.size() && (isListLine(m_lines[next]) || isIndented(m_lines[next]));
    }

    void add(MarkdownChunk::Kind kind, const QString &info, const QStringList &lines, qsizetype start)
    {
        m_chunks.append(
            {kind, info, lines.join(u'\n'), static_cast<int>(start) + 1, static_cast<int>(m_at - start)});
    }

    QStringList m_lines;
    qsizetype m_at = 0;
    QVector<MarkdownChunk> m_chunks;
};

} // namespace

QVector<MarkdownChunk> markdownChunks(const QString &text)
{
    return text.isEmpty() ? QVector<MarkdownChunk>() : Cutter(text).cut();
}

namespace {

/// Takes care of the looks of one parsed chunk before it goes into the page.
class Styler {
public:
    Styler(QTextDocument &document, const ThemeController &theme) : m_document(document), m_theme(theme) { }

    void run()
    {
        writeOutImages();
        for (QTextBlock block = m_document.begin(); block.isValid(); block = block.next())
            styleBlock(block);
        const auto frames = m_document.rootFrame()->childFrames();
        for (QTextFrame *frame : frames) {
            if (auto *table = qobject_cast<QTextTable *>(frame))
                styleTable(*table);
        }
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

    void styleBlock(const QTextBlock &block)
    {
        QTextBlockFormat format = block.blockFormat();
        const int level = format.headingLevel();
        const bool inTable = QTextCursor(block).currentTable() != nullptr;
        format.setTopMargin(inTable ? 0 : level > 0 ? m_theme.px(level <= 2 ? 16 : 10) : m_theme.px(3));
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
        format.setTopMargin(m_theme.px(6));
        format.setBottomMargin(m_theme.px(8));
        format.setHeaderRowCount(1);
        table.setFormat(format);
        for (int column = 0; column < table.columns(); ++column) {
            QTextTableCell cell = table.cellAt(0, column);
            QTextCharFormat head = cell.format();
            head.setBackground(theme.background);
            cell.setFormat(head);
            QTextCursor text = cell.firstCursorPosition();
            text.setPosition(cell.lastCursorPosition().position(), QTextCursor::KeepAnchor);
            QTextCharFormat bold;
            bold.setFontWeight(QFont::DemiBold);
            text.mergeCharFormat(bold);
        }
    }

    QTextDocument &m_document;
    const ThemeController &m_theme;
};

QTextFrameFormat boxFormat(const ThemeController &theme)
{
    QTextFrameFormat box;
    box.setBorder(1);
    box.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
    box.setBorderBrush(theme.theme().line);
    box.setBackground(theme.theme().code);
    box.setPadding(theme.px(8));
    box.setTopMargin(theme.px(6));
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
    cursor.insertFrame(boxFormat(theme));
    QTextBlockFormat block;
    block.setTopMargin(0);
    block.setBottomMargin(0);
    block.setLineHeight(140, QTextBlockFormat::ProportionalHeight);
    block.setNonBreakableLines(true);
    const QString label = labelOf(fence);
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
    parsed.setMarkdown(chunk.text, QTextDocument::MarkdownDialectGitHub);
    Styler(parsed, theme).run();
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
