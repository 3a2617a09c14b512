// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/scintilla_setup_p.h"

#include "ui/editor/editor_menu_p.h"
#include "ui/editor/style_inks.h"
#include "ui/support/theme_controller.h"

#include <Qsci/qsciscintilla.h>

namespace baton::ui {

namespace {

using Base = QsciScintillaBase;

unsigned long word(int number)
{
    return static_cast<unsigned long>(number);
}

void setStyle(QsciScintilla &editor, int style, Ink ink, const Theme &theme)
{
    editor.SendScintilla(Base::SCI_STYLESETFORE, word(style), colourOf(ink, theme));
    editor.SendScintilla(Base::SCI_STYLESETBOLD, word(style), isBold(ink) ? 1L : 0L);
    editor.SendScintilla(Base::SCI_STYLESETITALIC, word(style), isItalic(ink) ? 1L : 0L);
    editor.SendScintilla(Base::SCI_STYLESETEOLFILLED, word(style), 0L);
}

void setFont(QsciScintilla &editor, const QFont &font)
{
    editor.SendScintilla(
        Base::SCI_STYLESETFONT, word(Base::STYLE_DEFAULT), font.family().toUtf8().constData());
    // Scintilla counts in points; the window in pixels.
    const double points = font.pixelSize() * 72.0 / qMax(1, editor.logicalDpiY());
    editor.SendScintilla(
        Base::SCI_STYLESETSIZEFRACTIONAL, word(Base::STYLE_DEFAULT), static_cast<long>(qRound(points * 100)));
}

void setGround(QsciScintilla &editor, const Theme &theme)
{
    editor.setPaper(theme.code);
    editor.setColor(theme.text);
    editor.setCaretForegroundColor(theme.text);
    editor.setSelectionBackgroundColor(
        theme.dark ? theme.accentBackground.lighter(170) : theme.accentBackground.darker(110));
    editor.resetSelectionForegroundColor();
    editor.setMarginsBackgroundColor(theme.code);
    editor.setMarginsForegroundColor(theme.muted);
    editor.setMatchedBraceBackgroundColor(theme.selection);
    editor.setMatchedBraceForegroundColor(theme.accent);
    editor.setUnmatchedBraceForegroundColor(theme.error);
    editor.setUnmatchedBraceBackgroundColor(theme.code);
    editor.setIndentationGuidesForegroundColor(theme.line);
    editor.setIndentationGuidesBackgroundColor(theme.line);
}

} // namespace

void setUpScintilla(QsciScintilla &editor)
{
    editor.setUtf8(true);
    editor.setEolMode(QsciScintilla::EolUnix);
    editor.setFrameShape(QFrame::NoFrame);
    editor.setFolding(QsciScintilla::NoFoldStyle);
    editor.setTabWidth(4);
    editor.setIndentationsUseTabs(false);
    editor.setAutoIndent(true);
    editor.setBackspaceUnindents(true);
    editor.setScrollWidth(1);
    editor.setScrollWidthTracking(true);
    editor.SendScintilla(Base::SCI_SETENDATLASTLINE, 1UL);
    editor.SendScintilla(Base::SCI_SETEXTRAASCENT, 1UL);
    editor.SendScintilla(Base::SCI_SETEXTRADESCENT, 1UL);
    editor.SendScintilla(Base::SCI_SETMARGINLEFT, 0UL, 8L);
    for (int margin = 0; margin < 5; ++margin)
        editor.setMarginWidth(margin, 0);
    // Keys that would hide those of the window: Ctrl+D, Ctrl+L, Ctrl+T and their like.
    for (const char key : {'D', 'L', 'T', 'U'}) {
        const unsigned long control = static_cast<unsigned long>(Base::SCMOD_CTRL) << 16;
        editor.SendScintilla(Base::SCI_CLEARCMDKEY, control + static_cast<unsigned long>(key));
    }
    auto *corner = new QWidget(&editor);
    corner->setAutoFillBackground(true);
    editor.setCornerWidget(corner);
    installEditorMenu(editor);
}

void applyTheme(QsciScintilla &editor, Language language, const ThemeController &controller)
{
    const Theme &theme = controller.theme();
    setFont(editor, controller.codeFont());
    setGround(editor, theme);
    editor.SendScintilla(Base::SCI_STYLESETFORE, word(Base::STYLE_DEFAULT), theme.text);
    editor.SendScintilla(Base::SCI_STYLESETBACK, word(Base::STYLE_DEFAULT), theme.code);
    editor.SendScintilla(Base::SCI_STYLECLEARALL);
    for (int style = 0; style < Base::STYLE_DEFAULT; ++style)
        setStyle(editor, style, inkOf(language, style), theme);
    for (int style = Base::STYLE_LASTPREDEFINED + 1; style < 128; ++style)
        setStyle(editor, style, inkOf(language, style), theme);
    editor.SendScintilla(Base::SCI_STYLESETFORE, word(Base::STYLE_LINENUMBER), theme.muted);
    editor.SendScintilla(Base::SCI_STYLESETBACK, word(Base::STYLE_LINENUMBER), theme.code);
    editor.SendScintilla(Base::SCI_STYLESETFORE, word(Base::STYLE_INDENTGUIDE), theme.line);
}

} // namespace baton::ui
