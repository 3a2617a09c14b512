// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui_document/page_fixture.h"
#include "ui/document/remark_card.h"
#include "ui/document/remark_words.h"

#include <QAccessible>
#include <QAction>
#include <QLabel>
#include <QPlainTextEdit>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace baton;
using namespace baton::ui;
using test::commandsIn;

namespace {

Remark draftedBy(const QSignalSpy &spy)
{
    return commandsIn<command::DraftRemark>(spy).constLast().remark;
}

} // namespace

class RemarksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void keyboardFlow();
    void escapeLeaves();
    void draftCanBeEditedAndDeleted();
    void outcomes_data();
    void outcomes();
    void hintFillsTheEditor();
    void onlyWhereEditable();
    void decisionsOnAFindingAreInSight();
    void sendIsOfferedForDrafts();
    void whatIsTypedIsHandedOut();
    void whatWasTypedIsThereAgain();
    void sendTakesTheOpenOneAlong();
    void cancelledWordsComeBack();
    void whatIsNotTakenComesBack();
};

BATON_TEST_CLASS(RemarksTest)

void RemarksTest::init()
{
    test::failOnWarnings();
}

void RemarksTest::keyboardFlow()
{
    test::PaneFixture f;
    f.pane.open(test::boardInReview());
    f.pane.currentPage()->goToLine(31);
    auto *text = f.find(u"documentView"_s);
    text->setFocus();
    QSignalSpy decided(&f.pane, &DocumentPane::decided);
    QTest::keyClick(text, Qt::Key_C);
    auto *editor = f.find<QPlainTextEdit>(u"remark"_s);
    QVERIFY(editor->isVisible() && editor->hasFocus());
    QTest::keyClicks(editor, u"Say csr why."_s); // letters that are commands elsewhere are text here
    QTest::keyClick(editor, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(commandsIn<command::DraftRemark>(decided).size(), 1);
    QCOMPARE(commandsIn<command::Approve>(decided).size(), 0);
    const Remark remark = draftedBy(decided);
    QCOMPARE(remark.text, u"Say csr why."_s);
    QCOMPARE(remark.lineFrom, 31);
    QCOMPARE(remark.revision, 2);
    QCOMPARE(remark.path, u"src/board.py"_s);
    QVERIFY(remark.quote.contains(u"def move"_s));
    QVERIFY(!editor->isVisible());
    QVERIFY(text->hasFocus());
}

void RemarksTest::escapeLeaves()
{
    test::PaneFixture f;
    f.pane.open(test::boardInReview());
    QSignalSpy decided(&f.pane, &DocumentPane::decided);
    f.pane.action(DocumentAction::Remark)->trigger();
    auto *editor = f.find<QPlainTextEdit>(u"remark"_s);
    QTest::keyClicks(editor, u"no"_s);
    QTest::keyClick(editor, Qt::Key_Escape);
    QVERIFY(!editor->isVisible());
    QCOMPARE(commandsIn<command::DraftRemark>(decided).size(), 0);
}

void RemarksTest::draftCanBeEditedAndDeleted()
{
    test::PaneFixture f;
    f.pane.open(test::boardInReview());
    QSignalSpy decided(&f.pane, &DocumentPane::decided);
    QWidget *card = f.find(u"remark_m39"_s);
    QTest::keyClick(card, Qt::Key_F2);
    auto *editor = f.find<QPlainTextEdit>(u"remark"_s);
    QTRY_VERIFY(editor->isVisible());
    QCOMPARE(editor->toPlainText(), u"Direction.UP should not copy the grid twice."_s);
    QVERIFY(f.find(u"remark_m39"_s) == nullptr); // its box has become the editor
    QTest::keyClicks(editor, u" Really."_s);
    QTest::mouseClick(f.find<QPushButton>(u"saveRemark"_s), Qt::LeftButton);
    QCOMPARE(commandsIn<command::DraftRemark>(decided).size(), 1);
    QCOMPARE(draftedBy(decided).id.value, u"m39"_s);
    QVERIFY(draftedBy(decided).text.endsWith(u"Really."_s));
    QTest::keyClick(f.find(u"remark_m39"_s), Qt::Key_Delete);
    QTRY_COMPARE(commandsIn<command::DiscardRemark>(decided).size(), 1);
    QCOMPARE(commandsIn<command::DiscardRemark>(decided).constFirst().id.value, u"m39"_s);
    // An answered remark is history.
    QTest::keyClick(f.find(u"remark_m35"_s), Qt::Key_Delete);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(commandsIn<command::DiscardRemark>(decided).size(), 1);
}

void RemarksTest::outcomes_data()
{
    QTest::addColumn<RemarkState>("state");
    QTest::addColumn<QString>("words");
    QTest::newRow("draft") << RemarkState::Draft << u"not sent"_s;
    QTest::newRow("sent") << RemarkState::Sent << u"sent"_s;
    QTest::newRow("addressed") << RemarkState::Addressed << u"addressed in r2"_s;
    QTest::newRow("declined") << RemarkState::Declined << u"declined"_s;
    QTest::newRow("unanswered") << RemarkState::Unanswered << u"unanswered"_s;
}

void RemarksTest::outcomes()
{
    QFETCH(RemarkState, state);
    QFETCH(QString, words);
    Remark remark;
    remark.id = {u"m1"_s};
    remark.state = state;
    remark.answeredIn = 2;
    remark.lineFrom = 3;
    remark.lineTo = 5;
    remark.revision = 1;
    remark.text = u"Why?"_s;
    remark.note = u"Because the design says so."_s;
    QCOMPARE(remarkOutcome(remark), words);
    QCOMPARE(remarkPlace(remark), u"on lines 3 to 5, r1"_s);
    test::PaneFixture f;
    DocumentInput input = test::boardInReview();
    input.remarks = {remark};
    f.pane.open(input);
    const QWidget *card = f.find(u"remark_m1"_s);
    QVERIFY(card->accessibleName().contains(words));
    const auto labels = card->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.cbegin(), labels.cend(),
        [](const QLabel *label) { return label->isVisible() && label->text().startsWith(u"Because"); }));
}

void RemarksTest::hintFillsTheEditor()
{
    test::PaneFixture f;
    f.pane.open(test::prdInReview());
    QVERIFY(f.find<QLabel>(u"remarkHint"_s)->text().contains(u"disk is full"_s));
    QTest::mouseClick(f.find<QPushButton>(u"useSuggestedRemark"_s), Qt::LeftButton);
    auto *editor = f.find<QPlainTextEdit>(u"remark"_s);
    QVERIFY(editor->isVisible());
    QCOMPARE(editor->toPlainText(), u"Say what happens when the disk is full."_s);
}

void RemarksTest::onlyWhereEditable()
{
    test::PaneFixture f;
    f.pane.open(test::prdWriting());
    f.pane.action(DocumentAction::Remark)->trigger();
    QVERIFY(!f.find<QPlainTextEdit>(u"remark"_s)->isVisible());
    QVERIFY(!f.find(u"remarks"_s)->isVisible());
}

/// Also beside a narrow text and with the widest words: none of the three buttons is cut off.
void RemarksTest::decisionsOnAFindingAreInSight()
{
    Remark finding;
    finding.id = {u"m1"_s};
    finding.path = u"src/board.py"_s;
    finding.state = RemarkState::Finding;
    finding.author = u"reviewer"_s;
    finding.severity = u"major"_s;
    finding.text = u"The score is not written when the disk is full."_s;
    finding.lineFrom = 4;
    finding.revision = 1;
    RemarkCard card(finding);
    card.resize(170, 10);
    card.show();
    card.resize(170, card.layout()->heightForWidth(170));
    QVERIFY(QTest::qWaitForWindowExposed(&card));
    int found = 0;
    for (const QToolButton *button : card.findChildren<QToolButton *>()) {
        QVERIFY(button->isVisible());
        QVERIFY2(card.rect().contains(button->geometry()), qPrintable(button->text()));
        QVERIFY2(button->width() >= button->sizeHint().width(), qPrintable(button->text()));
        ++found;
    }
    QCOMPARE(found, 3);
}

void RemarksTest::sendIsOfferedForDrafts()
{
    test::PaneFixture f;
    DocumentInput input = test::boardInReview();
    f.pane.open(input);
    QVERIFY(f.isOffered(u"sendRemarks"_s));
    QVERIFY(f.find<QPushButton>(u"sendRemarks"_s)->text().contains(u'1'));
    QSignalSpy decided(&f.pane, &DocumentPane::decided);
    QTest::keyClick(f.focus(u"documentView"_s), Qt::Key_S);
    QCOMPARE(commandsIn<command::RequestChanges>(decided).size(), 1);
    QCOMPARE(commandsIn<command::RequestChanges>(decided).constFirst().path, u"src/board.py"_s);
    input.remarks.removeLast();
    f.pane.refresh(input);
    QVERIFY(!f.isOffered(u"sendRemarks"_s));
}

void RemarksTest::whatIsTypedIsHandedOut()
{
    test::PaneFixture f;
    f.pane.open(test::boardInReview());
    f.pane.action(DocumentAction::Remark)->trigger();
    QSignalSpy typed(&f.pane, &DocumentPane::remarkTyped);
    auto *editor = f.find<QPlainTextEdit>(u"remark"_s);
    QTest::keyClicks(editor, u"half"_s);
    QVERIFY(typed.size() > 0 || typed.wait());
    QTest::keyClicks(editor, u" a remark"_s);
    f.pane.flush(); // the window closes
    QCOMPARE(typed.constLast().at(0).toString(), u"src/board.py"_s);
    QCOMPARE(typed.constLast().at(1).value<Remark>().text, u"half a remark"_s);
    QTest::keyClick(editor, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(typed.constLast().at(1).value<Remark>().text.isEmpty()); // it is a draft now
}

void RemarksTest::whatWasTypedIsThereAgain()
{
    for (const int width : {900, 500}) {
        test::PaneFixture f({width, 600});
        DocumentInput input = test::boardInReview();
        Remark kept;
        kept.path = u"src/board.py"_s;
        kept.revision = 2;
        kept.lineFrom = 31;
        kept.lineTo = 31;
        kept.quote = u"def move"_s;
        kept.text = u"half a remark"_s;
        input.writing = kept;
        f.pane.open(input);
        auto *editor = f.find<QPlainTextEdit>(u"remark"_s);
        QVERIFY(editor->isVisible());
        QCOMPARE(editor->toPlainText(), u"half a remark"_s);
        QSignalSpy decided(&f.pane, &DocumentPane::decided);
        QTest::keyClick(editor, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(draftedBy(decided), kept);
    }
}

void RemarksTest::sendTakesTheOpenOneAlong()
{
    test::PaneFixture f;
    DocumentInput input = test::boardInReview();
    input.remarks.clear();
    f.pane.open(input);
    QVERIFY(!f.isOffered(u"sendRemarks"_s));
    f.pane.action(DocumentAction::Remark)->trigger();
    auto *editor = f.find<QPlainTextEdit>(u"remark"_s);
    QTest::keyClicks(editor, u"Say why."_s);
    QVERIFY(f.isOffered(u"sendRemarks"_s));
    QVERIFY(f.find<QPushButton>(u"sendRemarks"_s)->text().contains(u'1'));
    QSignalSpy decided(&f.pane, &DocumentPane::decided);
    QTest::keyClick(f.focus(u"documentView"_s), Qt::Key_S);
    QCOMPARE(decided.size(), 2);
    QVERIFY(std::holds_alternative<command::DraftRemark>(decided.at(0).at(0).value<Command>()));
    QVERIFY(std::holds_alternative<command::RequestChanges>(decided.at(1).at(0).value<Command>()));
    QCOMPARE(draftedBy(decided).text, u"Say why."_s);
    QVERIFY(!editor->isVisible());
}

void RemarksTest::cancelledWordsComeBack()
{
    test::PaneFixture f;
    f.pane.open(test::boardInReview());
    f.pane.action(DocumentAction::Remark)->trigger();
    auto *editor = f.find<QPlainTextEdit>(u"remark"_s);
    QTest::keyClicks(editor, u"a slip of the hand"_s);
    QSignalSpy typed(&f.pane, &DocumentPane::remarkTyped);
    QTest::keyClick(editor, Qt::Key_Escape);
    QVERIFY(typed.constLast().at(1).value<Remark>().text.isEmpty());
    f.pane.action(DocumentAction::Remark)->trigger();
    QCOMPARE(editor->toPlainText(), QString());
    QTest::keyClick(editor, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(editor->toPlainText(), u"a slip of the hand"_s);
}

void RemarksTest::whatIsNotTakenComesBack()
{
    test::PaneFixture f;
    f.pane.open(test::boardInReview());
    f.pane.action(DocumentAction::Remark)->trigger();
    auto *editor = f.find<QPlainTextEdit>(u"remark"_s);
    QSignalSpy decided(&f.pane, &DocumentPane::decided);
    QTest::keyClicks(editor, u"first"_s);
    QTest::keyClick(editor, Qt::Key_Return, Qt::ControlModifier);
    const Remark first = draftedBy(decided);
    f.pane.action(DocumentAction::Remark)->trigger();
    QTest::keyClicks(editor, u"second"_s);
    QSignalSpy typed(&f.pane, &DocumentPane::remarkTyped);
    f.pane.currentPage()->giveBack(first);
    QCOMPARE(editor->toPlainText(), u"first\n\nsecond"_s);
    QCOMPARE(typed.constLast().at(1).value<Remark>().text, u"first\n\nsecond"_s);
}

#include "tst_remarks.moc"
