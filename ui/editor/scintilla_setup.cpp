// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/scintilla_setup_p.h"

#include "ui/editor/style_inks.h"
#include "ui/support/theme_controller.h"

#include <Qsci/qscilexerbash.h>
#include <Qsci/qscilexerbatch.h>
#include <Qsci/qscilexercmake.h>
#include <Qsci/qscilexercpp.h>
#include <Qsci/qscilexercsharp.h>
#include <Qsci/qscilexercss.h>
#include <Qsci/qscilexerhtml.h>
#include <Qsci/qscilexerjava.h>
#include <Qsci/qscilexerjavascript.h>
#include <Qsci/qscilexerjson.h>
#include <Qsci/qscilexerlua.h>
#include <Qsci/qscilexermakefile.h>
#include <Qsci/qscilexermarkdown.h>
#include <Qsci/qscilexerproperties.h>
#include <Qsci/qscilexerpython.h>
#include <Qsci/qscilexerruby.h>
#include <Qsci/qscilexersql.h>
#include <Qsci/qscilexerxml.h>
#include <Qsci/qscilexeryaml.h>
#include <Qsci/qsciscintilla.h>

#include <QCoreApplication>
#include <QMenu>

class QsciScintilla;

namespace baton::ui {

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("baton::ui::EditorMenu", text);
}

void popUp(QsciScintilla &editor, const QPoint &at)
{
    auto *menu = new QMenu(&editor);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const char *text, void (QsciScintilla::*slot)(), bool enabled) {
        menu->addAction(words(text), &editor, slot)->setEnabled(enabled);
    };
    const bool writable = !editor.isReadOnly();
    const bool selected = editor.hasSelectedText();
    if (writable) {
        add(QT_TRANSLATE_NOOP("baton::ui::EditorMenu", "Undo"), &QsciScintilla::undo,
            editor.isUndoAvailable());
        add(QT_TRANSLATE_NOOP("baton::ui::EditorMenu", "Redo"), &QsciScintilla::redo,
            editor.isRedoAvailable());
        menu->addSeparator();
        add(QT_TRANSLATE_NOOP("baton::ui::EditorMenu", "Cut"), &QsciScintilla::cut, selected);
    }
    add(QT_TRANSLATE_NOOP("baton::ui::EditorMenu", "Copy"), &QsciScintilla::copy, selected);
    if (writable)
        add(QT_TRANSLATE_NOOP("baton::ui::EditorMenu", "Paste"), &QsciScintilla::paste, true);
    menu->addSeparator();
    menu->addAction(words(QT_TRANSLATE_NOOP("baton::ui::EditorMenu", "Select all")), &editor,
        [&editor] { editor.selectAll(true); });
    menu->popup(editor.mapToGlobal(at));
}

/// Gives a QScintilla widget a context menu in the language of the window (its own is English only).
void installEditorMenu(QsciScintilla &editor)
{
    editor.setContextMenuPolicy(Qt::CustomContextMenu);
    QObject::connect(&editor, &QWidget::customContextMenuRequested, &editor,
        [&editor](const QPoint &at) { popUp(editor, at); });
}

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

namespace {

/// Languages that look like C to a lexer but have words of their own.
class CLikeLexer : public QsciLexerCPP {
public:
    CLikeLexer(const char *words, QObject *parent) : QsciLexerCPP(parent), m_words(words) { }
    [[nodiscard]] const char *keywords(int set) const override { return set == 1 ? m_words : nullptr; }

private:
    const char *m_words;
};

/// QScintilla's list is of Python 2 and lacks True, False, async and await.
class PythonLexer : public QsciLexerPython {
public:
    using QsciLexerPython::QsciLexerPython;
    [[nodiscard]] const char *keywords(int set) const override
    {
        return set != 1 ? nullptr
                        : "False None True and as assert async await break case class continue def del elif "
                          "else except finally for from global if import in is lambda match nonlocal not or "
                          "pass raise return try while with yield";
    }
};

constexpr auto goWords = "break case chan const continue default defer else fallthrough false for func go "
                         "goto if import interface iota map nil package range return select struct switch "
                         "true type var";
constexpr auto rustWords = "as async await break const continue crate dyn else enum extern false fn for if "
                           "impl in let loop match mod move mut pub ref return self Self static struct super "
                           "trait true type unsafe use where while";
constexpr auto typeScriptWords =
    "abstract any as async await boolean break case catch class const continue debugger declare default "
    "delete do else enum export extends false finally for from function get if implements import in "
    "instanceof interface is keyof let module namespace never new null number of package private protected "
    "public readonly return set static string super switch symbol this throw true try type typeof undefined "
    "unknown var void while with yield";
constexpr auto javaScriptWords =
    "as async await break case catch class const continue debugger default delete do else export extends "
    "false finally for from function get if import in instanceof let new null of return set static super "
    "switch this throw true try typeof undefined var void while with yield";

QsciLexer *cLikeLexer(Language language, QObject *parent)
{
    switch (language) {
    case Language::CSharp:
        return new QsciLexerCSharp(parent);
    case Language::Java:
        return new QsciLexerJava(parent);
    case Language::Go:
        return new CLikeLexer(goWords, parent);
    case Language::Rust:
        return new CLikeLexer(rustWords, parent);
    case Language::TypeScript:
        return new CLikeLexer(typeScriptWords, parent);
    case Language::JavaScript:
        return new CLikeLexer(javaScriptWords, parent);
    default:
        return new QsciLexerCPP(parent);
    }
}

QsciLexer *markupLexer(Language language, QObject *parent)
{
    switch (language) {
    case Language::Html:
        return new QsciLexerHTML(parent);
    case Language::Xml:
        return new QsciLexerXML(parent);
    case Language::Css:
        return new QsciLexerCSS(parent);
    case Language::Json:
        return new QsciLexerJSON(parent);
    case Language::Yaml:
        return new QsciLexerYAML(parent);
    case Language::Markdown:
        return new QsciLexerMarkdown(parent);
    case Language::Properties:
        return new QsciLexerProperties(parent);
    default:
        return nullptr;
    }
}

QsciLexer *scriptLexer(Language language, QObject *parent)
{
    switch (language) {
    case Language::Python:
        return new PythonLexer(parent);
    case Language::Bash:
        return new QsciLexerBash(parent);
    case Language::Batch:
        return new QsciLexerBatch(parent);
    case Language::CMake:
        return new QsciLexerCMake(parent);
    case Language::Makefile:
        return new QsciLexerMakefile(parent);
    case Language::Lua:
        return new QsciLexerLua(parent);
    case Language::Ruby:
        return new QsciLexerRuby(parent);
    case Language::Sql:
        return new QsciLexerSQL(parent);
    default:
        return nullptr;
    }
}

} // namespace

QsciLexer *makeLexer(Language language, QObject *parent)
{
    if (language == Language::Plain)
        return nullptr;
    if (QsciLexer *lexer = markupLexer(language, parent))
        return lexer;
    if (QsciLexer *lexer = scriptLexer(language, parent))
        return lexer;
    return cLikeLexer(language, parent);
}

QByteArray styleBytes(Language language, const QByteArray &utf8)
{
    QByteArray styles(utf8.size(), '\0');
    if (language == Language::Plain || utf8.isEmpty())
        return styles;
    QsciScintilla editor;
    editor.setUtf8(true);
    editor.setLexer(makeLexer(language, &editor));
    // Nobody listens: without notifications the lexer alone takes the time.
    editor.SendScintilla(QsciScintillaBase::SCI_SETMODEVENTMASK, 0UL);
    editor.SendScintilla(QsciScintillaBase::SCI_SETUNDOCOLLECTION, 0UL);
    editor.SendScintilla(QsciScintillaBase::SCI_SETTEXT, utf8.constData());
    editor.SendScintilla(QsciScintillaBase::SCI_COLOURISE, 0UL, -1L);
    // The text comes back as pairs of character and style.
    QByteArray pairs(utf8.size() * 2 + 2, '\0');
    editor.SendScintilla(
        QsciScintillaBase::SCI_GETSTYLEDTEXT, 0L, static_cast<long>(utf8.size()), pairs.data());
    for (qsizetype i = 0; i < utf8.size(); ++i)
        styles[i] = pairs.at(2 * i + 1);
    return styles;
}

} // namespace baton::ui
