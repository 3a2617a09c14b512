// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui_document/page_fixture.h"
#include "ui/editor/code_editor.h"
#include "ui/editor/diff_view.h"

#include <QAccessible>
#include <QAction>
#include <QLabel>
#include <QTabBar>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace baton;
using namespace baton::ui;
using test::commandsIn;

namespace {

/// The page in its Source view, with the keyboard in the editor.
QWidget *startEditing(test::PaneFixture &f)
{
    f.pane.currentPage()->setMode(DocumentMode::Source);
    QWidget *editor = f.find(u"sourceEditor"_s);
    editor->setFocus();
    return editor;
}

DocumentInput savedByPerson(const QString &text)
{
    DocumentInput input = test::boardInReview();
    test::addRevision(input, text, AuthorKind::Human);
    return input;
}

} // namespace

class PaneTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void emptySaysWhatWillAppear();
    void tabTitles();
    void closingATab();
    void approveCarriesShownRevision();
    void olderRevisionIsNotApproved();
    void keptEditCanBeDiscarded();
    void ctrlEnterApproves();
    void ctrlEnterDoesNotAcceptChangedWords();
    void editingFlow();
    void unsavedTextIsTakenIn();
    void discardCanBeUndone();
    void saveAndApprove();
    void newerRevisionWhileEditing();
    void asksForTexts();
    void accessibleNames();
    void narrowHidesRemarks();
    void singleLettersAreTypedInTheEditor();
};

BATON_TEST_CLASS(PaneTest)

void PaneTest::init()
{
    test::failOnWarnings();
}

void PaneTest::emptySaysWhatWillAppear()
{
    test::PaneFixture f;
    const auto *empty = f.pane.findChild<QLabel *>(u"emptyDocuments"_s);
    QVERIFY(empty->isVisible() && !empty->text().isEmpty());
    QVERIFY(!f.pane.findChild<QTabBar *>()->isVisible());
    f.pane.action(u"approve"_s)->trigger(); // nothing there, nothing happens
    f.pane.open(test::prdWriting());
    QVERIFY(!empty->isVisible());
}

void PaneTest::tabTitles()
{
    test::PaneFixture f;
    f.pane.open(test::prdApproved());
    f.pane.open(test::boardInReview());
    const auto *tabs = f.pane.findChild<QTabBar *>();
    QCOMPARE(tabs->tabText(0), u"prd.md ✓"_s);
    QCOMPARE(tabs->tabText(1), u"src/board.py ◐"_s);
    QCOMPARE(tabs->currentIndex(), 1);
    DocumentInput longName = test::boardInReview();
    longName.artefact.path = u"src/"_s + QString(80, u'x') + u".py"_s;
    f.pane.open(longName);
    QVERIFY(tabs->tabText(2).size() < 60);
    QVERIFY(tabs->tabToolTip(2).startsWith(longName.artefact.path));
    DocumentInput approved = test::boardInReview();
    approved.artefact.state = ArtefactState::Approved;
    f.pane.refresh(approved);
    QCOMPARE(tabs->tabText(1), u"src/board.py ✓"_s);
    QCOMPARE(f.pane.currentPath(), longName.artefact.path);
}

void PaneTest::closingATab()
{
    test::PaneFixture f;
    f.pane.open(test::prdApproved());
    f.pane.open(test::boardInReview());
    const auto *tabs = f.pane.findChild<QTabBar *>();
    auto *cross = qobject_cast<QToolButton *>(tabs->tabButton(1, QTabBar::RightSide));
    QCOMPARE(cross->accessibleName(), u"Close src/board.py"_s);
    QTest::mouseClick(cross, Qt::LeftButton);
    QCOMPARE(f.pane.openPaths(), QStringList{u"docs/prd.md"_s});
    QCOMPARE(f.pane.currentPath(), u"docs/prd.md"_s);
    QTest::keyClick(f.focus(u"documentView"_s), Qt::Key_W, Qt::ControlModifier);
    QVERIFY(f.pane.openPaths().isEmpty());
    QVERIFY(f.pane.findChild<QLabel *>(u"emptyDocuments"_s)->isVisible());
    f.pane.setLive({}); // late news of a closed document is no news
}

void PaneTest::approveCarriesShownRevision()
{
    test::PaneFixture f;
    f.pane.open(test::boardInReview());
    QSignalSpy decided(&f.pane, &DocumentPane::decided);
    QTest::mouseClick(f.find<QPushButton>(u"approveAndHandOff"_s), Qt::LeftButton);
    QCOMPARE(commandsIn<command::Approve>(decided).size(), 1);
    QCOMPARE(commandsIn<command::Approve>(decided).constLast().path, u"src/board.py"_s);
    QCOMPARE(commandsIn<command::Approve>(decided).constLast().revision, 2);
    DocumentInput newer = test::boardInReview();
    test::addRevision(newer, u"third\n"_s);
    f.pane.refresh(newer);
    QTest::mouseClick(f.find<QPushButton>(u"approveAndHandOff"_s), Qt::LeftButton);
    QCOMPARE(commandsIn<command::Approve>(decided).constLast().revision, 3);
}

/// Nobody has looked at the source yet when the page opens with a text kept from before.
void PaneTest::keptEditCanBeDiscarded()
{
    test::PaneFixture f;
    DocumentInput input = test::boardInReview();
    input.unsaved = UnsavedText{2, u"typed before the restart\n"_s};
    f.pane.open(input);
    QSignalSpy drafts(&f.pane, &DocumentPane::draftChanged);
    QVERIFY(f.isOffered(u"discardEdits"_s));
    QTest::mouseClick(f.find<QPushButton>(u"discardEdits"_s), Qt::LeftButton);
    QVERIFY(!f.isOffered(u"discardEdits"_s));
    QCOMPARE(drafts.constLast().at(1).toInt(), 0);
    f.pane.currentPage()->setMode(DocumentMode::Source);
    const auto *source =
        f.pane.currentPage()->findChild<CodeEditor *>(QString(), Qt::FindChildrenRecursively);
    QVERIFY(source != nullptr);
    QVERIFY(f.pane.currentPage()->unsaved() == std::nullopt);
}

void PaneTest::olderRevisionIsNotApproved()
{
    test::PaneFixture f;
    DocumentInput input = test::boardInReview();
    test::addRevision(input, u"third\n"_s);
    f.pane.open(input);
    f.pane.currentPage()->setMode(DocumentMode::Changes);
    QCOMPARE(f.pane.currentPage()->shownRevision(), 3);
    f.pane.currentPage()->findChild<DiffView *>()->compare(1, 2);
    QCOMPARE(f.pane.currentPage()->shownRevision(), 2);
    QVERIFY(!f.isOffered(u"approveAndHandOff"_s));
    QVERIFY(f.isOffered(u"showNewestRevision"_s));
    QSignalSpy decided(&f.pane, &DocumentPane::decided);
    f.pane.action(u"approve"_s)->trigger();
    QCOMPARE(commandsIn<command::Approve>(decided).size(), 0);
    QTest::mouseClick(f.find<QPushButton>(u"showNewestRevision"_s), Qt::LeftButton);
    QVERIFY(f.isOffered(u"approveAndHandOff"_s));
}

void PaneTest::ctrlEnterApproves()
{
    test::PaneFixture f;
    f.pane.open(test::boardInReview());
    QSignalSpy decided(&f.pane, &DocumentPane::decided);
    QWidget *text = f.focus(u"documentView"_s);
    QTest::keyClick(text, Qt::Key_Return);
    QCOMPARE(commandsIn<command::Approve>(decided).size(), 0);
    QTest::keyClick(text, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(commandsIn<command::Approve>(decided).size(), 1);
}

/// The blue button puts the person's lines back: the key of the other one must not accept that they changed.
void PaneTest::ctrlEnterDoesNotAcceptChangedWords()
{
    test::PaneFixture f;
    DocumentInput input = test::boardInReview();
    input.artefact.revisions.last().checks.append({check::yourWords, CheckState::Failed, u"line 2"_s, 2});
    f.pane.open(input);
    QSignalSpy decided(&f.pane, &DocumentPane::decided);
    const auto *approve = f.find<QPushButton>(u"approveAndHandOff"_s);
    QVERIFY(approve->isVisible() && !approve->text().contains(u"Ctrl"_s));
    QTest::keyClick(f.focus(u"documentView"_s), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(decided.size(), 0);
    QVERIFY(f.pane.action(u"approve"_s)->shortcuts().isEmpty());
    f.pane.action(u"approve"_s)->trigger();
    QCOMPARE(commandsIn<command::Approve>(decided).size(), 1);
    f.pane.refresh(test::boardInReview());
    QTest::keyClick(f.focus(u"documentView"_s), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(commandsIn<command::Approve>(decided).size(), 2);
}

void PaneTest::editingFlow()
{
    test::PaneFixture f;
    f.pane.open(test::boardInReview());
    QSignalSpy decided(&f.pane, &DocumentPane::decided);
    QSignalSpy kept(&f.pane, &DocumentPane::draftChanged);
    QWidget *editor = startEditing(f);
    QVERIFY(f.isOffered(u"approveAndHandOff"_s));
    QTest::keyClicks(editor, u"# mine "_s);
    QVERIFY(!f.isOffered(u"approveAndHandOff"_s));
    QVERIFY(f.isOffered(u"saveAsYourRevision"_s) && f.isOffered(u"discardEdits"_s));
    QTRY_COMPARE(kept.count(), 1); // when typing pauses, once
    QCOMPARE(kept.constLast().at(1).toInt(), 2);
    QVERIFY(kept.constLast().at(2).toString().startsWith(u"# mine "_s));
    QTest::keyClick(editor, Qt::Key_S, Qt::ControlModifier);
    QCOMPARE(commandsIn<command::Edit>(decided).size(), 1);
    QCOMPARE(commandsIn<command::Edit>(decided).constLast().baseRevision, 2);
    const QString text = commandsIn<command::Edit>(decided).constLast().text.content;
    f.pane.refresh(savedByPerson(text));
    QVERIFY(f.isOffered(u"approveAndHandOff"_s)); // approving follows
    QVERIFY(!f.pane.currentPage()->unsaved());
    QCOMPARE(kept.constLast().at(1).toInt(), 0); // nothing is left to keep
    QVERIFY(f.pane.findChild<CodeEditor *>() != nullptr);
}

void PaneTest::unsavedTextIsTakenIn()
{
    test::PaneFixture f;
    DocumentInput input = test::boardInReview();
    input.unsaved = UnsavedText{2, u"half a thought\n"_s};
    f.pane.open(input);
    QVERIFY(f.isOffered(u"saveAsYourRevision"_s));
    QSignalSpy kept(&f.pane, &DocumentPane::draftChanged);
    QWidget *editor = startEditing(f);
    QTest::keyClick(editor, Qt::Key_X);
    f.pane.closeDocument(u"src/board.py"_s); // closing never asks and loses nothing
    QVERIFY(kept.constLast().at(2).toString().contains(u"half a thought"_s));
    QVERIFY(kept.constLast().at(2).toString().contains(u'x'));
}

void PaneTest::discardCanBeUndone()
{
    test::PaneFixture f;
    f.pane.open(test::boardInReview());
    QWidget *editor = startEditing(f);
    QTest::keyClicks(editor, u"oops"_s);
    QTest::mouseClick(f.find<QPushButton>(u"discardEdits"_s), Qt::LeftButton);
    QVERIFY(f.isOffered(u"approveAndHandOff"_s));
    QVERIFY(!f.pane.currentPage()->unsaved());
    QTest::keyClick(editor, Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(f.pane.currentPage()->unsaved());
    QVERIFY(f.pane.currentPage()->unsaved()->text.startsWith(u"oops"_s));
}

void PaneTest::saveAndApprove()
{
    test::PaneFixture f;
    f.pane.open(test::boardInReview());
    QSignalSpy decided(&f.pane, &DocumentPane::decided);
    QWidget *editor = startEditing(f);
    QTest::keyClicks(editor, u"x"_s);
    QTest::keyClick(editor, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(commandsIn<command::Edit>(decided).size(), 1);
    QCOMPARE(commandsIn<command::Approve>(decided).size(), 0); // not before the revision exists
    f.pane.refresh(savedByPerson(commandsIn<command::Edit>(decided).constLast().text.content));
    QCOMPARE(commandsIn<command::Approve>(decided).size(), 1);
    QCOMPARE(commandsIn<command::Approve>(decided).constLast().revision, 3);
}

void PaneTest::newerRevisionWhileEditing()
{
    test::PaneFixture f;
    f.pane.open(test::boardInReview());
    QSignalSpy decided(&f.pane, &DocumentPane::decided);
    QWidget *editor = startEditing(f);
    QTest::keyClicks(editor, u"mine"_s);
    DocumentInput newer = test::boardInReview();
    test::addRevision(newer, u"theirs\n"_s);
    f.pane.refresh(newer);
    QVERIFY(f.find<QLabel>(u"reviewMessage"_s)->text().contains(u"r3 arrived while you edited r2"_s));
    QVERIFY(f.pane.currentPage()->unsaved()->text.startsWith(u"mine"_s));
    QTest::mouseClick(f.find<QPushButton>(u"saveAsYourRevision"_s), Qt::LeftButton);
    QCOMPARE(commandsIn<command::Edit>(decided).constLast().baseRevision, 3);
}

void PaneTest::asksForTexts()
{
    test::PaneFixture f;
    DocumentInput input = test::boardInReview();
    const auto texts = input.texts;
    input.texts.clear();
    QSignalSpy wanted(&f.pane, &DocumentPane::textWanted);
    f.pane.open(input);
    QVERIFY(wanted.count() > 0);
    QCOMPARE(wanted.constLast().at(0).value<TextHash>(), input.artefact.head()->text);
    input.texts = texts;
    f.pane.refresh(input);
    QVERIFY(f.find(u"documentView"_s)->isVisible());
}

void PaneTest::accessibleNames()
{
    test::PaneFixture f;
    f.pane.open(test::boardInReview());
    for (const DocumentMode mode :
        {DocumentMode::Source, DocumentMode::Changes, DocumentMode::Trace, DocumentMode::Document})
        f.pane.currentPage()->setMode(mode);
    const QVector<std::pair<QString, QString>> names{{u"documentView"_s, u"Document view"_s},
        {u"sourceEditor"_s, u"Source editor"_s}, {u"changesView"_s, u"Changes view"_s},
        {u"traceView"_s, u"Trace view"_s}, {u"approveAndHandOff"_s, u"Approve and hand off"_s},
        {u"sendRemarks"_s, u"Send remarks"_s}, {u"regenerate"_s, u"Regenerate"_s},
        {u"remarks"_s, u"Remarks"_s}, {u"checks"_s, u"Checks"_s}};
    for (const auto &[object, name] : names) {
        QWidget *widget = f.find(object);
        QVERIFY2(widget != nullptr, qPrintable(object));
        const QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(widget);
        QVERIFY(interface != nullptr);
        QCOMPARE(interface->text(QAccessible::Name), name);
    }
}

void PaneTest::narrowHidesRemarks()
{
    test::PaneFixture f;
    f.pane.open(test::boardInReview());
    QVERIFY(f.find(u"remarks"_s)->isVisible());
    f.pane.resize(460, 520);
    QTRY_VERIFY(!f.find(u"remarks"_s)->isVisible());
    QCOMPARE(f.pane.width(), 460);
    auto *strip = f.find<QPushButton>(u"showRemarks"_s);
    QVERIFY(strip->isVisible() && strip->text().contains(u'2'));
    QTest::mouseClick(strip, Qt::LeftButton);
    QVERIFY(f.find(u"remarks"_s)->isVisible());
}

void PaneTest::singleLettersAreTypedInTheEditor()
{
    test::PaneFixture f;
    f.pane.open(test::boardInReview());
    QSignalSpy decided(&f.pane, &DocumentPane::decided);
    QWidget *editor = startEditing(f);
    QTest::keyClicks(editor, u"csr"_s);
    QCOMPARE(decided.count(), 0);
    QVERIFY(f.pane.currentPage()->unsaved()->text.startsWith(u"csr"_s));
}

#include "tst_pane.moc"
