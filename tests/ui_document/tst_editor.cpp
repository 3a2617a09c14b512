// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/contrast.h"
#include "tests/ui_document/page_fixture.h"
#include "ui/editor/code_editor.h"
#include "ui/editor/language.h"
#include "ui/editor/style_inks.h"

#include <QAbstractScrollArea>
#include <QAccessible>
#include <QClipboard>
#include <QMimeData>
#include <QScrollBar>

using namespace Qt::StringLiterals;
using namespace baton;
using namespace baton::ui;

namespace {

struct EditorFixture {
    ThemeController theme{*static_cast<QApplication *>(QCoreApplication::instance())};
    CodeEditor editor{theme, "Source editor"};

    EditorFixture()
    {
        theme.wearStyleSheet();
        editor.resize(500, 200);
        editor.setPath(u"src/board.py"_s);
        editor.show();
        editor.activateWindow();
        if (!QTest::qWaitForWindowActive(&editor))
            qWarning("the editor did not become active");
    }
    [[nodiscard]] QWidget *inner() const { return editor.focusProxy(); }
};

} // namespace

class EditorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void languageByName();
    void keepsPlaceAndUndo();
    void appendsWhatGrew();
    void selectionGivesLines();
    void findsAndGoes();
    void readOnlyTakesNoText();
    void pastingNothingDoesNothing();
    void namesForAssistiveTechnology();
    void coloursFollowTheme();
    void chineseKeepsColumns();
};

BATON_TEST_CLASS(EditorTest)

void EditorTest::init()
{
    test::failOnWarnings();
}

void EditorTest::languageByName()
{
    QCOMPARE(languageOfPath(u"src/board.py"_s), Language::Python);
    QCOMPARE(languageOfPath(u"docs/PRD.MD"_s), Language::Markdown);
    QCOMPARE(languageOfPath(u"CMakeLists.txt"_s), Language::CMake);
    QCOMPARE(languageOfPath(u"a/Makefile"_s), Language::Makefile);
    QCOMPARE(languageOfPath(u"x.tsx"_s), Language::TypeScript);
    QCOMPARE(languageOfPath(u"requirements.txt"_s), Language::Plain);
}

void EditorTest::keepsPlaceAndUndo()
{
    EditorFixture f;
    f.editor.setText(test::boardBefore());
    f.editor.goToLine(30);
    const int at = f.editor.scrollArea()->verticalScrollBar()->value();
    QVERIFY(at > 0);
    QSignalSpy edited(&f.editor, &CodeEditor::edited);
    f.editor.setText(u"# new\n"_s + test::boardBefore());
    QCOMPARE(f.editor.scrollArea()->verticalScrollBar()->value(), at);
    QCOMPARE(edited.count(), 0);
    f.editor.replaceText(u"other\n"_s);
    QCOMPARE(f.editor.text(), u"other\n"_s);
    QVERIFY(edited.count() > 0);
    QTest::keyClick(f.inner(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(f.editor.text(), u"# new\n"_s + test::boardBefore());
}

void EditorTest::appendsWhatGrew()
{
    EditorFixture f;
    f.editor.setReadOnly(true);
    const QString text = test::boardAfter();
    for (int end = 0; end < text.size(); end += 37)
        f.editor.setText(text.left(end));
    f.editor.setText(text);
    QCOMPARE(f.editor.text(), text);
    QVERIFY(f.editor.isReadOnly());
}

void EditorTest::selectionGivesLines()
{
    EditorFixture f;
    f.editor.setText(u"one\ntwo\nthree\n"_s);
    f.editor.goToLine(2);
    QCOMPARE(f.editor.selection(), (TextPlace{2, 2, u"two"_s}));
    QTest::keyClick(f.inner(), Qt::Key_Home);
    QTest::keyClick(f.inner(), Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(f.editor.selection(), (TextPlace{2, 2, u"two"_s}));
    QTest::keyClick(f.inner(), Qt::Key_End, Qt::ShiftModifier);
    QCOMPARE(f.editor.selection(), (TextPlace{2, 3, u"two\nthree"_s}));
}

void EditorTest::findsAndGoes()
{
    EditorFixture f;
    f.editor.setText(u"alpha beta\ngamma alpha\n"_s);
    QVERIFY(f.editor.find(u"ALPHA"_s, true));
    QCOMPARE(f.editor.selection().lineFrom, 1);
    QVERIFY(f.editor.find(u"alpha"_s, true));
    QCOMPARE(f.editor.selection().lineFrom, 2);
    QVERIFY(f.editor.find(u"alpha"_s, true)); // wraps around
    QCOMPARE(f.editor.selection().lineFrom, 1);
    QVERIFY(!f.editor.find(u"delta"_s, true));
}

void EditorTest::readOnlyTakesNoText()
{
    EditorFixture f;
    f.editor.setText(u"text\n"_s);
    f.editor.setReadOnly(true);
    QTest::keyClick(f.inner(), Qt::Key_X);
    QCOMPARE(f.editor.text(), u"text\n"_s);
    QVERIFY(!f.inner()->testAttribute(Qt::WA_InputMethodEnabled));
    f.editor.setReadOnly(false);
    QVERIFY(f.inner()->testAttribute(Qt::WA_InputMethodEnabled));
    QTest::keyClick(f.inner(), Qt::Key_X);
    QCOMPARE(f.editor.text(), u"xtext\n"_s);
}

void EditorTest::pastingNothingDoesNothing()
{
    EditorFixture f;
    f.editor.setText(u"kept\n"_s);
    QGuiApplication::clipboard()->setMimeData(new QMimeData); // as it is when no program owns the clipboard
    QTest::keyClick(f.inner(), Qt::Key_V, Qt::ControlModifier);
    QGuiApplication::clipboard()->clear();
    QTest::keyClick(f.inner(), Qt::Key_V, Qt::ControlModifier);
    QTest::mouseClick(f.inner(), Qt::MiddleButton);
    QCOMPARE(f.editor.text(), u"kept\n"_s);
}

void EditorTest::namesForAssistiveTechnology()
{
    EditorFixture f;
    QCOMPARE(f.inner()->objectName(), u"sourceEditor"_s);
    const QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(f.inner());
    QVERIFY(interface != nullptr);
    QCOMPARE(interface->text(QAccessible::Name), u"Source editor"_s);
}

void EditorTest::coloursFollowTheme()
{
    const Theme light = Theme::light();
    const Theme night = Theme::night();
    for (const Theme &theme : {light, night}) {
        for (int ink = 0; ink <= static_cast<int>(Ink::Error); ++ink) {
            const QColor colour = colourOf(static_cast<Ink>(ink), theme);
            for (const QColor &ground : {theme.code, theme.okBackground, theme.errorBackground})
                QVERIFY2(test::contrast(colour, ground) >= 4.5, qPrintable(colour.name() + ground.name()));
        }
    }
    QCOMPARE(inkOf(Language::Python, 5), Ink::Keyword);
    QVERIFY(isBold(Ink::Keyword));
}

void EditorTest::chineseKeepsColumns()
{
    EditorFixture f;
    f.editor.setText(u"撤销操作\n在重启后\n"_s);
    f.editor.goToLine(1);
    QCOMPARE(f.editor.selection(), (TextPlace{1, 1, u"撤销操作"_s}));
    QVERIFY(f.editor.find(u"重启"_s, true));
    QCOMPARE(f.editor.selection(), (TextPlace{2, 2, u"重启"_s}));
}

#include "tst_editor.moc"
